import { describe, expect, it } from 'vitest'
import { DefectTally, groupDefects } from '../../../server/domain/claim/defect-groups.js'
import { forbiddingAnswer } from '../../../server/domain/claim/forbidding-answer.js'
import { moneyOfUnits, unitPriceKopecks } from '../../../server/domain/claim/line-money.js'
import type { Channel, ChannelAnswer, CodeFacts } from '../../../server/domain/verdict/facts.js'

describe('money of defective units', () => {
  const line = { declared: '600', priceKopecks: 5563, sumKopecks: 3_672_000 }

  it('is taken from the sum with VAT, not from the price without it', () => {
    expect(unitPriceKopecks(line)).toBe(6120)
    expect(moneyOfUnits(line, 8)).toBe(48_960)
  })

  it('of all units is the sum again, though a unit is rounded', () => {
    const uneven = { declared: '3', priceKopecks: null, sumKopecks: 10_000 }
    expect(unitPriceKopecks(uneven)).toBe(3333)
    expect(moneyOfUnits(uneven, 3)).toBe(10_000)
  })

  it('falls back on the price, and is not known without one', () => {
    expect(moneyOfUnits({ declared: null, priceKopecks: 100, sumKopecks: null }, 3)).toBe(300)
    expect(moneyOfUnits({ declared: '3', priceKopecks: null, sumKopecks: null }, 3)).toBeNull()
    expect(unitPriceKopecks({ declared: '0', priceKopecks: null, sumKopecks: 100 })).toBeNull()
  })
})

describe('defects by reason', () => {
  it('are counted code by code and grouped over lines, the most frequent first', () => {
    const tally = new DefectTally()
    tally.add(1, 'expired')
    for (let i = 0; i < 3; i++) tally.add(2, 'withdrawn')
    tally.add(1, 'withdrawn')
    expect(groupDefects(tally.defects())).toEqual([
      { reasonId: 'withdrawn', count: 4, lineIds: [1, 2] },
      { reasonId: 'expired', count: 1, lineIds: [1] },
    ])
  })
})

describe('the answer that proves a ground', () => {
  const answer = (channel: Channel, askedAt: number, facts: CodeFacts): ChannelAnswer => ({
    channel,
    askedAt,
    facts,
  })

  it('is the newest that speaks against the code', () => {
    const older = answer('true-api', 1, { found: true, status: 'RETIRED' })
    const newer = answer('cdn', 2, { found: true, status: 'INTRODUCED' })
    expect(forbiddingAnswer([older, newer])).toBe(older)
  })

  it('is never silence', () => {
    const spoken = answer('true-api', 1, { status: 'INTRODUCED', expiresAt: 0 })
    expect(forbiddingAnswer([spoken, answer('cdn', 5, { silence: 'timeout' })])).toBe(spoken)
    expect(forbiddingAnswer([answer('cdn', 5, { silence: 'timeout' })])).toBeNull()
  })
})
