import type { Reason } from '../verdict/outcome.js'
import { isRuleId, rules } from '../verdict/rules.js'

/** A rule on which a claim may rest. A price is the store's own: the supplier does not answer for it. */
export const isGround = (id: string): boolean =>
  isRuleId(id) && rules[id].ground !== undefined && rules[id].fault !== 'store'

/**
 * The reason for which a code is claimed: the weightiest of those that block it and that a supplier answers for. Null
 * for a code that waits, is not known, or is only at risk: silence of ЧЗ is never a ground against the supplier.
 */
export const groundReason = (reasons: readonly Reason[]): Reason | null =>
  reasons.find(({ id, outcome }) => outcome === 'block' && isGround(id)) ?? null
