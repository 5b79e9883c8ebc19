import { describe, expect, it } from 'vitest'
import {
  noOutcomes,
  openedWithItsBox,
  type BoxContents,
} from '../../../server/domain/verdict/box-contents.js'
import {
  compareWithDocument,
  type ComparedBox,
  type DeclaredLine,
} from '../../../server/domain/verdict/compare-with-document.js'
import { brief, decide, good, sscc } from './verdict-cases.js'

const holding = (more: Partial<BoxContents>): BoxContents => ({ ...openedWithItsBox, unitCount: 12, ...more })
const outcomes = (more: object) => ({ byOutcome: { ...noOutcomes, sell: 12, ...more } })
const boxOf = (contents: BoxContents, more: object = {}) =>
  brief(
    decide({
      subject: sscc,
      facts: { ...good, packageType: 'BOX' },
      circumstances: { contents, ...more },
    }),
  )

describe('a box whose contents were asked', () => {
  it.each<[string, Partial<BoxContents>, string]>([
    ['all good', outcomes({}), 'sell box-contents-good'],
    ['one blocked', outcomes({ block: 1 }), 'block box-holds-blocked'],
    ['one at risk', outcomes({ risk: 1 }), 'risk box-holds-risk'],
    ['one late', outcomes({ wait: 1 }), 'wait box-contents-late'],
    ['one not known', outcomes({ unknown: 1 }), 'unknown box-holds-unknown'],
    ['no answer', { gap: 'late' }, 'wait box-contents-late'],
    ['not opened to us', { gap: 'refused' }, 'unknown box-contents-not-asked'],
    ['not named', { gap: 'untold' }, 'unknown box-contents-untold'],
    ['nested too deep', { gap: 'too-deep' }, 'unknown box-contents-untold'],
    ['too many', { gap: 'too-many' }, 'unknown box-contents-untold'],
    ['other goods', { ...outcomes({}), otherGoods: 2 }, 'unknown box-other-goods'],
    [
      'another number',
      { ...outcomes({}), miscount: { told: 12, declared: 10 } },
      'unknown box-count-differs',
    ],
    [
      'one blocked and a gap',
      { ...outcomes({ block: 1 }), gap: 'untold' },
      'block box-holds-blocked, box-contents-untold',
    ],
  ])('%s', (_, more, expected) => expect(boxOf(holding(more))).toBe(expected))

  it('waits no longer than the deadline', () =>
    expect(boxOf(holding({ gap: 'late' }), { deadlinePassed: true })).toBe('unknown box-contents-not-asked'))

  it('is blocked with the first of its units', () => {
    const contents = holding({ ...outcomes({}), blocksAt: 4e12 })
    const decided = decide({ subject: sscc, facts: good, circumstances: { contents } })
    expect(decided.blocksAt).toBe(4e12)
  })

  it('is not saved by what it holds when it is withdrawn or broken up itself', () => {
    const contents = holding(outcomes({}))
    for (const status of ['RETIRED', 'DISAGGREGATION'])
      expect(
        decide({ subject: sscc, facts: { ...good, status }, circumstances: { contents } }).outcome,
      ).not.toBe('sell')
  })
})

describe('a set', () => {
  const setOf = (contents?: BoxContents) =>
    brief(decide({ facts: { ...good, packageType: 'SET' }, circumstances: { contents } }))
  it('is sold by its own code, unless a part of it is forbidden', () => {
    expect(setOf()).toBe('sell')
    expect(setOf(holding({ gap: 'untold' }))).toBe('sell')
    expect(setOf(holding(outcomes({ block: 1 })))).toBe('block box-holds-blocked')
  })
})

const milk = '04600000000015'
const kefir = '04600000000022'
const line = (more: Partial<DeclaredLine> = {}): DeclaredLine => ({
  id: 1,
  gtin: milk,
  declared: 3,
  codeCount: 1,
  osuCount: 0,
  ...more,
})
const unitsOf = (gtin: string, ...names: string[]) => names.map((cis) => ({ cis, gtin }))
const holds = (units: ComparedBox['units'], more: Partial<ComparedBox> = {}): ComparedBox => ({
  codeId: 10,
  lineId: 1,
  packGtins: new Set(),
  units,
  groupCount: 0,
  isWhole: true,
  ...more,
})
const three = unitsOf(milk, 'a', 'b', 'c')
const compare = (boxes: ComparedBox[], lines: DeclaredLine[], own: [string, number][] = []) =>
  compareWithDocument(boxes, lines, new Map(own)).get(10)

describe('what a box holds against its document', () => {
  const agrees = { otherGoods: 0, miscount: null }

  it('agrees by units, by packs of goods, by boxes, and with what is counted in bulk', () => {
    expect(compare([holds(three)], [line()])).toEqual(agrees)
    expect(compare([holds(three)], [line({ declared: 1 })])).toEqual(agrees)
    expect(compare([holds(three, { groupCount: 2 })], [line({ declared: 2 })])).toEqual(agrees)
    expect(compare([holds(three)], [line({ declared: 8, osuCount: 5 })])).toEqual(agrees)
  })
  it('tells another number, where the line declares one and all of its boxes are known', () => {
    expect(compare([holds(three)], [line({ declared: 4 })])).toEqual({
      otherGoods: 0,
      miscount: { told: 3, declared: 4 },
    })
    expect(compare([holds(three)], [line({ declared: null })])).toEqual(agrees)
    expect(compare([holds(three, { isWhole: false })], [line({ declared: 4 })])).toEqual(agrees)
  })
  it('counts a unit once that stands beside its box, or in two boxes', () => {
    const own: [string, number][] = [
      ['a', 1],
      ['d', 1],
    ]
    expect(compare([holds(three)], [line({ declared: 4 })], own)).toEqual(agrees)
    const again = holds(three, { codeId: 11 })
    expect(compare([holds(three), again], [line()])).toEqual(agrees)
  })
  it('finds the goods of a mixed box in the other lines', () => {
    const mixed = holds([...three, ...unitsOf(kefir, 'k')])
    const lines = [line(), line({ id: 2, gtin: kefir, declared: 1 })]
    expect(compare([mixed], lines)).toEqual(agrees)
  })
  it('counts over all lines of the same goods', () => {
    const lines = [line({ declared: 2 }), line({ id: 2, declared: 1, codeCount: 0 })]
    expect(compare([holds(three)], lines)).toEqual(agrees)
  })
  it('names goods that no line names, unless a pack around them is what a line names', () => {
    const other = holds([...three, ...unitsOf(kefir, 'k')])
    expect(compare([other], [line()])).toEqual({ otherGoods: 1, miscount: null })
    expect(compare([holds(unitsOf(kefir, 'k', 'l', 'm'), { packGtins: new Set([milk]) })], [line()])).toEqual(
      agrees,
    )
    expect(compare([other], [line({ gtin: null, declared: 4 })])).toEqual(agrees)
  })
})
