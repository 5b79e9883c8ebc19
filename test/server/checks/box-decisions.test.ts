import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BoxedCode, Code, type Exchange } from '../../../entities/index.js'
import { openDatabase, type Database } from '../../../server/database.js'
import type { CodeState, Goods } from '../../../server/sandbox/code-state.js'
import { scenarioOf } from '../../../server/sandbox/scenario.js'
import { applied, box, introduced, retired } from '../../../server/sandbox/states.js'
import { writeUpd, type UpdOutline, type UpdOutlineLine } from '../../../server/sandbox/upd-writer.js'
import { makeRules } from '../../../server/settings/rules-service.js'
import { systemClock } from '../../../server/clock.js'
import { cisOf, gtinOf } from '../../codes.js'
import { freshDatabase } from '../../database.js'
import { has } from '../../needs.js'
import { startPostgres, type TestPostgres } from '../../postgres-server.js'
import { countersAgree, startWork } from '../../start-work.js'

const supplier = { inn: '0069145277', name: 'ООО «Полесье»' }
const milk: Goods = {
  name: 'Молоко',
  brand: 'Полесье',
  group: 'milk',
  groupId: 8,
  tnVedGroup: '0401',
  producer: supplier,
}
const good = introduced(milk, supplier)
const ssccOf = (place: number) => `0004600000000000${String(place).padStart(4, '0')}`
const [first, second] = [ssccOf(1), ssccOf(2)]
const start = (states: [string, CodeState][], database?: Database) =>
  startWork({ scenario: scenarioOf(new Map(states)), timeoutMs: 5000, database })
const units = (count: number, item = 1) => Array.from({ length: count }, (_, at) => cisOf(at + 1, { item }))
const sold = (codes: string[]) => codes.map((cis): [string, CodeState] => [cis, good])

const line = (more: Partial<UpdOutlineLine>): UpdOutlineLine => ({
  name: 'Молоко 2,5 %',
  gtin: gtinOf(1),
  unitCode: '796',
  unitName: 'шт',
  priceKopecks: 5000,
  vat: '10%',
  codes: [],
  ...more,
})
const upd = (...lines: UpdOutlineLine[]): UpdOutline => ({
  number: 'К-17',
  issuedOn: '2026-11-20',
  supplier,
  buyer: { inn: '0069003184', name: 'ООО «Полянка»' },
  lines,
})

describe('boxes of a document', () => {
  it.each([
    ['6', ['sell', 'box-contents-good']],
    ['2', ['sell', 'box-contents-good']],
    ['7', ['unknown', 'box-count-differs']],
  ])('against a line that declares %s', async (declared, expected) => {
    const codes = units(6)
    const work = await start([
      [first, box(milk, supplier, codes.slice(0, 3))],
      [second, box(milk, supplier, codes.slice(3))],
      ...sold(codes),
    ])
    const made = await work.importBytes([
      ...writeUpd(upd(line({ declared, packs: [first, second] })), 'utf-8'),
    ])
    const id = (made as { deliveryId: number }).deliveryId
    await work.reaches(id, 'done')
    const boxes = await work.database.read.findBy(Code, { deliveryId: id })
    expect(boxes.map(({ outcome, reasonId, reasons }) => [outcome, reasonId || reasons![0]!.id])).toEqual([
      expected,
      expected,
    ])
    await countersAgree(work.database, id)
    await work.close()
  })

  it('with goods that it does not name', async () => {
    const [own, other] = [units(1), units(1, 2)]
    const work = await start([[first, box(milk, supplier, [...own, ...other])], ...sold([...own, ...other])])
    const document = upd(line({ declared: '1', packs: [first] }))
    const made = await work.importBytes([...writeUpd(document, 'utf-8')])
    const id = (made as { deliveryId: number }).deliveryId
    await work.reaches(id, 'done')
    const [code] = await work.database.read.findBy(Code, { deliveryId: id })
    expect(code).toMatchObject({ outcome: 'unknown', reasonId: 'box-other-goods' })
    expect(code!.reasons![0]!.params).toEqual({ count: 1, heldCount: 2 })
    await work.close()
  })
})

describe('what a box holds', () => {
  it('is decided anew with the rules, and ЧЗ is not asked', async () => {
    const work = await start([
      [first, box(milk, supplier, units(2))],
      [cisOf(1), applied(milk, supplier)],
      [cisOf(2), good],
    ])
    const id = await work.importList([first])
    await work.reaches(id, 'done')
    await work.checks.redecideCodes()
    expect(await work.outcomesOf(id)).toEqual({ [first]: 'block' })
    const asked = work.sandbox.counts().requests
    const rules = makeRules({ database: work.database, clock: systemClock })
    const change = {
      productGroup: 'milk',
      caseId: 'not-introduced',
      effect: 'off',
      fromAt: Date.now(),
    } as const
    await rules.setRule(1, change)
    await work.checks.redecideCodes()
    expect(await work.outcomesOf(id)).toEqual({ [first]: 'sell' })
    const inner = await work.database.read.findOneByOrFail(BoxedCode, { cis: cisOf(1) })
    expect(inner.outcome).toBe('sell')
    expect(work.sandbox.counts().requests).toBe(asked)
    await countersAgree(work.database, id)
    await work.close()
  })

  it('is asked by another process where the first one died over it', async () => {
    const states: [string, CodeState][] = [[first, box(milk, supplier, units(2))], ...sold(units(2))]
    const database = await freshDatabase()
    const dying = await start(states, database)
    dying.sandbox.setContentsMood({ answer: 'silence' })
    const id = await dying.importList([first])
    await expect.poll(() => dying.sandbox.counts().byPath['/api/v3/true-api/cises/aggregated/list']).toBe(1)
    await dying.stop()
    const work = await start(states, database)
    await work.checks.takeOver()
    await work.reaches(id, 'done')
    expect(await work.outcomesOf(id)).toEqual({ [first]: 'sell' })
    await countersAgree(database, id)
    await work.close()
  })

  it('is not asked again of a unit that a delivery asked lately', async () => {
    const work = await start([[first, box(milk, supplier, units(2))], ...sold(units(2))])
    await work.reaches(await work.importList([cisOf(1)]), 'done')
    const id = await work.importList([first])
    await work.reaches(id, 'done')
    expect(await work.outcomesOf(id)).toEqual({ [first]: 'sell' })
    const { asksOf } = work.sandbox.counts()
    expect([asksOf(cisOf(1)), asksOf(cisOf(2))]).toEqual([1, 1])
    await work.close()
  })

  it('forbids a set by one of its parts, and a set in a box counts as one', async () => {
    const set = cisOf(40)
    const work = await start([
      [first, box(milk, supplier, [set])],
      [set, { ...box(milk, supplier, units(2)), packageType: 'SET' }],
      [cisOf(1), retired(milk, supplier)],
      [cisOf(2), good],
    ])
    const id = await work.importList([first, set])
    await work.reaches(id, 'done')
    expect(await work.outcomesOf(id)).toEqual({ [first]: 'block', [set]: 'block' })
    const inside = await work.database.read.find(BoxedCode, { order: { id: 'ASC' } })
    const inBox = inside.filter(({ parent }) => parent === first || inside[0]!.cis === parent)
    expect(inBox.map(({ cis, role }) => [cis, role])).toContainEqual([set, 'unit'])
    expect(inside.find(({ cis }) => cis === cisOf(1))!.role).toBe('part')
    await work.close()
  })
})

describe('codes without boxes', () => {
  it('cost no question more', async () => {
    const work = await start(sold(units(3)))
    await work.reaches(await work.importList(units(3)), 'done')
    const kept: Pick<Exchange, 'path'>[] = await work.database.read.query('SELECT path FROM exchange')
    expect(kept).toHaveLength(1)
    await work.close()
  })
})

describe.skipIf(!has('postgres'))('boxes on PostgreSQL', () => {
  let postgres: TestPostgres
  beforeAll(async () => {
    postgres = await startPostgres()
  })
  afterAll(() => postgres.close())

  it('are opened and decided as on SQLite', async () => {
    const database = await openDatabase(await postgres.newDatabase())
    const states: [string, CodeState][] = [
      [first, box(milk, supplier, [second])],
      [second, box(milk, supplier, units(3))],
      ...sold(units(2)),
      [cisOf(3), retired(milk, supplier)],
    ]
    const work = await start(states, database)
    const id = await work.importList([first, cisOf(1)])
    await work.reaches(id, 'done')
    expect(await work.outcomesOf(id)).toEqual({ [first]: 'block', [cisOf(1)]: 'sell' })
    const code = await database.read.findOneByOrFail(Code, { cis: first })
    expect(code.reasons).toMatchObject([{ id: 'box-holds-blocked', params: { count: 1, heldCount: 4 } }])
    await countersAgree(database, id)
    await work.close()
  })
})
