import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CheckRun, Code, JournalEntry } from '../../entities/index.js'
import type { RunState } from '../../entities/check-run.js'
import { cancelCheck } from '../../server/checks/change-check.js'
import { openDatabase, type Database } from '../../server/database.js'
import { builder, someDay } from '../build.js'
import { has } from '../needs.js'
import { handClock } from '../pages/small-app.js'
import { someoneWaits, startPostgres, type TestPostgres } from '../postgres-server.js'
import { waitFor } from '../wait-for.js'

describe.skipIf(!has('postgres'))('a check that is stopped on PostgreSQL', () => {
  let postgres: TestPostgres
  let database: Database
  beforeAll(async () => {
    postgres = await startPostgres()
    database = await openDatabase(await postgres.newDatabase())
  })
  afterAll(async () => {
    await database.close()
    await postgres.close()
  })

  /** Stops a check whose run another transaction takes from one state to the next at that moment. */
  async function stopWhile(from: RunState, to: RunState) {
    const build = builder(database)
    const delivery = await build.delivery({ codeCount: 1, waitCount: 1 })
    const run = await build.run(delivery, { state: from, finishedAt: null })
    const code = await build.code(await build.line(delivery), { outcome: 'wait', nextTryAt: someDay })
    let begin = (): void => undefined
    // Begun from outside: a transaction inside another is refused.
    const stopped = new Promise<void>((begun) => (begin = begun)).then(() =>
      cancelCheck({ database, clock: handClock(someDay) }, delivery.id, null),
    )
    await database.transact(async ({ manager }) => {
      await manager.update(CheckRun, { id: run.id }, { state: to, version: run.version + 1 })
      begin()
      await waitFor(async () => expect(await someoneWaits(database)).toBe(true), { interval: 5 })
    })
    await stopped
    const subject = `delivery:${delivery.id}`
    return {
      run: await database.read.findOneByOrFail(CheckRun, { id: run.id }),
      code: await database.read.findOneByOrFail(Code, { id: code.id }),
      noted: await database.read.countBy(JournalEntry, { subject, action: 'check.cancelled' }),
    }
  }

  it.each<[RunState, RunState]>([
    ['queued', 'running'],
    ['running', 'waiting'],
    ['running', 'held'],
    ['held', 'queued'],
  ])('is stopped, though it goes from %s to %s meanwhile', async (from, to) => {
    const { run, code, noted } = await stopWhile(from, to)
    expect(run).toMatchObject({ state: 'cancelled', finishedAt: someDay, version: 3 })
    expect(code.nextTryAt).toBeNull()
    expect(noted).toBe(1)
  })

  it.each<[RunState, RunState]>([
    ['waiting', 'done'],
    ['running', 'cancelled'],
  ])('is left as it is, codes and journal too, where it goes from %s to %s meanwhile', async (from, to) => {
    const { run, code, noted } = await stopWhile(from, to)
    expect(run).toMatchObject({ state: to, version: 2 })
    expect(code.nextTryAt).toBe(someDay)
    expect(noted).toBe(0)
  })
})
