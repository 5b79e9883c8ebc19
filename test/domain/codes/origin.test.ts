import { describe, expect, it } from 'vitest'
import { laneOf } from '../../../server/domain/codes/lane-of.js'
import { parseCode } from '../../../server/domain/codes/parse-code.js'
import { withCheckDigit } from './generator.js'

const code = (prefix: string, first: string) =>
  parseCode(`01${withCheckDigit(`0${prefix}000000017`)}21${first}abcde`)

describe('who emitted a code', () => {
  it.each([
    ['481', '2', 'BY', 'sure', 'by'],
    ['460', '2', 'BY', 'likely', 'by'],
    ['485', '1', 'AM', 'sure', 'am'],
    ['460', '1', null, 'none', 'check'],
    ['487', '3', 'KZ', 'sure', 'kz'],
    ['481', '3', null, 'none', 'check'],
    ['470', '4', 'KG', 'sure', 'kg'],
    ['460', '5', 'RU', 'sure', 'check'],
    ['481', '5', 'RU', 'sure', 'check'],
    ['460', 'E', 'RU', 'likely', 'check'],
    ['481', 'x', null, 'none', 'check'],
    ['460', '9', null, 'none', 'check'],
  ])('GTIN 0%s…, serial %s…: %s, %s, lane %s', (...row) => {
    const [prefix, first, country, confidence, lane] = row
    const read = code(prefix, first)
    expect(read.origin).toEqual({ country, confidence })
    expect(laneOf(read)).toBe(lane)
  })

  it('is not said by a pack, whatever its GTIN', () => {
    const pack = parseCode(`${withCheckDigit('0481000000017')}2bcdefgACVUkey1`)
    expect(pack).toMatchObject({ kind: 'tobacco_pack', origin: { country: null, confidence: 'none' } })
    expect(laneOf(pack)).toBe('check')
  })

  it('stands in clear on a fur', () => {
    expect(laneOf(parseCode('KZ-430301-AAA0000017'))).toBe('kz')
    expect(parseCode('XX-430301-AAA0000017').origin.country).toBeNull()
  })
})
