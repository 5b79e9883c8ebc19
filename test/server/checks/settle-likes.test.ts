import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Delivery } from '../../../entities/index.js'
import type { CodeState } from '../../../server/checks/asked-code.js'
import { traitsOf } from '../../../server/checks/code-traits.js'
import { settleCode, type HeardAnswer, type SettleContext } from '../../../server/checks/settle-code.js'
import { settleLikes } from '../../../server/checks/settle-likes.js'
import { noOutcomes, openedWithItsBox } from '../../../server/domain/verdict/box-contents.js'
import type { CodeFacts } from '../../../server/domain/verdict/facts.js'
import { officialSettings } from '../../../server/domain/verdict/settings.js'
import { someDay } from '../../build.js'
import { cisOf } from '../../codes.js'

const day = 24 * 3600_000
const delivery = { purpose: 'receipt', supplierInn: '0069145277', createdAt: someDay } as Delivery
const [bread, water] = ['04690000000016', '04690000000023']
const around: SettleContext = {
  patience: {},
  now: someDay,
  ownInn: '0069145277',
  settings: officialSettings,
  prices: new Map([[water, { priceKopecks: 5000, coming: null }]]),
  inBulk: new Set([bread]),
  cards: new Map([[bread, { productGroup: 'milk', name: 'Хлеб' }]]) as SettleContext['cards'],
  contents: new Map([[3, { ...openedWithItsBox, byOutcome: { ...noOutcomes, block: 1 } }]]),
  scale: 1,
}

const facts = fc.record(
  {
    found: fc.boolean(),
    silence: fc.constantFrom('timeout', 'no-row'),
    status: fc.constantFrom('INTRODUCED', 'RETIRED', 'APPLIED'),
    group: fc.constantFrom('milk', 'water', 'tobacco'),
    ownerInn: fc.constantFrom('0069145277', '0069145278'),
    productName: fc.constantFrom('Вода', 'Молоко'),
    expiresAt: fc.constantFrom(someDay - day, someDay + day),
    ogvs: fc.constantFrom(['RAR'], []),
    maxRetailPriceKopecks: fc.constantFrom(4000, 6000),
    packageType: fc.constantFrom('UNIT', 'BOX'),
    registered: fc.boolean(),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<CodeFacts>

const state: fc.Arbitrary<Omit<CodeState, 'id'>> = fc.record({
  lineId: fc.constant(1),
  cis: fc.tuple(fc.constantFrom('5', '2'), fc.nat(50)).map(([country, serial]) => cisOf(serial, { country })),
  raw: fc.constant(null),
  kind: fc.constantFrom('unit', 'sscc'),
  gtin: fc.constantFrom(bread, water, null),
  productGroup: fc.constant(null),
  outcome: fc.constantFrom('wait', 'sell'),
  reasonId: fc.constant(''),
  answers: fc.constantFrom(null, [{ channel: 'cdn', askedAt: someDay - day, facts: { sold: true } }]),
  attempts: fc.constantFrom(0, 1),
  lane: fc.constant('bulk'),
  nextTryAt: fc.constantFrom(null, someDay),
  deadlineAt: fc.constantFrom(null, someDay - day, someDay + day),
  checkedAt: fc.constant(null),
  tillAskedAt: fc.constantFrom(null, someDay),
  abroadDueAt: fc.constantFrom(null, someDay),
  exchangeIds: fc.constant(null),
}) as never

/** As a delivery has them: the same over and over, with others between. */
const heard = fc
  .array(
    fc.tuple(
      state,
      fc.record({
        channel: fc.constantFrom('true-api', 'cdn', 'eaes'),
        askedAt: fc.constant(someDay),
        facts,
      }),
      fc.nat(3),
    ),
    { maxLength: 6 },
  )
  .map((kinds) =>
    kinds
      .flatMap(([code, answer, times]) =>
        Array.from({ length: times + 1 }, () => ({
          code,
          answer: { ...answer, facts: { ...answer.facts } },
        })),
      )
      .map(({ code, answer }, at) => ({ code: { ...code, id: at + 1 }, answer: answer as HeardAnswer })),
  )

const alone = (list: { code: CodeState; answer: HeardAnswer }[]) =>
  list.map(({ code, answer }) => settleCode({ code, answer, traits: traitsOf(code) }, delivery, around))

describe('codes about which the same was heard', () => {
  it('become what each of them would become by itself', () => {
    fc.assert(
      fc.property(heard, (list) => {
        expect(settleLikes(list, delivery, around)).toEqual(alone(list))
      }),
      { numRuns: 300 },
    )
  })

  it('are told from neighbours that differ in one thing', () => {
    const answer = fc.record({
      channel: fc.constantFrom('true-api', 'cdn', 'eaes'),
      askedAt: fc.constantFrom(someDay, someDay - day),
      facts,
    })
    fc.assert(
      fc.property(state, state, answer, answer, (code, otherCode, answer, otherAnswer) => {
        const swapped = <T extends object>(one: T, other: T) =>
          [...new Set([...Object.keys(one), ...Object.keys(other)])].map((name) => ({
            ...one,
            [name]: other[name as keyof T],
          }))
        const neighbours = [
          ...swapped(code, otherCode).map((code) => ({ code, answer })),
          ...swapped(answer, otherAnswer).map((answer) => ({ code, answer })),
          ...swapped(answer.facts, otherAnswer.facts).map((facts) => ({
            code,
            answer: { ...answer, facts },
          })),
        ]
        const list = neighbours
          .flatMap((neighbour) => [{ code, answer }, neighbour])
          .map(({ code, answer }, at) => ({
            code: { ...code, id: at + 10 } as CodeState,
            answer: answer as HeardAnswer,
          }))
        expect(settleLikes(list, delivery, around)).toEqual(alone(list))
      }),
    )
  })

  it('share one outcome', () => {
    const code = (id: number) =>
      ({
        ...fc.sample(state, { seed: 1, numRuns: 1 })[0],
        answers: null,
        kind: 'unit',
        id,
        cis: cisOf(id),
      }) as CodeState
    const good = { found: true, status: 'INTRODUCED', ownerInn: '0069145277', group: 'water' }
    const list = [10, 11].map((id) => ({
      code: code(id),
      answer: { channel: 'true-api', askedAt: someDay, facts: { ...good, productName: String(id) } } as const,
    }))
    const [first, second] = settleLikes(list, delivery, around)
    expect(first!.outcome).toBe('sell')
    expect(second).toBe(first)
  })
})
