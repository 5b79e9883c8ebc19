import { In, type EntityManager } from 'typeorm'
import { CheckRun, Setting } from '../../entities/index.js'
import type { Clock } from '../clock.js'
import type { Database } from '../database.js'
import { note } from '../journal/journal.js'
import type { Transaction } from '../transaction.js'

/** ЧЗ is not asked for a time: a row that every process reads before a question. */
export interface Maintenance {
  reason: string
  sinceAt: number
  untilAt: number
  /** Who switched it on. */
  by: string
}

const settingName = 'maintenance'

/** Null where ЧЗ may be asked. It ends by the clock alone. */
export async function readMaintenance(read: EntityManager, now: number): Promise<Maintenance | null> {
  const row = await read.findOneBy(Setting, { name: settingName })
  const kept = row?.value as Maintenance | undefined
  return kept && kept.untilAt > now ? kept : null
}

export interface MaintenanceParts {
  database: Database
  clock: Clock
  /** Told when ЧЗ may be asked again: what waited may go on. */
  onEnd: () => Promise<unknown>
}

export type MaintenanceService = ReturnType<typeof makeMaintenance>

export const makeMaintenance = ({ database, clock, onEnd }: MaintenanceParts) => ({
  /** Until then ЧЗ is not asked. Begun anew it takes the place of the one before. */
  begin: (user: { id: number; name: string }, { reason, untilAt }: Pick<Maintenance, 'reason' | 'untilAt'>) =>
    database.transact(async (tx) => {
      const sinceAt = clock.now()
      const value: Maintenance = { reason, sinceAt, untilAt, by: user.name }
      await tx.manager.upsert(Setting, { name: settingName, value: value as object }, ['name'])
      const details = { reason, untilAt }
      await note(tx, { at: sinceAt, userId: user.id, action: 'maintenance.begun', details })
      await touchRuns(tx)
    }),
  end: (userId: number) =>
    database.transact(async (tx) => {
      await tx.manager.delete(Setting, { name: settingName })
      await note(tx, { at: clock.now(), userId, action: 'maintenance.ended' })
      await touchRuns(tx)
      tx.later(async () => void (await onEnd()))
    }),
})

/** Whoever watches a delivery that waits gets to know of it. */
async function touchRuns(tx: Transaction): Promise<void> {
  await tx.alone('answers')
  const open = { state: In(['queued', 'running', 'waiting', 'held']) }
  await tx.manager.increment(CheckRun, open, 'version', 1)
}
