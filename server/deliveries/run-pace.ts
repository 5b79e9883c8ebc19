import type { CheckRun } from '../../entities/check-run.js'

type Pace = Pick<CheckRun, 'total' | 'asked' | 'startedAt'>

/** Codes asked in a second since the run began; null while nothing can be said yet. */
export function codesPerSecond({ asked, startedAt }: Pace, now: number): number | null {
  if (startedAt === null || asked === 0 || now <= startedAt) return null
  return asked / ((now - startedAt) / 1000)
}

/** How long the codes that were never asked will take at that pace. */
export function remainingMs(run: Pace, now: number): number | null {
  const pace = codesPerSecond(run, now)
  return pace === null ? null : ((run.total - run.asked) / pace) * 1000
}
