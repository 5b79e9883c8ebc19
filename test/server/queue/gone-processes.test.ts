import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
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
const printName = `import('./server/process-name.ts').then((file) => console.log(file.newProcessName()))`
const deadPid = spawnSync(process.execPath, ['--version']).pid
const place = own.split('/')[3]
const named = (host: string, pid: number) => [host, pid, '0a1b2c3d', place].filter(Boolean).join('/')
const dead = named(hostname(), deadPid)
const living = named(hostname(), process.ppid)
const elsewhere = named('another-machine', deadPid)
const inContainer = `${hostname()}/${deadPid}/0a1b2c3d/another-place`
const producer = { inn: '0069145277', name: 'ООО «Молочный берег»' }
const goods = { name: 'Вода', brand: 'Родник', group: 'water', groupId: 13, tnVedGroup: '2201', producer }

describe('a process that is gone', () => {
  it('is known by its number on this machine alone', () => {
    expect([own, living, elsewhere, 'a name of another kind'].filter((name) => isGone(name, own))).toEqual([])
    expect(isGone(dead, own)).toBe(true)
    // In a container the next start has the number of the last.
    expect(isGone(named(hostname(), process.pid), own)).toBe(true)
  })

  it('is not known by its number where that is counted elsewhere: in another container of the same host name', () => {
    expect(isGone(inContainer, own)).toBe(false)
    // Each container counts from 1.
    expect(isGone(`${hostname()}/${process.pid}/0a1b2c3d/another-place`, own)).toBe(false)
  })

  it.skipIf(!existsSync('/proc/self/ns/pid'))('has a name that tells where its number is counted', () => {
    expect(place).toMatch(/^[0-9a-f]{12}$/)
    const next = execFileSync(process.execPath, ['--import', 'tsx', '--eval', printName], {
      encoding: 'utf8',
    })
    expect(next.trim().split('/')[3]).toBe(place)
    // A name of before told no place: it is read, and its lease runs out.
    expect(isGone(`${hostname()}/${deadPid}/0a1b2c3d`, own)).toBe(false)
  })

  it('is known by its number where the system tells no place', () => {
    const bare = `${hostname()}/${process.pid}/9f31c0aa`
    expect(isGone(`${hostname()}/${deadPid}/0a1b2c3d`, bare)).toBe(true)
    expect(isGone(`${hostname()}/${process.ppid}/0a1b2c3d`, bare)).toBe(false)
  })

  it.each([
    ['gone', dead, true],
    ['alive', living, false],
    ['of another machine', elsewhere, false],
    ['of another container', inContainer, false],
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
