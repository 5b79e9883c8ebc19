import type { Delivery, DeliveryLine } from '../../entities/index.js'
import type { DeliveryVerdict } from '../domain/verdict/decide-delivery.js'
import { isSentenceKey, say, type Language, type SentenceParams } from '../text/say.js'
import type { SentenceKey } from '../text/sentences.js'
import type { LineCounts } from './tallies.js'

/** How a line is spoken of: as goods to sign for, as goods of a delivery that nobody is to sign, as goods that are ours. */
export type DecisionKind = 'receipt' | 'refusal' | 'audit'

export const decisionKindOf = (
  { purpose }: Pick<Delivery, 'purpose'>,
  verdict: DeliveryVerdict,
): DecisionKind => (purpose === 'receipt' && verdict === 'do-not-sign' ? 'refusal' : purpose)

/** What to do with a line, in a few words. */
export function decisionOf(
  { codeCount, osuCount }: Pick<DeliveryLine, 'codeCount' | 'osuCount'>,
  counts: LineCounts,
  { kind, lang }: { kind: DecisionKind; lang: Language },
): string {
  const refused = counts.block
  const later = counts.wait + counts.unknown + counts.aside
  const told = (key: SentenceKey, params?: SentenceParams) => {
    const own = `${key}.${kind}`
    return say(lang, isSentenceKey(own) ? own : key, params)
  }
  if (codeCount === 0) return told(osuCount > 0 ? 'decision.count' : 'decision.noCodes')
  if (refused === codeCount) return told('decision.refuse')
  if (later === codeCount) return told('decision.aside')
  if (refused > 0 && later > 0) return told('decision.without-aside', { count: refused, aside: later })
  if (refused > 0) return told('decision.without', { count: refused })
  if (later > 0) return told('decision.aside-some', { count: later })
  return told(counts.risk > 0 ? 'decision.risk' : 'decision.take')
}
