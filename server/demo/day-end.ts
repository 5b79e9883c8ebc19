import { In, IsNull, Not } from 'typeorm'
import { Code, Delivery } from '../../entities/index.js'
import { cancelCheck } from '../checks/change-check.js'
import { holdRuns } from '../checks/hold-runs.js'
import type { Clock } from '../clock.js'
import { openDatabase } from '../database.js'
import { silentLog } from '../log.js'
import { databaseIn } from './demo-folder.js'
import { letPeopleIn, type Person } from './day-people.js'

/** Deliveries of the day by what becomes of them at its end. */
export interface DayEnd {
  stopped: number
  held: number
}

const minuteMs = 60_000
const deadlineMs = 72 * 60 * minuteMs

/**
 * What people did when nothing is asked any more: who has an account, which check was stopped, which one is held. Waiting
 * codes were asked by a timetable that is much quicker than that of a store, and get the moments of a store.
 */
export async function endDay(folder: string, { stopped, held }: DayEnd, clock: Clock): Promise<Person[]> {
  const database = await openDatabase(`sqlite:${databaseIn(folder)}`)
  try {
    const people = await letPeopleIn({ database, clock })
    await cancelCheck({ database, clock }, stopped, people.findIndex(({ role }) => role === 'manager') + 2)
    const { runId } = await database.read.findOneByOrFail(Delivery, { id: held })
    const noLine = { ownInn: null, isDefault: () => true, health: { held: () => undefined } }
    await holdRuns({ database, log: silentLog, ...noLine }, 'token-missing', runId!)
    const now = clock.now()
    await database.transact(async ({ manager }) => {
      const late = { nextTryAt: Not(IsNull()) }
      await manager.update(Code, { ...late, outcome: In(['wait']) }, { deadlineAt: now + deadlineMs })
      await manager.update(Code, late, { nextTryAt: now + 25 * minuteMs })
    })
    return people
  } finally {
    await database.close()
  }
}
