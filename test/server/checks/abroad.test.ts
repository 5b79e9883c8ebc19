import { IsNull, Not } from 'typeorm'
import { describe, expect, it } from 'vitest'
import { Code, Exchange, LateNews } from '../../../entities/index.js'
import { takeAbroad } from '../../../server/checks/take-abroad.js'
import { parseCode } from '../../../server/domain/codes/parse-code.js'
import type { CodeState } from '../../../server/sandbox/code-state.js'
import { scenarioOf } from '../../../server/sandbox/scenario.js'
import { introduced, late, unknownCode } from '../../../server/sandbox/states.js'
import { writeUpd } from '../../../server/sandbox/upd-writer.js'
import { builder } from '../../build.js'
import { cisList, cisOf, gtinOf } from '../../codes.js'
import { freshDatabase } from '../../database.js'
import { countersAgree, startWork } from '../../start-work.js'
import { testClock } from '../../test-clock.js'
import { waitFor } from '../../wait-for.js'

const supplier = { inn: '0069145277', name: 'ООО «Полесье»' }
const goods = {
  name: 'Творог 5 %, 200 г',
  brand: 'Полесье',
  group: 'milk',
  groupId: 8,
  tnVedGroup: '0406',
  producer: supplier,
}
const good = introduced(goods, supplier)
const forged: CodeState = { kind: 'unknown', forged: true }
const belarusian = (serial: number) => cisOf(serial, { country: '2', prefix: '481000000' })
const scanned = (cis: string): string => `${cis}\u001d93Zk4w`

async function exchangesOf(work: Awaited<ReturnType<typeof startWork>>) {
  return work.database.read.find(Exchange, { where: { channel: 'eaes' }, order: { id: 'ASC' } })
}

describe('the question to the state of the emitter', () => {
  it('is asked one full code a request, in the passes after the first, and kept as evidence', async () => {
    const [slow, fine] = [belarusian(1), belarusian(2)]
    const states = new Map<string, CodeState>([
      [slow, late(3, unknownCode, good)],
      [fine, good],
    ])
    const work = await startWork({ scenario: scenarioOf(states) })
    const id = await work.importList([scanned(slow), scanned(fine)])
    await work.reaches(id, 'done')
    expect(await work.outcomesOf(id)).toEqual({ [slow]: 'sell', [fine]: 'sell' })
    const kept = await exchangesOf(work)
    // The first pass is the bulk's; a code that it answered is not asked abroad.
    expect(kept).toHaveLength(2)
    expect(kept[0]).toMatchObject({ codeCount: 1, path: '/api/v3/true-api/cises/eaes/info?country=112' })
    const code = await work.database.read.findOneByOrFail(Code, { cis: slow })
    expect(code.answers!.map(({ channel }) => channel).sort()).toEqual(['eaes', 'true-api'])
    expect(code.exchangeIds!.split(',')).toEqual(expect.arrayContaining(kept.map((one) => String(one.id))))
    expect(code.abroadDueAt).toBeNull()
    await countersAgree(work.database, id)
    await work.close()
  })

  it('blocks a code that the state did not emit, and waits with one that is genuine', async () => {
    const [bad, genuine] = [belarusian(1), belarusian(2)]
    const states = new Map<string, CodeState>([
      [bad, forged],
      [genuine, unknownCode],
    ])
    const work = await startWork({ scenario: scenarioOf(states), scale: 0.00001 })
    const id = await work.importList([...states.keys()].map(scanned))
    await work.reaches(id, 'done')
    const codes = await work.database.read.find(Code, { where: { deliveryId: id }, order: { id: 'ASC' } })
    expect(codes.map(({ outcome, reasonId }) => [outcome, reasonId])).toEqual([
      ['block', 'not-authentic'],
      ['unknown', 'eaeu-deadline-passed'],
    ])
    await countersAgree(work.database, id)
    await work.close()
  })

  it('is not asked without a check part, of other goods, or of a state that has no such question', async () => {
    const bare = belarusian(1)
    const armenian = cisOf(2, { country: '1', prefix: '485000000' })
    const kazakh = cisOf(3, { country: '3', prefix: '487000000' })
    const work = await startWork({ scenario: () => unknownCode, scale: 0.000001 })
    const id = await work.importList([bare, scanned(armenian), scanned(kazakh), scanned(cisOf(4))])
    await work.reaches(id, 'done')
    expect(await exchangesOf(work)).toEqual([])
    expect((await work.outcomesOf(id))[cisOf(4)]).toBe('block')
    await work.close()
  })

  it.each([500, 403, 'cut'] as const)('holds nothing up where it answers «%s»', async (answer) => {
    const codes = cisList(12, { country: '2', prefix: '481000000' })
    const work = await startWork({ scenario: () => late(3, unknownCode, good) })
    work.sandbox.setAbroadMood({ answer })
    const id = await work.importList(codes.map(scanned))
    await work.reaches(id, 'done')
    expect(new Set(Object.values(await work.outcomesOf(id)))).toEqual(new Set(['sell']))
    // Once it is seen to be off, single questions go to see whether it is back.
    expect((await exchangesOf(work)).length).toBeLessThan(12)
    await countersAgree(work.database, id)
    await work.close()
  })

  it('can be asked once a code that waits without its check part is scanned whole', async () => {
    const cis = belarusian(1)
    const work = await startWork({ scenario: () => forged, scale: 0.001 })
    const id = await work.importList([cis])
    await work.reaches(id, 'waiting')
    expect(await exchangesOf(work)).toEqual([])
    await work.checks.checkScan(parseCode(scanned(cis)), null)
    await work.reaches(id, 'done')
    expect(await work.outcomesOf(id)).toEqual({ [cis]: 'block' })
    expect(await exchangesOf(work)).toHaveLength(1)
    await work.close()
  })

  it('is not asked by a scan of a code whose check a person stopped', async () => {
    const cis = belarusian(1)
    // Of its own accord nothing is asked again meanwhile.
    const work = await startWork({ scenario: () => forged, scale: 1 })
    const id = await work.importList([cis])
    await work.reaches(id, 'waiting')
    await work.checks.cancelCheck(id, null)
    await work.checks.checkScan(parseCode(scanned(cis)), null)
    const code = await work.database.read.findOneByOrFail(Code, { cis })
    expect(code).toMatchObject({ raw: null, nextTryAt: null })
    await work.close()
  })

  it('is asked once for all deliveries in which the code is late, and its answer serves each', async () => {
    const cis = belarusian(1)
    const work = await startWork({ scenario: () => forged })
    work.sandbox.setAbroadMood({ answer: 'plain', latencyMs: 100 })
    const ids = [await work.importList([scanned(cis)]), await work.importList([scanned(cis), belarusian(2)])]
    for (const id of ids) await work.reaches(id, 'waiting', 'done')
    await waitFor(async () => {
      await work.checks.sweepLate()
      const blocked = await work.database.read.countBy(Code, { cis, outcome: 'block' })
      expect(blocked).toBe(2)
    })
    const kept = await exchangesOf(work)
    expect(kept).toHaveLength(1)
    for (const { answers, exchangeIds } of await work.database.read.findBy(Code, { cis })) {
      expect(answers!.map(({ channel }) => channel)).toContain('eaes')
      expect(exchangeIds!.split(',')).toContain(String(kept[0]!.id))
    }
    for (const id of ids) await countersAgree(work.database, id)
    await work.close()
  })

  it('is asked by one of two processes that come to the same code at the same moment', async () => {
    const cis = belarusian(1)
    const one = await startWork({ scenario: () => forged })
    const other = await startWork({ scenario: () => forged, database: one.database })
    const both = [one, other]
    for (const { sandbox } of both) sandbox.setAbroadMood({ answer: 'plain', latencyMs: 300 })
    const ids = await Promise.all(both.map((work, at) => work.importList([scanned(cis), belarusian(2 + at)])))
    await Promise.all(both.map((work, at) => work.reaches(ids[at]!, 'waiting', 'done')))
    await waitFor(async () => {
      for (const { checks } of both) await checks.sweepLate()
      expect(await one.database.read.countBy(Code, { cis, outcome: 'block' })).toBe(2)
    })
    expect(await exchangesOf(one)).toHaveLength(1)
    expect(await one.database.read.countBy(Code, { cis, abroadDueAt: Not(IsNull()) })).toBe(0)
    await other.stop()
    await one.close()
  })

  it('may be taken by another process where the one that took it is gone', async () => {
    const database = await freshDatabase()
    const build = builder(database)
    const { id, cis } = await build.code(await build.line(await build.delivery()), { abroadDueAt: 1 })
    const clock = testClock()
    const take = () => takeAbroad({ database, clock }, { id, cis })
    expect([await take(), await take()]).toEqual([true, false])
    await clock.advance(20_000)
    expect(await take()).toBe(true)
    await database.close()
  })

  it('does not stand still where two deliveries wait for the same code: an old answer is not handed round', async () => {
    const cis = belarusian(1)
    const work = await startWork({ scenario: () => late(2, unknownCode, good) })
    const ids = [await work.importList([cis]), await work.importList([cis, belarusian(2)])]
    for (const id of ids) await work.reaches(id, 'done')
    expect(work.sandbox.counts().asksOf(cis)).toBeLessThanOrEqual(4)
    await work.close()
  })

  it('leaves word of the answer for those who wait for it', async () => {
    const [slow, bad, fine] = [belarusian(1), belarusian(2), belarusian(3)]
    const states = new Map<string, CodeState>([
      [slow, late(1, unknownCode, good)],
      [bad, forged],
      [fine, good],
    ])
    const work = await startWork({ scenario: scenarioOf(states) })
    const id = await work.importList([...states.keys()].map(scanned))
    await work.reaches(id, 'done')
    const news = await work.database.read.findOneByOrFail(LateNews, { deliveryId: id })
    // What the first pass answered nobody waited for.
    expect(news).toMatchObject({ count: 2, sellCount: 1 })
    await work.close()
  })
})

describe('milk that is counted in bulk', () => {
  const gtin = gtinOf(1, '481000000')
  const document = (codes: string[], inBulk: number) =>
    writeUpd(
      {
        number: 'ПИ-1',
        issuedOn: '2026-11-23',
        supplier,
        buyer: { inn: '0069003184', name: 'ООО «Полянка»' },
        lines: [
          { name: goods.name, gtin, priceKopecks: 9000, vat: '10%', codes },
          { name: goods.name, gtin, priceKopecks: 9000, vat: '10%', codes: [`02${gtin}37${inBulk}`] },
        ],
      },
      'utf-8',
    )
  const codes = [belarusian(1), belarusian(2), belarusian(3)]

  async function checked(inBulk: number) {
    const work = await startWork({
      scenario: (cis) => (cis === codes[2] ? good : unknownCode),
      scale: 0.001,
    })
    const made = await work.importBytes(document(codes, inBulk))
    const { deliveryId } = made as { deliveryId: number }
    return { work, deliveryId }
  }

  it('is matched to its line and not asked to death', async () => {
    const { work, deliveryId } = await checked(3)
    await work.reaches(deliveryId, 'done')
    const rows = await work.database.read.find(Code, { where: { deliveryId }, order: { id: 'ASC' } })
    expect(rows.map(({ outcome, reasonId, nextTryAt }) => [outcome, reasonId, nextTryAt])).toEqual([
      ['unknown', 'counted-in-bulk', null],
      ['unknown', 'counted-in-bulk', null],
      ['sell', '', null],
    ])
    expect(work.sandbox.counts().asksOf(codes[0]!)).toBe(1)
    await countersAgree(work.database, deliveryId)
    await work.close()
  })

  it('waits as usual where the line has too few units', async () => {
    const { work, deliveryId } = await checked(1)
    await work.reaches(deliveryId, 'waiting')
    expect(await work.outcomesOf(deliveryId)).toMatchObject({ [codes[0]!]: 'wait', [codes[1]!]: 'wait' })
    await work.close()
  })
})
