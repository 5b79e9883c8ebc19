import { rules, type RuleId } from './rules.js'
import { effectOf, type Effect, type VerdictSettings } from './settings.js'

/** What verdicts are made by, in short: rules that are not as in the table, and days of warning. */
export interface RulesInForce {
  /** Product group ('' is every other) → rule → effect, where it is not `on`. */
  effects: Record<string, Partial<Record<RuleId, Effect>>>
  /** Product group → days before the end of a shelf life; '' is every other. */
  warningDays: Record<string, number>
}

/** How two of them differ: which rules, for which groups. */
export interface RulesChange {
  groups: string[]
  rules: RuleId[]
}

const ruleIds = Object.keys(rules) as RuleId[]

export function rulesInForce({ shelfLifeWarningDays, ...settings }: VerdictSettings): RulesInForce {
  const groups = ['', ...Object.keys(settings.groupEffects)]
  const effectsOf = (group: string) =>
    ruleIds.flatMap((id) => {
      const effect = effectOf({ ...settings, shelfLifeWarningDays }, id, group === '' ? undefined : group)
      return effect === 'on' ? [] : [[id, effect] as const]
    })
  return {
    effects: Object.fromEntries(groups.map((group) => [group, Object.fromEntries(effectsOf(group))])),
    warningDays: { '': shelfLifeWarningDays.otherwise, ...shelfLifeWarningDays.byGroup },
  }
}

/** Null where verdicts stay as they are. Without `before`, everything may have changed. */
export function changeOf(before: RulesInForce | null, after: RulesInForce): RulesChange | null {
  if (before === null) return { groups: [''], rules: ruleIds }
  const groups = new Set<string>()
  const changed = new Set<RuleId>()
  const add = (group: string, id: RuleId) => {
    groups.add(group)
    changed.add(id)
  }
  for (const group of Object.keys({ ...before.effects, ...after.effects }))
    for (const id of ruleIds) if (effectIn(before, group, id) !== effectIn(after, group, id)) add(group, id)
  for (const group of Object.keys({ ...before.warningDays, ...after.warningDays }))
    if (daysIn(before, group) !== daysIn(after, group)) add(group, 'shelf-life-soon')
  return groups.size === 0 ? null : { groups: [...groups], rules: [...changed] }
}

const effectIn = ({ effects }: RulesInForce, group: string, id: RuleId): Effect =>
  (effects[group] ?? effects[''])?.[id] ?? 'on'

const daysIn = ({ warningDays }: RulesInForce, group: string): number | undefined =>
  warningDays[group] ?? warningDays['']

/** Both changes as one. */
export const bothChanges = (one: RulesChange, other: RulesChange): RulesChange => ({
  groups: [...new Set([...one.groups, ...other.groups])],
  rules: [...new Set([...one.rules, ...other.rules])],
})
