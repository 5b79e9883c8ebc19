import { describe, expect, it } from 'vitest'
import type { CodeFacts } from '../../../server/domain/verdict/facts.js'
import { rules } from '../../../server/domain/verdict/rules.js'
import { brief, decide, good, ownInn, tillGood, unit } from './verdict-cases.js'

describe('a keg and whatever is sold by parts', () => {
  const keg = (sold: number, more: CodeFacts = {}): CodeFacts => ({
    ...good,
    group: 'beer',
    innerUnitCount: 20_000,
    soldUnitCount: sold,
    ...more,
  })
  const onShelf = { purpose: 'audit', supplierInn: null } as const

  it.each([
    ['whole', keg(0), 'sell'],
    ['that came with a part sold', keg(500), 'risk sold-in-part'],
    ['that came empty', keg(20_000), 'risk rest-is-over'],
    ['of which more was sold than it held', keg(20_500), 'risk rest-is-over'],
    ['of which only the size is told', { ...good, innerUnitCount: 20_000 }, 'sell'],
    ['of which only the sale is told', { ...good, soldUnitCount: 500 }, 'sell'],
    ['that is withdrawn', keg(20_000, { status: 'RETIRED' }), 'block withdrawn'],
    [
      'on a tap that is empty',
      keg(20_000, { status: 'RETIRED', statusEx: 'CONNECT_TAP' }),
      'risk rest-is-over',
    ],
  ])('%s', (_, facts, expected) => expect(brief(decide({ facts }))).toBe(expected))

  it('may be sold in part on the shelf, until it is over', () => {
    const ours = { ownerInn: ownInn }
    expect(brief(decide({ facts: keg(500, ours), circumstances: onShelf }))).toBe('sell')
    expect(brief(decide({ facts: keg(20_000, ours), circumstances: onShelf }))).toBe('risk rest-is-over')
  })

  it('is told by a till as well, and tells how much', () => {
    const facts = { ...tillGood, innerUnitCount: 12, soldUnitCount: 3 }
    const { reasons } = decide({ facts, channel: 'cdn' })
    expect(reasons).toMatchObject([{ id: 'sold-in-part', params: { sold: 3, total: 12 } }])
  })

  it('is no word on circulation: a newer answer about the rest leaves the state as it was told', () => {
    const rest = { innerUnitCount: 12, soldUnitCount: 0, found: true, realizable: true }
    const decision = decide({
      answers: [
        { channel: 'true-api', askedAt: 1, facts: { ...good, statusEx: 'WAIT_SHIPMENT' } },
        { channel: 'cdn', askedAt: 2, facts: rest },
      ],
    })
    expect(brief(decision)).toBe('risk wait-shipment')
  })
})

describe('a paper of the goods that ended', () => {
  const by = (...ogvs: string[]) => decide({ facts: { ...tillGood, blocked: true, ogvs }, channel: 'cdn' })
  it.each([
    [['RD'], 'block permit-ended'],
    [['VETRF'], 'block vet-document-cancelled'],
    [['RD', 'VETRF'], 'block permit-ended, vet-document-cancelled'],
    [['RD', 'RPN'], 'block blocked-by-authority, permit-ended'],
    [['NEW'], 'block blocked-by-authority'],
  ])('is told from a ban of an authority: %j', (ogvs, expected) => expect(brief(by(...ogvs))).toBe(expected))

  it('is a ground of its own', () => {
    expect([rules['permit-ended'].ground, rules['vet-document-cancelled'].ground]).toEqual([20, 21])
  })
})

describe('the table of errors of the till’s question', () => {
  it.each([
    ...['1', '2', '3', '4', '9'].map((code) => [code, 'block structure-wrong']),
    ...['5', '6', '7'].map((code) => [code, 'block check-code-wrong']),
    ['10', 'block unknown-to-crpt'],
    ['33', 'block error-code'],
    ['0', 'sell'],
  ])('%s', (errorCode, expected) => {
    const decision = decide({ facts: { ...tillGood, errorCode }, channel: 'cdn' })
    expect(brief(decision)).toBe(expected)
    if (errorCode === '0' || errorCode === '10') return
    expect(decision.reasons[0]?.params).toEqual({ errorCode, message: '' })
  })

  it('is not named where the flag alone says so', () => {
    for (const wrong of [{ valid: false }, { verified: false }])
      expect(decide({ facts: { ...tillGood, ...wrong }, channel: 'cdn' }).reasons[0]?.params).toBeUndefined()
  })
})

describe('a code that ЧЗ does not know', () => {
  it('is unknown before anything else, as at a till: what its check part was worth says nothing then', () => {
    const facts = { ...tillGood, found: false, verified: false, utilised: false, realizable: false }
    expect(brief(decide({ facts, channel: 'cdn' }))).toBe('block unknown-to-crpt, check-code-wrong')
  })
})

describe('ЕМЦ of a block', () => {
  const block: CodeFacts = { ...good, group: 'tobacco', singleMinPriceKopecks: 12_900 }
  const at = (priceKopecks: number, facts: CodeFacts, kind: 'unit' | 'carton' = 'unit') =>
    brief(decide({ subject: { ...unit, kind }, facts, circumstances: { priceKopecks } })).split(',')[0]
  const low = 'block price-below-single-minimum'

  it.each([
    ['counts the packs that ЧЗ names', { ...block, packageType: 'GROUP', packageQuantity: 5 }, 64_500],
    ['takes ten packs where ЧЗ names none', { ...block, packageType: 'GROUP' }, 129_000],
    ['knows a block by the name of True API', { ...block, packageType: 'LEVEL1' }, 129_000],
  ])('%s', (_, facts, limit) => {
    expect(at(limit - 1, facts)).toBe(low)
    expect(at(limit, facts)).not.toBe(low)
  })

  it('knows a block by its code where ЧЗ does not say what it is', () => {
    expect(at(128_999, block, 'carton')).toBe(low)
    expect(at(12_900, { ...block, packageType: 'UNIT' })).toBe('sell')
  })
})

describe('a damaged code', () => {
  it('is for a person to scan again, before and after the deadline', () => {
    for (const deadlinePassed of [false, true])
      expect(
        brief(decide({ subject: { ...unit, isDamaged: true }, circumstances: { deadlinePassed } })),
      ).toBe('unknown code-damaged')
  })
})
