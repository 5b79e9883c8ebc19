import { describe, expect, it } from 'vitest'
import type { CodeFacts } from '../../../server/domain/verdict/facts.js'
import { brief, decide, good, now, ownInn, pack, strangerInn, tillGood } from './verdict-cases.js'

describe('the owner', () => {
  const foreign: CodeFacts = { ...good, ownerInn: strangerInn }
  it('is not asked where the supplier is not known', () =>
    expect(brief(decide({ facts: foreign, circumstances: { supplierInn: null } }))).toBe('sell'))
  it('must be us in an audit', () => {
    expect(brief(decide({ facts: good, circumstances: { purpose: 'audit' } }))).toBe('risk other-owner')
    expect(brief(decide({ facts: { ...good, ownerInn: ownInn }, circumstances: { purpose: 'audit' } }))).toBe(
      'sell',
    )
    expect(brief(decide({ facts: foreign, circumstances: { purpose: 'audit', ownInn: null } }))).toBe('sell')
  })
  it('by the till’s flag counts in an audit only', () => {
    const facts = { ...tillGood, isOwner: false }
    expect(brief(decide({ facts, channel: 'cdn', circumstances: { purpose: 'audit' } }))).toBe(
      'risk other-owner',
    )
    expect(brief(decide({ facts, channel: 'cdn' }))).toBe('sell')
  })
  it('is not asked of a code that is out of circulation', () =>
    expect(brief(decide({ facts: { ...foreign, status: 'APPLIED' } }))).toBe('block not-introduced'))
})

describe('the retail price', () => {
  const tobacco: CodeFacts = {
    ...good,
    group: 'tobacco',
    maxRetailPriceKopecks: 23_500,
    singleMinPriceKopecks: 12_900,
  }
  it.each([
    ['not known: not asked', null, tobacco, 'sell'],
    ['equal to МРЦ', 23_500, tobacco, 'sell'],
    ['above МРЦ', 23_501, tobacco, 'block price-above-mrp'],
    ['below МРЦ', 20_000, tobacco, 'risk price-below-mrp'],
    ['below ЕМЦ', 12_899, tobacco, 'block price-below-single-minimum, price-below-mrp'],
    ['above МРЦ of another group', 99_999, { ...tobacco, group: 'milk' }, 'sell'],
    [
      'below the minimum of ncp',
      19_999,
      { ...good, group: 'ncp', minPriceKopecks: 20_000 },
      'block price-below-minimum',
    ],
    [
      'below the minimum of water, off until switched on',
      1,
      { ...good, group: 'water', minPriceKopecks: 2 },
      'sell price-below-minimum-newer',
    ],
  ] as const)('%s', (_, priceKopecks, facts, expected) =>
    expect(brief(decide({ facts, circumstances: { priceKopecks } }))).toBe(expected),
  )
  it('is held to the МРЦ in the code where ЧЗ names none, and a zero is none', () => {
    const facts: CodeFacts = { ...good, group: 'tobacco' }
    const priced = { priceKopecks: 23_600 }
    expect(brief(decide({ subject: { ...pack, mrpKopecks: 23_500 }, facts, circumstances: priced }))).toBe(
      'block price-above-mrp',
    )
    expect(brief(decide({ subject: { ...pack, mrpKopecks: 0 }, facts, circumstances: priced }))).toBe('sell')
  })
})

describe('what somebody can mend', () => {
  it.each<[string, CodeFacts, boolean]>([
    ['not introduced', { status: 'APPLIED' }, true],
    ['another owner', { ...good, ownerInn: strangerInn }, true],
    ['waiting for the transfer', { ...good, statusEx: 'WAIT_TRANSFER_TO_OWNER' }, true],
    ['not introduced and expired', { status: 'APPLIED', expiresAt: now }, false],
    ['sold', { status: 'RETIRED', withdrawReason: 'RETAIL' }, false],
    ['good', good, false],
    ['silent', { silence: 'timeout' }, false],
  ])('%s', (_, facts, curable) => expect(decide({ facts }).curable).toBe(curable))
})
