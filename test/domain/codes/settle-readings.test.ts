import { describe, expect, it } from 'vitest'
import { parseCode } from '../../../server/domain/codes/parse-code.js'
import { parseCis, settleReadings } from '../../../server/domain/codes/settle-readings.js'

// 31 signs: a serial of 7 whose code lost its separator, or a serial of 13 with «93» in the middle
const doubtful = '0104600000000015215abcdef93ghij'
const ofThirteen = '0104600000000015215abcdefghijkl'
const ofSeven = '0104600000000015215abcdeg'

describe('a code that reads in two ways', () => {
  it('is read as a short code without its separator, doubtfully', () => {
    const read = parseCode(doubtful)
    expect(read).toMatchObject({ kind: 'unit', serial: '5abcdef', valid: true, certainty: 'ambiguous' })
    expect(read.problems).toEqual([{ key: 'two-readings', params: { other: doubtful } }])
  })

  it('is a КИ where only КИ are kept', () => {
    expect(parseCis(doubtful)).toMatchObject({
      kind: 'cis_only',
      cis: doubtful,
      certainty: 'sure',
      problems: [],
    })
    expect(parseCis(` ${doubtful}\n`)).toMatchObject({
      cis: doubtful,
      certainty: 'repaired',
      repairs: ['edges'],
    })
    expect(parseCis(ofThirteen)).toEqual(parseCode(ofThirteen))
  })

  it('is settled by its siblings', () => {
    const settled = (sibling: string) => settleReadings([doubtful, sibling].map((raw) => parseCode(raw)))[0]
    expect(settled(ofThirteen)).toMatchObject({ cis: doubtful, kind: 'cis_only', certainty: 'sure' })
    expect(settled(ofSeven)).toMatchObject({ serial: '5abcdef', certainty: 'repaired', problems: [] })
  })

  it('stays in doubt without a sibling', () => {
    expect(settleReadings([parseCode(doubtful)])).toEqual([parseCode(doubtful)])
  })
})
