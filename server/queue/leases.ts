import { ScheduleHold } from '../../entities/index.js'
import type { Clock } from '../clock.js'
import type { Database } from '../database.js'
import { isGone } from '../process-name.js'

export interface LeaseParts {
  database: Database
  clock: Clock
  processName: string
}

/**
 * Takes or renews what one process does at a time; true while it is ours. Another takes over when the lease has run out, or at
 * once where its holder is known to be gone.
 */
export async function takeLease(
  { database, clock, processName }: LeaseParts,
  { name, leaseMs }: { name: string; leaseMs: number },
): Promise<boolean> {
  return database.transact(async (tx) => {
    await tx.alone('schedule')
    const now = clock.now()
    const hold = await tx.manager.findOneBy(ScheduleHold, { name })
    const isOthers = hold && hold.holder !== processName && hold.until > now
    if (isOthers && !isGone(hold.holder, processName)) return false
    await tx.manager.upsert(ScheduleHold, { name, holder: processName, until: now + leaseMs }, ['name'])
    return true
  })
}

/** Gives it back, so that nobody need wait for its end. */
export async function dropLease(
  { database, processName }: Pick<LeaseParts, 'database' | 'processName'>,
  name: string,
): Promise<void> {
  await database.transact(async ({ manager }) => {
    await manager.delete(ScheduleHold, { name, holder: processName })
  })
}
