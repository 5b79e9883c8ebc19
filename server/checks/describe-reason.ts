import { formatDate } from '../domain/dates.js'
import { formatMoney } from '../domain/money.js'
import type { CheckedBy, Outcome, Reason } from '../domain/verdict/outcome.js'
import { isRuleId, rules, type Rule } from '../domain/verdict/rules.js'
import { forPurpose, type Purpose } from '../text/for-purpose.js'
import { isSentenceKey, say, sayIfKnown, type Language, type SentenceParams } from '../text/say.js'

/** A reason in words that are ready for a person. Times stay Unix ms. */
export interface DescribedReason {
  id: string
  outcome: Outcome
  title: string
  text: string
  nextStep: string
  who: string
  until: number | null
  blocksAt: number | null
  source: string
  curable: boolean
}

/** The zone of shelf lives where the caller names none: dates on packs are Moscow's. */
const packZone = 'Europe/Moscow'

const wordOf = (language: Language, prefix: string, code: string): string => {
  const key = `${prefix}.${code || 'none'}`
  return isSentenceKey(key) ? say(language, key) : code
}

/** Values that are not plain words yet, by their name: authorities, reasons of withdrawal, an error without a text. */
function spoken(name: string, value: string, params: SentenceParams, language: Language): string {
  if (name === 'ogvs')
    return value
      .split(',')
      .map((code) => wordOf(language, 'ogv', code))
      .join(', ')
  if (name === 'withdrawReason') return wordOf(language, 'withdraw-reason', value)
  if (name === 'owner' && value === '') return String(params.ownerInn ?? '')
  if (name !== 'message' || value !== '') return value
  const key = `check-error.${params.errorCode}`
  return isSentenceKey(key) ? say(language, key) : say(language, 'check-error.other')
}

/** `…At` is a moment, `…Kopecks` is money. */
function wordsOfParams(params: SentenceParams, language: Language, zone: string): SentenceParams {
  const words = Object.entries(params).map(([name, value]) => {
    if (typeof value !== 'number') return [name, spoken(name, value, params, language)]
    if (name.endsWith('At')) return [name, formatDate(value, zone)]
    return [name, name.endsWith('Kopecks') ? formatMoney(value) : value]
  })
  return Object.fromEntries(words) as SentenceParams
}

/** The sentence with values where they are known, else the general one. */
function textOf(rule: Rule, reason: Reason, language: Language, zone: string): string {
  const detail = `rule.${rule.id}.detail`
  if (reason.params === undefined || !isSentenceKey(detail)) return say(language, rule.textKey)
  return say(language, detail, wordsOfParams(reason.params, language, zone))
}

function sourceOf({ source }: Rule, language: Language): string {
  const words = say(language, `rule-source.${source.key}`)
  return source.certainty === 'sure'
    ? words
    : `${words}, ${say(language, `rule-certainty.${source.certainty}`)}`
}

interface Telling {
  zone?: string
  /** Of a delivery that is to be signed where nothing is said. */
  purpose?: Purpose
}

/** Words of one reason. A rule that this version does not know any more keeps its id and outcome. */
export function describeReason(
  reason: Reason,
  language: Language,
  { zone = packZone, purpose = 'receipt' }: Telling = {},
): DescribedReason {
  const { id, outcome, until = null, blocksAt = null } = reason
  if (!isRuleId(id))
    return {
      id,
      outcome,
      title: id,
      text: '',
      nextStep: '',
      who: '',
      until,
      blocksAt,
      source: '',
      curable: false,
    }
  const rule = rules[id]
  return {
    id,
    outcome,
    title: say(language, rule.titleKey),
    text: textOf(rule, reason, language, zone),
    nextStep: say(language, forPurpose(rule.nextStepKey, purpose)),
    who: say(language, `rule-who.${rule.who}`),
    until,
    blocksAt,
    source: sourceOf(rule, language),
    curable: rule.curable,
  }
}

/** What is known of the check part of a code besides the till's word: ЧЗ confirmed it, nobody did, or it is not there. */
export type CheckPartKnown = 'confirmed' | 'open' | 'absent'

/** What «may be sold» rests on: a code from a УПД has no check part, so its signature was not asked. */
export const describeSell = (
  checkedBy: CheckedBy | null,
  checkPart: CheckPartKnown,
  language: Language,
): string => {
  const by = checkedBy ?? 'status'
  return sayIfKnown(language, by === 'status' ? `rule-sell.status.${checkPart}` : `rule-sell.${by}`)
}
