import type { ReasonDetails } from './condition.js'
import type { RuleId } from './rules.js'
import type { Scene } from './scene.js'
import { dayMs } from './shelf-life.js'

/** Seller and buyer complete the exchange of a УПД within three working days after the goods came. */
const transferDays = 3
const saturday = 6
const sunday = 0

const isWorkingDay = (ms: number): boolean => ![saturday, sunday].includes(new Date(ms).getUTCDay())

/** The end of the three working days; public holidays are not known here. */
export function transferEndsAt(receivedAt: number): number {
  let at = receivedAt
  for (let left = transferDays; left > 0;) {
    at += dayMs
    if (isWorkingDay(at)) left -= 1
  }
  return at
}

const unanswered: ReadonlySet<RuleId> = new Set(['deadline-passed', 'eaeu-deadline-passed'])

/** For how long a code has had no answer, where that is known. */
export function waitingDetails(id: RuleId, { circumstances, now }: Scene): ReasonDetails | undefined {
  const since = circumstances.receivedAt
  if (!since || !unanswered.has(id)) return undefined
  return { params: { sinceAt: since, days: Math.max(1, Math.round((now - since) / dayMs)) } }
}
