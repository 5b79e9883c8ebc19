import type { RuleId } from './rules.js'

/** on: as in the rules table · warn: `risk` · off: shown, no effect. */
export const effects = ['on', 'warn', 'off'] as const
export type Effect = (typeof effects)[number]
export type Effects = Partial<Record<RuleId, Effect>>

/** What a store may set about verdicts. */
export interface VerdictSettings {
  /** Blocked share of a delivery from which it is not signed, 0…1. */
  doNotSignShare: number
  /** A shelf life that ends within so many days is a risk: by product group, and for every other. */
  shelfLifeWarningDays: { byGroup: Record<string, number>; otherwise: number }
  /** Rules that are not as in the table, for every group. */
  effects: Effects
  /** The same for one product group; it comes before `effects`. */
  groupEffects: Record<string, Effects>
}

/** As it comes out of the box: the letter of the rules, doubtful ones off. */
export const officialSettings: VerdictSettings = {
  doNotSignShare: 0.2,
  shelfLifeWarningDays: { byGroup: { milk: 3 }, otherwise: 14 },
  effects: { 'price-below-minimum-newer': 'off' },
  groupEffects: {},
}

export const effectOf = (settings: VerdictSettings, id: RuleId, group: string | undefined): Effect =>
  (group === undefined ? undefined : settings.groupEffects[group]?.[id]) ?? settings.effects[id] ?? 'on'
