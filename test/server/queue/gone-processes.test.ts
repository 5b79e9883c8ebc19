import { spawnSync } from 'node:child_process'
import { hostname } from 'node:os'
import { describe, expect, it } from 'vitest'
import { CheckBatch, CheckRun, ScheduleHold } from '../../../entities/index.js'
import { isGone, newProcessName } from '../../../server/process-name.js'
import { takeHold } from '../../../server/queue/scheduler.js'
import { introduced } from '../../../server/sandbox/states.js'
import { cisList } from '../../codes.js'
import { freshDatabase } from '../../database.js'
import { startWork } from '../../start-work.js'
import { testClock } from '../../test-clock.js'

const own = newProcessName()
const deadPid = spawnSync(process.execPath, ['--version']).pid
const dead = `${hostname()}/${deadPid}/0a1b2c3d`
const living = `${hostname()}/${process.ppid}/0a1b2c3d`
const elsewhere = `another-machine/${deadPid}/0a1b2c3d`
const producer = { inn: '0069145277', name: 'ООО «Молочный берег»' }
const goods = { name: 'Вода', brand: 'Родник', group: 'water', groupId: 13, tnVedGroup: '2201', producer }

describe('a process that is gone', () => {
  it('is known by its number on this machine alone', () => {
    expect([own, living, elsewhere, 'a name of another kind'].filter((name) => isGone(name, own))).toEqual([])
    expect(isGone(dead, own)).toBe(true)
    // In a container the next start has the number of the last.
    expect(isGone(own.replace(/[^/]+$/, '0a1b2c3d'), own)).toBe(true)
  })

  it.each([
    ['gone', dead, true],
    ['alive', living, false],
    ['of another machine', elsewhere, false],
  ])('that holds the schedule and is %s', async (_, holder, isFree) => {
    const database = await freshDatabase()
    const clock = testClock()
    await database.transact(({ manager }) =>
      manager.insert(ScheduleHold, { name: 'schedule', holder, until: clock.now() + 15_000 }),
    )
    expect(await takeHold({ database, clock, processName: own })).toBe(isFree)
    await database.close()
  })

  it('leaves its batches to the next at once, and only its own', async () => {
    const work = await startWork({ scenario: () => introduced(goods), token: null })
    const ids = [await work.importList(cisList(3)), await work.importList(cisList(6).slice(3))]
    for (const id of ids) await work.reaches(id, 'held')
    const leaseUntil = Date.now() + 60_000
    await work.database.transact(async ({ manager }) => {
      for (const [at, leasedBy] of [dead, elsewhere].entries())
        await manager.update(CheckBatch, { deliveryId: ids[at] }, { state: 'leased', leasedBy, leaseUntil })
    })
    await work.checks.takeOver()
    work.tokens.put('a-token')
    await work.reaches(ids[0]!, 'done')
    const other = await work.database.read.findOneByOrFail(CheckRun, { deliveryId: ids[1] })
    expect(other.state).not.toBe('done')
    await work.close()
  })
})
