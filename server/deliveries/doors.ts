import { ruleIds, rules, type RuleId } from '../domain/verdict/rules.js'

/** Doors to the list of deliveries, as they stand on the page. Each delivery is behind exactly one. */
export const doors = ['return', 'wait', 'check', 'sign', 'decide'] as const
export type Door = (typeof doors)[number]

export const isDoor = (value: unknown): value is Door => doors.includes(value as Door)

/** Risks for which goods are set aside: a delivery with one is not signed whole. */
export const asideRules: RuleId[] = ruleIds.filter(
  (id) => rules[id].outcome === 'risk' && rules[id].setAside === true,
)
