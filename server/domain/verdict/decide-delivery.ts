import type { Outcome } from './outcome.js'
import { isRuleId, rules, type RuleId } from './rules.js'
import type { VerdictSettings } from './settings.js'

export const deliveryVerdicts = ['do-not-sign', 'sign-partly', 'wait', 'sign'] as const
export type DeliveryVerdict = (typeof deliveryVerdicts)[number]

/** A delivery in numbers. */
export interface DeliveryTally {
  total: number
  /** Codes asked at least once. */
  asked: number
  /** Codes by outcome and weightiest reason; '' for none. */
  tallies: { outcome: Outcome; reasonId: RuleId | ''; count: number }[]
  /** The document itself is wrong. */
  documentFaulty: boolean
}

const setsAside = (reasonId: RuleId | ''): boolean => isRuleId(reasonId) && rules[reasonId].setAside

/** Codes that are not signed for, while the rest is: bad, unclear, of another owner, on their way, late from abroad. */
const isLeftOut = ({ outcome, reasonId }: DeliveryTally['tallies'][number]): boolean =>
  outcome === 'block' ||
  outcome === 'unknown' ||
  ((outcome === 'risk' || outcome === 'wait') && setsAside(reasonId))

/** One word on a whole delivery. The order of the questions is part of the rule. */
export function decideDelivery(delivery: DeliveryTally, settings: VerdictSettings): DeliveryVerdict {
  const tallies = delivery.tallies.filter(({ count }) => count > 0)
  const countOf = (outcome: Outcome) =>
    tallies.reduce((sum, tally) => (tally.outcome === outcome ? sum + tally.count : sum), 0)
  const blocked = countOf('block')
  if (delivery.documentFaulty) return 'do-not-sign'
  if (blocked > 0 && blocked / delivery.total >= settings.doNotSignShare) return 'do-not-sign'
  if (delivery.asked < delivery.total) return 'wait'
  if (tallies.some(isLeftOut)) return 'sign-partly'
  return countOf('wait') > 0 ? 'wait' : 'sign'
}
