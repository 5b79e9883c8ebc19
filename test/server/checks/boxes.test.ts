import { describe, expect, it } from 'vitest'
import { BoxedCode, Code, Delivery, Exchange } from '../../../entities/index.js'
import type { CodeState, Goods } from '../../../server/sandbox/code-state.js'
import { scenarioOf } from '../../../server/sandbox/scenario.js'
import { applied, box, introduced, late, silentCode } from '../../../server/sandbox/states.js'
import { cisOf } from '../../codes.js'
import { countersAgree, startWork } from '../../start-work.js'
import { waitFor } from '../../wait-for.js'

const producer = { inn: '0069145277', name: 'ООО «Полесье»' }
const milk: Goods = {
  name: 'Молоко',
  brand: 'Полесье',
  group: 'milk',
  groupId: 8,
  tnVedGroup: '0401',
  producer,
}
const good = introduced(milk, producer)
const ssccOf = (place: number) => `0004600000000000${String(place).padStart(4, '0')}`
const [first, second, third] = [ssccOf(1), ssccOf(2), ssccOf(3)]
const group = (children: string[]): CodeState => ({ ...box(milk, producer, children), packageType: 'GROUP' })

async function check(states: [string, CodeState][], codes: string[]) {
  const work = await startWork({ scenario: scenarioOf(new Map(states)), timeoutMs: 5000 })
  const id = await work.importList(codes)
  return { ...work, id }
}
const pathsOf = (exchanges: Exchange[]) => exchanges.map(({ path }) => path.split('/').slice(4).join('/'))

describe('a box', () => {
  it('is sold when ЧЗ says what it holds, and all of that may be sold', async () => {
    const units = [cisOf(1), cisOf(2)]
    const work = await check(
      [[first, box(milk, producer, units)], ...units.map((cis): [string, CodeState] => [cis, good])],
      [first],
    )
    await work.reaches(work.id, 'done')
    expect(await work.outcomesOf(work.id)).toEqual({ [first]: 'sell' })
    const code = await work.database.read.findOneByOrFail(Code, { cis: first })
    expect(code.reasons).toMatchObject([{ id: 'box-contents-good', params: { count: 2 } }])
    const kept = await work.database.read.find(Exchange, { order: { id: 'ASC' } })
    expect(pathsOf(kept)).toEqual(['cises/info', 'cises/aggregated/list', 'cises/info'])
    expect(code.exchangeIds).toBe('1,2')
    const inside = await work.database.read.find(BoxedCode, { order: { id: 'ASC' } })
    expect(inside.map(({ cis, outcome, exchangeId }) => [cis, outcome, exchangeId])).toEqual([
      [cisOf(1), 'sell', 3],
      [cisOf(2), 'sell', 3],
    ])
    await countersAgree(work.database, work.id)
    await work.close()
  })

  it('is opened layer by layer, and blocked by one pack deep inside', async () => {
    const [pallet, crate, pack] = [first, second, cisOf(50)]
    const units = [cisOf(3), cisOf(4)]
    const work = await check(
      [
        [pallet, box(milk, producer, [crate])],
        [crate, box(milk, producer, [pack])],
        [pack, group(units)],
        [units[0]!, good],
        [units[1]!, applied(milk, producer)],
      ],
      [pallet],
    )
    await work.reaches(work.id, 'done')
    const code = await work.database.read.findOneByOrFail(Code, { cis: pallet })
    expect(code.outcome).toBe('block')
    expect(code.reasons).toMatchObject([{ id: 'box-holds-blocked', params: { count: 1, heldCount: 4 } }])
    const inside = await work.database.read.find(BoxedCode, { order: { id: 'ASC' } })
    expect(inside.map(({ cis, parent, role }) => [cis, parent, role])).toEqual([
      [crate, pallet, 'pack'],
      [pack, crate, 'pack'],
      [units[0], pack, 'unit'],
      [units[1], pack, 'unit'],
    ])
    await countersAgree(work.database, work.id)
    await work.close()
  })

  it('of tobacco is opened in one question, since ЧЗ names all layers', async () => {
    const tobacco: Goods = { ...milk, group: 'tobacco', groupId: 3 }
    const carton = cisOf(51)
    const work = await check(
      [
        [first, box(tobacco, producer, [carton])],
        [carton, { ...box(tobacco, producer, [cisOf(5)]), packageType: 'GROUP' }],
        [cisOf(5), introduced(tobacco, producer)],
      ],
      [first],
    )
    await work.reaches(work.id, 'done')
    expect(await work.outcomesOf(work.id)).toEqual({ [first]: 'sell' })
    const asked = pathsOf(await work.database.read.find(Exchange))
    expect(asked.filter((path) => path.endsWith('aggregated/list'))).toHaveLength(1)
    await work.close()
  })

  it.each<[string, CodeState, string]>([
    ['names no contents', box(milk, producer, []), 'box-contents-untold'],
    ['says that it holds itself', box(milk, producer, [first]), 'box-contents-untold'],
  ])('of which ЧЗ %s is to be opened by hand', async (_, state, reason) => {
    const work = await check([[first, state]], [first])
    await work.reaches(work.id, 'done')
    const code = await work.database.read.findOneByOrFail(Code, { cis: first })
    expect([code.outcome, code.reasonId]).toEqual(['unknown', reason])
    await work.close()
  })

  it('that lies in a box which lies in it is not asked without an end', async () => {
    const work = await check(
      [
        [first, box(milk, producer, [second, cisOf(1)])],
        [second, box(milk, producer, [third])],
        [third, box(milk, producer, [second])],
        [cisOf(1), good],
      ],
      [first],
    )
    await work.reaches(work.id, 'done')
    const code = await work.database.read.findOneByOrFail(Code, { cis: first })
    expect([code.outcome, code.reasonId]).toEqual(['unknown', 'box-contents-untold'])
    expect(await work.database.read.count(BoxedCode)).toBe(3)
    await work.close()
  })

  it('nested deeper than boxes can be is left alone', async () => {
    const deep = Array.from({ length: 12 }, (_, at) => ssccOf(100 + at))
    const work = await check(
      deep.map((cis, at): [string, CodeState] => [cis, box(milk, producer, [deep[at + 1] ?? cisOf(1)])]),
      [deep[0]!],
    )
    await work.reaches(work.id, 'done')
    const code = await work.database.read.findOneByOrFail(Code, { cis: deep[0] })
    expect([code.outcome, code.reasonId]).toEqual(['unknown', 'box-contents-untold'])
    const asked = pathsOf(await work.database.read.find(Exchange))
    expect(asked.filter((path) => path.endsWith('aggregated/list'))).toHaveLength(7)
    await work.close()
  })

  it('waits while ЧЗ is late about one code inside, and only that one is asked again', async () => {
    const work = await check(
      [
        [first, box(milk, producer, [cisOf(1), cisOf(2)])],
        [cisOf(1), good],
        [cisOf(2), late(1, silentCode, good)],
      ],
      [first],
    )
    await work.reaches(work.id, 'done')
    expect(await work.outcomesOf(work.id)).toEqual({ [first]: 'sell' })
    const { asksOf } = work.sandbox.counts()
    expect([asksOf(cisOf(1)), asksOf(cisOf(2))]).toEqual([1, 2])
    await countersAgree(work.database, work.id)
    await work.close()
  })

  it.each([
    ['of another state', 72, cisOf(2, { country: '2', prefix: '481000000' })],
    ['of our own', 24, cisOf(2)],
  ])('waits for a code inside as long as the code would: %s, %i h', async (_, hours, slow) => {
    const scale = 0.01
    const states = new Map<string, CodeState>([
      [first, box(milk, producer, [cisOf(1), slow])],
      [cisOf(1), good],
      [slow, silentCode],
    ])
    const work = await startWork({ scenario: scenarioOf(states), scale })
    // The box itself may be late: then it was given the 24 h of a box.
    work.sandbox.setMood({ answer: 504 }, 1)
    const id = await work.importList([first])
    const code = await waitFor(async () => {
      await work.checks.sweepLate()
      const row = await work.database.read.findOneByOrFail(Code, { cis: first })
      expect(row.reasonId).toBe('box-contents-late')
      return row
    })
    const { createdAt } = await work.database.read.findOneByOrFail(Delivery, { id })
    const waited = (code.deadlineAt! - createdAt) / scale / 3600_000
    expect(waited).toBeGreaterThanOrEqual(hours)
    expect(waited).toBeLessThan(hours + 1)
    await work.close()
  })

  it.each(['silence', 'cut', 'half', 429, 500, 503] as const)(
    'waits for its contents through %s, and other codes do not notice',
    async (answer) => {
      const work = await startWork({
        scenario: scenarioOf(
          new Map<string, CodeState>([
            [first, box(milk, producer, [cisOf(1)])],
            [cisOf(1), good],
            [cisOf(2), good],
          ]),
        ),
        timeoutMs: 100,
      })
      work.sandbox.setContentsMood({ answer }, 2)
      const id = await work.importList([first, cisOf(2)])
      await work.reaches(id, 'done')
      expect(await work.outcomesOf(id)).toEqual({ [first]: 'sell', [cisOf(2)]: 'sell' })
      expect(work.sandbox.counts().asksOf(cisOf(2))).toBe(1)
      await countersAgree(work.database, id)
      await work.close()
    },
  )

  it.each([403, 422] as const)('is for a person where ЧЗ does not open it to us: %i', async (answer) => {
    const work = await startWork({
      scenario: scenarioOf(new Map([[first, box(milk, producer, [cisOf(1)])]])),
    })
    work.sandbox.setContentsMood({ answer })
    const id = await work.importList([first])
    await work.reaches(id, 'done')
    const code = await work.database.read.findOneByOrFail(Code, { cis: first })
    expect([code.outcome, code.reasonId]).toEqual(['unknown', 'box-contents-not-asked'])
    await work.close()
  })

  it('holds the check where the token is dead, and goes on with the new one', async () => {
    const states = new Map<string, CodeState>([
      [first, box(milk, producer, [cisOf(1)])],
      [cisOf(1), good],
    ])
    const work = await startWork({ scenario: scenarioOf(states), timeoutMs: 5000 })
    work.sandbox.setContentsMood({ answer: 401 }, 1)
    const id = await work.importList([first])
    await work.reaches(id, 'held')
    work.tokens.put('another-token')
    await work.reaches(id, 'done')
    expect(await work.outcomesOf(id)).toEqual({ [first]: 'sell' })
    await work.close()
  })
})
