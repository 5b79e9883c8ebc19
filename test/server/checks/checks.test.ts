import { IsNull, Not } from 'typeorm'
import { describe, expect, it } from 'vitest'
import { CheckBatch, CheckRun, Code, Delivery, Exchange, JournalEntry } from '../../../entities/index.js'
import { systemClock } from '../../../server/clock.js'
import type { CodeState } from '../../../server/sandbox/code-state.js'
import { scenarioOf } from '../../../server/sandbox/scenario.js'
import {
  applied,
  introduced,
  late,
  retired,
  silentCode,
  unknownCode,
} from '../../../server/sandbox/states.js'
import { makeRules } from '../../../server/settings/rules-service.js'
import { cisList, cisOf } from '../../codes.js'
import { countersAgree, startWork } from '../../start-work.js'

const supplier = { inn: '0069145277', name: 'ООО «Молочный берег»' }
const goods = {
  name: 'Лимонад «Груша», 0,5 л',
  brand: 'Ранетка',
  group: 'softdrinks',
  groupId: 23,
  tnVedGroup: '2202',
  producer: supplier,
}
const good = introduced(goods, supplier)

describe('a check of a delivery', () => {
  it('asks about every code and keeps the counters true', async () => {
    const codes = cisList(2300)
    const work = await startWork({
      scenario: (cis) =>
        cis === codes[7] ? applied(goods, supplier) : cis === codes[1500] ? retired(goods, supplier) : good,
    })
    const id = await work.importList(codes)
    const run = await work.reaches(id, 'done')
    expect(run).toMatchObject({ total: 2300, asked: 2300, done: 2300 })
    const delivery = await work.database.read.findOneByOrFail(Delivery, { id })
    expect(delivery).toMatchObject({ codeCount: 2300, sellCount: 2298, blockCount: 2, waitCount: 0 })
    await countersAgree(work.database, id)
    expect(work.sandbox.counts().requests).toBeLessThanOrEqual(6)
    await work.close()
  })

  it('waits for codes that have no answer yet, and is done when they have', async () => {
    const [quiet, missing, fine] = cisList(3)
    const states = new Map<string, CodeState>([
      [quiet!, late(2, silentCode, good)],
      [missing!, late(3, { kind: 'missing' }, good)],
      [fine!, good],
    ])
    const work = await startWork({ scenario: scenarioOf(states) })
    const id = await work.importList([...states.keys()])
    await work.reaches(id, 'done')
    expect(Object.values(await work.outcomesOf(id))).toEqual(['sell', 'sell', 'sell'])
    const codes = await work.database.read.findBy(Code, { deliveryId: id })
    expect(codes.map((code) => code.attempts).sort()).toEqual([1, 3, 4])
    await countersAgree(work.database, id)
    await work.close()
  })

  it('gives a Belarusian code that stays unknown to a person when its deadline has passed, and never to the till', async () => {
    const late = cisOf(1, { country: '2', prefix: '481000000' })
    const work = await startWork({ scenario: () => unknownCode, scale: 0.000001 })
    const id = await work.importList([late])
    await work.reaches(id, 'done')
    const code = await work.database.read.findOneByOrFail(Code, { deliveryId: id })
    expect(code).toMatchObject({ outcome: 'unknown', lane: 'by', nextTryAt: null })
    expect(code.attempts).toBeGreaterThan(1)
    await countersAgree(work.database, id)
    await work.close()
  })

  it('waits no longer than the store has set, for all groups or for the group of the code', async () => {
    const belarusian = cisOf(1, { country: '2', prefix: '481000000' })
    const [ordinary] = cisList(1)
    const answers: Record<string, CodeState> = { [belarusian]: unknownCode, [ordinary!]: silentCode }
    const work = await startWork({ scenario: (cis) => answers[cis]! })
    const rules = makeRules({ database: work.database, clock: systemClock })
    // shortened ten thousand times: 72 h would take 26 s, and 24 h nine
    const brief = { waitsMs: [1000], deadlineMs: 60_000 }
    await rules.setPatience(1, { group: '', patience: { eaeu: brief, retry: brief } })
    const id = await work.importList([belarusian, ordinary!])
    await work.reaches(id, 'done')
    expect(await work.outcomesOf(id)).toEqual({ [belarusian]: 'unknown', [ordinary!]: 'unknown' })
    await work.close()
  })

  it('asks once about a code that stands in two deliveries', async () => {
    const shared = cisList(5)
    const work = await startWork({ scenario: () => good })
    const first = await work.importList(shared)
    const second = await work.importList([...shared, ...cisList(2, { item: 2 })])
    await work.reaches(first, 'done')
    await work.reaches(second, 'done')
    for (const cis of shared) expect(work.sandbox.counts().asksOf(cis)).toBe(1)
    expect(Object.values(await work.outcomesOf(second))).toEqual(Array(7).fill('sell'))
    await countersAgree(work.database, first)
    await countersAgree(work.database, second)
    const codes = await work.database.read.findBy(Code, { cis: shared[0] })
    expect(new Set(codes.map((code) => code.exchangeIds)).size).toBe(1)
    await work.close()
  })

  it('asks about a box in both forms and never calls it blocked for being unknown', async () => {
    const sscc = '00046000000000000017'
    const work = await startWork({ scenario: () => unknownCode })
    const id = await work.importList([sscc])
    await work.reaches(id, 'done')
    expect(await work.outcomesOf(id)).toEqual({ [sscc]: 'unknown' })
    expect(work.sandbox.counts().asksOf(sscc)).toBe(1)
    expect(work.sandbox.counts().asksOf(sscc.slice(2))).toBe(1)
    await work.close()
  })

  it('keeps every request as evidence, in one unbroken chain and without the token', async () => {
    const work = await startWork({ scenario: () => good })
    const id = await work.importList(cisList(1500))
    await work.reaches(id, 'done')
    const exchanges = await work.database.read.find(Exchange, { order: { id: 'ASC' } })
    expect(exchanges).toHaveLength(work.sandbox.counts().requests)
    exchanges.forEach((exchange, at) =>
      expect(exchange.previousHash).toBe(at === 0 ? '0'.repeat(64) : exchanges[at - 1]!.hash),
    )
    expect(JSON.stringify(exchanges)).not.toContain('a-token')
    const code = await work.database.read.findOneByOrFail(Code, { deliveryId: id })
    expect(exchanges.map((exchange) => String(exchange.id))).toContain(code.exchangeIds)
    await work.close()
  })

  it('stops when it is cancelled, and goes on when it is asked for again', async () => {
    const work = await startWork({ scenario: () => late(1000, silentCode, good), scale: 0.01 })
    const id = await work.importList(cisList(3))
    await work.reaches(id, 'waiting')
    await work.checks.cancelCheck(id, null)
    const run = await work.database.read.findOneByOrFail(CheckRun, { deliveryId: id })
    expect(run.state).toBe('cancelled')
    const asked = work.sandbox.counts().requests
    await work.checks.sweepLate()
    expect(work.sandbox.counts().requests).toBe(asked)
    await work.checks.recheckDelivery(id, null)
    await work.reaches(id, 'waiting')
    await work.close()
  })

  it('is left as it is when it is cancelled at its end, and its codes too', async () => {
    const work = await startWork({ scenario: () => good })
    const id = await work.importList(cisList(2))
    const { version } = await work.reaches(id, 'done')
    await work.database.transact(({ manager }) => manager.update(Code, { deliveryId: id }, { nextTryAt: 1 }))
    await work.checks.cancelCheck(id, null)
    const { read } = work.database
    expect(await read.findOneByOrFail(CheckRun, { deliveryId: id })).toMatchObject({ state: 'done', version })
    expect(await read.countBy(Code, { deliveryId: id, nextTryAt: 1 })).toBe(2)
    expect(await read.countBy(JournalEntry, { action: 'check.cancelled' })).toBe(0)
    await work.close()
  })

  it('asks about no single code while it is stopped, and leaves none of them due', async () => {
    // The next try is a minute away: no answer is on its way.
    const work = await startWork({ scenario: () => late(1000, silentCode, good), scale: 1 })
    const id = await work.importList(cisList(2))
    await work.reaches(id, 'waiting')
    await work.checks.cancelCheck(id, null)
    const { id: codeId } = await work.database.read.findOneByOrFail(Code, { cis: cisOf(1) })
    expect(await work.checks.recheckCode(codeId, null)).toBe('stopped')
    expect(await work.database.read.findOneByOrFail(Code, { id: codeId })).toMatchObject({ nextTryAt: null })
    await work.checks.recheckDelivery(id, null)
    expect(await work.checks.recheckCode(codeId, null)).toBe('asked')
    await work.close()
  })

  it('makes no batch while it is stopped, though an answer on its way has named a next try', async () => {
    const work = await startWork({ scenario: () => late(1000, silentCode, good), scale: 0.01 })
    const id = await work.importList(cisList(2))
    await work.reaches(id, 'waiting')
    await work.checks.cancelCheck(id, null)
    await work.database.transact(({ manager }) => manager.update(Code, { deliveryId: id }, { nextTryAt: 1 }))
    await work.checks.sweepLate()
    const isOpen = { deliveryId: id, state: Not('done' as const), dueAt: Not(IsNull()) }
    expect(await work.database.read.countBy(CheckBatch, isOpen)).toBe(0)
    await work.checks.recheckDelivery(id, null)
    await work.reaches(id, 'waiting')
    await work.close()
  })
})
