import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPlausibleMrp, readMrp } from '../../../server/domain/codes/mrp.js'
import { mrpAlphabet, mrpSigns } from './generator.js'

describe('МРЦ of a pack', () => {
  it.each([
    ['AAAA', 0],
    ['ABm8', 9_500],
    ['ACVU', 14_500],
    ['ADI8', 19_900],
    ['????', 40_959_999],
  ])('%s is %i kopecks', (signs, kopecks) => {
    expect(readMrp(signs, 0)).toBe(kopecks)
  })

  it('is base 80 with its own order of signs', () => {
    expect(new Set(mrpAlphabet).size).toBe(80)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 80 ** 4 - 1 }), (kopecks) => {
        expect(readMrp(`xx${mrpSigns(kopecks)}`, 2)).toBe(kopecks)
      }),
    )
  })

  it('has neither brackets, nor other letters, nor an end too soon', () => {
    for (const signs of ['A(VU', 'AC)U', 'ACЯU', 'AC U', 'ACV']) expect(readMrp(signs, 0)).toBeNull()
  })

  it('is plausible when not set or between 50 and 1,000 roubles', () => {
    expect([0, 5_000, 100_000].every(isPlausibleMrp)).toBe(true)
    expect([1, 4_999, 100_001].some(isPlausibleMrp)).toBe(false)
  })
})
