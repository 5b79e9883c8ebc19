import { describe, expect, it } from 'vitest'
import { DefectTally, groupDefects } from '../../../server/domain/claim/defect-groups.js'
import { forbiddingAnswer, speaksAgainst } from '../../../server/domain/claim/forbidding-answer.js'
import { moneyOfUnits, unitPriceKopecks } from '../../../server/domain/claim/line-money.js'
import type { ChannelAnswer, CodeFacts } from '../../../server/domain/verdict/facts.js'

const answer = (askedAt: number, facts: CodeFacts): ChannelAnswer => ({ channel: 'true-api', askedAt, facts })
const good: CodeFacts = { found: true, status: 'INTRODUCED' }

describe('an answer that proves a claim', () => {
  it.each<[string, CodeFacts]>([
    ['unknown', { found: false }],
    ['an error', { errorCode: '10' }],
    ['blocked', { blocked: true }],
    ['an authority', { ogvs: ['RAR'] }],
    ['not authentic', { authentic: false }],
    ['not valid', { valid: false }],
    ['sold', { sold: true }],
    ['sold several times', { multipleSales: true }],
    ['withdrawn', { status: 'RETIRED' }],
  ])('speaks against the code: %s', (_, facts) => {
    expect(speaksAgainst(facts)).toBe(true)
    expect(speaksAgainst({ ...facts, silence: 'timeout' })).toBe(false)
  })

  it('says nothing against a code that is good', () => {
    const fine = {
      ...good,
      blocked: false,
      ogvs: [],
      authentic: true,
      valid: true,
      sold: false,
      multipleSales: false,
    }
    expect(speaksAgainst(fine)).toBe(false)
    expect(speaksAgainst({})).toBe(false)
  })

  it('is the newest that speaks against it, else the newest that is no silence', () => {
    const [old, bad, late] = [answer(1, good), answer(2, { found: false }), answer(3, good)]
    const silent = answer(9, { silence: 'timeout', found: false })
    expect(forbiddingAnswer([old, bad, silent, late])).toBe(bad)
    expect(forbiddingAnswer([answer(1, { found: false }), bad])).toBe(bad)
    expect(forbiddingAnswer([old, silent, late])).toBe(late)
    expect(forbiddingAnswer([silent])).toBeNull()
  })
})

describe('the money of a line', () => {
  const line = { declared: '3', priceKopecks: 90, sumKopecks: 400 }
  it('is its sum shared among the units, and its price where there is no sum', () => {
    expect(unitPriceKopecks(line)).toBe(133)
    expect(moneyOfUnits(line, 3)).toBe(400)
    expect(moneyOfUnits(line, 2)).toBe(267)
    for (const bare of [
      { ...line, sumKopecks: null },
      { ...line, declared: '0' },
      { ...line, declared: null },
    ]) {
      expect(unitPriceKopecks(bare)).toBe(90)
      expect(moneyOfUnits(bare, 2)).toBe(180)
    }
    expect(moneyOfUnits({ declared: '3', priceKopecks: null, sumKopecks: null }, 2)).toBeNull()
  })
})

describe('defects', () => {
  it('are counted code by code, and shown by reason, the most frequent first', () => {
    const tally = new DefectTally()
    for (const [line, reason] of [
      [7, 'sold'],
      [7, 'expired'],
      [8, 'expired'],
      [7, 'expired'],
    ] as const)
      tally.add(line, reason)
    expect(tally.defects()).toEqual([
      { lineId: 7, reasonId: 'sold', count: 1 },
      { lineId: 7, reasonId: 'expired', count: 2 },
      { lineId: 8, reasonId: 'expired', count: 1 },
    ])
    expect(groupDefects([...tally.defects(), { lineId: 7, reasonId: 'expired', count: 1 }])).toEqual([
      { reasonId: 'expired', count: 4, lineIds: [7, 8] },
      { reasonId: 'sold', count: 1, lineIds: [7] },
    ])
  })
})
