import type { CodeFacts } from './facts.js'
import type { VerdictSettings } from './settings.js'

export const dayMs = 86_400_000

/** The last of the shelf lives by storage condition. */
const latest = (facts: CodeFacts): number | undefined =>
  facts.expirations?.length ? Math.max(...facts.expirations.map(({ until }) => until)) : undefined

/** When the till begins to refuse: the end of the shelf life, or of the longest where only those by storage are over. */
export function shelfLifeEnd(facts: CodeFacts): number | undefined {
  if (facts.expirations === undefined) return facts.expiresAt
  const last = latest(facts)
  if (facts.expiresAt === undefined || last === undefined) return facts.expiresAt ?? last
  return Math.min(facts.expiresAt, last)
}

export const warningDays = (settings: VerdictSettings, group: string | undefined): number =>
  (group === undefined ? undefined : settings.shelfLifeWarningDays.byGroup[group]) ??
  settings.shelfLifeWarningDays.otherwise
