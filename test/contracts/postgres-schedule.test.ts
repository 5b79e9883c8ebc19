import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ScheduleHold } from '../../entities/index.js'
import type { JobName } from '../../jobs/catalog.js'
import { schedule } from '../../jobs/schedule.js'
import { openDatabase, type Database } from '../../server/database.js'
import { silentLog } from '../../server/log.js'
import type { Queue } from '../../server/queue/queue.js'
import { dropHold, startSchedule, takeHold } from '../../server/queue/scheduler.js'
import { has } from '../needs.js'
import { startPostgres, type TestPostgres } from '../postgres-server.js'
import { testClock, type TestClock } from '../test-clock.js'
import { waitFor } from '../wait-for.js'

const second = 1000

describe.skipIf(!has('postgres'))('the schedule of several processes on PostgreSQL', () => {
  let postgres: TestPostgres
  let databases: Database[]
  let clock: TestClock
  beforeAll(async () => {
    postgres = await startPostgres()
    const url = await postgres.newDatabase()
    databases = [await openDatabase(url), await openDatabase(url)]
  })
  afterAll(async () => {
    await Promise.all(databases.map((database) => database.close()))
    await postgres.close()
  })
  beforeEach(async () => {
    clock = testClock()
    await databases[0]!.transact(({ manager }) => manager.deleteAll(ScheduleHold))
  })

  /** Each by its own connection to the database, as on machines of their own. */
  const partsOf = (at: 0 | 1) => ({
    database: databases[at]!,
    clock,
    processName: ['machine-1/1/0a1b2c3d', 'machine-2/1/9f31c0aa'][at]!,
  })
  const take = (at: 0 | 1) => takeHold(partsOf(at))

  it('has one holder, though two reach for it at once', async () => {
    for (let round = 0; round < 10; round += 1) {
      await databases[0]!.transact(({ manager }) => manager.deleteAll(ScheduleHold))
      const held = await Promise.all([take(0), take(1)])
      expect(held.filter(Boolean)).toHaveLength(1)
    }
  })

  it('stays with who renews it, and goes to another when that is over or it is given back', async () => {
    expect(await take(0)).toBe(true)
    await clock.advance(14 * second)
    expect(await take(1)).toBe(false)
    expect(await take(0)).toBe(true)
    await clock.advance(14 * second)
    // By the first lease it would be free.
    expect(await take(1)).toBe(false)
    await clock.advance(1 * second)
    expect(await take(1)).toBe(true)
    expect(await take(0)).toBe(false)
    // Who has lost it gives nothing back.
    await dropHold(partsOf(0))
    expect(await take(0)).toBe(false)
    await dropHold(partsOf(1))
    expect(await take(0)).toBe(true)
  })

  it('enqueues nothing where it is not held, and all of it once it is', async () => {
    const enqueued: [number, JobName][] = []
    let reached = [0, 0]
    const start = (at: 0 | 1) => {
      const { database, ...parts } = partsOf(at)
      // Counts how often it reached for the hold: time goes on when all have.
      const counting: Database = {
        ...database,
        transact: (...work) => database.transact(...work).finally(() => (reached[at]! += 1)),
      }
      const queue = { enqueue: async (job: JobName) => void enqueued.push([at, job]) } as unknown as Queue
      return startSchedule({ ...parts, database: counting, queue, log: silentLog })
    }
    const reach = async (...who: number[]) => {
      await waitFor(() => expect(who.filter((at) => reached[at]! === 0)).toEqual([]), { interval: 5 })
      reached = [0, 0]
      await clock.advance(0)
    }
    const passed = async (...who: number[]) => {
      for (let step = 0; step < 4; step += 1) {
        await clock.advance(5 * second)
        await reach(...who)
      }
    }
    const stopFirst = start(0)
    await reach(0)
    const jobs = schedule.map(({ job }) => job)
    expect(enqueued.map(([, job]) => job).sort()).toEqual([...jobs].sort())
    const stopSecond = start(1)
    await reach(1)
    await passed(0, 1)
    expect(enqueued.filter(([at]) => at === 1)).toEqual([])
    // It ends without giving it back, as one that is killed.
    stopFirst()
    enqueued.length = 0
    await passed(1)
    expect(new Set(enqueued.map(([at]) => at))).toEqual(new Set([1]))
    expect(enqueued.map(([, job]) => job)).toEqual(expect.arrayContaining(jobs))
    stopSecond()
  })
})
