import type { DeliveryVerdict } from '../domain/verdict/decide-delivery.js'
import { isStopped } from '../checks/stopped-check.js'
import { isRuleId, rules } from '../domain/verdict/rules.js'
import { lowerFirst } from '../text/lower-first.js'
import { forPurpose } from '../text/for-purpose.js'
import { formatCount, say } from '../text/say.js'
import type { DeliveryView } from './delivery-rows.js'
import { isDocumentFaulty } from './delivery-verdict.js'
import { isSetAside, type Group } from './tallies.js'
import type { Viewer } from '../text/viewer.js'

/** Reasons named in the sentence, those of most codes; the rest stands in the findings below. */
const named = 3

/** Why the verdict is what it is, in two or three sentences. */
export function whyOf(
  verdict: DeliveryVerdict,
  { delivery, run }: DeliveryView,
  groups: Group[],
  viewer: Viewer,
): string {
  const { lang } = viewer
  const { codeCount: total, blockCount, unknownCount, waitCount, riskCount, purpose } = delivery
  const document = isDocumentFaulty(delivery) ? [say(lang, 'why.document')] : []
  if (total === 0) return [...document, say(lang, 'why.no-codes')].join(' ')
  const stopped = isStopped(run)
  const neverAsked = Math.max(0, total - (run?.asked ?? 0))
  const aside = countOf(groups, (group) => group.outcome === 'risk' && isSetAside(group.reasonId))
  const sentences = [
    blockCount > 0 &&
      say(lang, 'why.block', { count: blockCount, total, reasons: reasonsOf(groups, viewer) }),
    unknownCount > 0 && say(lang, 'why.unknown', { count: unknownCount }),
    aside > 0 && say(lang, forPurpose('why.aside', purpose), { count: aside }),
    riskCount > aside && blockCount === 0 && say(lang, 'why.risk', { count: riskCount - aside }),
    neverAsked > 0 && say(lang, stopped ? 'why.cancelled' : 'why.not-asked', { count: neverAsked }),
    waitCount > neverAsked &&
      say(lang, forPurpose(waitKey(verdict, stopped, blockCount), purpose), {
        count: waitCount - neverAsked,
      }),
  ].filter((sentence) => sentence !== false)
  const ofCodes = sentences.length > 0 ? sentences : [say(lang, 'why.all', { count: total })]
  return [...document, ...ofCodes].join(' ')
}

const waitKey = (verdict: DeliveryVerdict, stopped: boolean, blockCount: number) =>
  stopped
    ? 'why.wait.stopped'
    : verdict === 'wait' || verdict === 'do-not-sign'
      ? 'why.wait'
      : blockCount > 0
        ? 'why.wait.more'
        : 'why.wait.aside'

const countOf = (groups: Group[], belongs: (group: Group) => boolean): number =>
  groups.filter(belongs).reduce((sum, { count }) => sum + count, 0)

/** «не введены в оборот (8), истёк срок годности (4)» */
function reasonsOf(groups: Group[], { lang }: Viewer): string {
  const blocking = groups
    .filter(({ outcome }) => outcome === 'block')
    .sort((one, other) => other.count - one.count)
  const words = blocking.slice(0, named).map(({ reasonId, count }) => {
    const title = isRuleId(reasonId) ? say(lang, rules[reasonId].titleKey) : ''
    return `${lowerFirst(title)} (${formatCount(count)})`
  })
  const rest = countOf(blocking.slice(named), () => true)
  return [...words, ...(rest > 0 ? [say(lang, 'why.others', { count: rest })] : [])].join(', ')
}
