import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gs1Prefix, hasCheckDigit, isInternalGtin, shortGtin, toGtin14 } from '../../server/domain/gtin.js'
import { gtins } from './codes/generator.js'

describe('a GTIN', () => {
  it('fails on any one wrong digit', () => {
    fc.assert(
      fc.property(gtins, fc.nat(13), fc.integer({ min: 1, max: 9 }), (gtin, at, more) => {
        expect(hasCheckDigit(gtin)).toBe(true)
        const digit = String((Number(gtin[at]) + more) % 10)
        expect(hasCheckDigit(gtin.slice(0, at) + digit + gtin.slice(at + 1))).toBe(false)
      }),
    )
  })

  it('is digits and not nothing', () => {
    for (const text of ['', '0460000000001x', '٤٦٠٠٠٠٠٠٠٠٠١٥']) expect(hasCheckDigit(text)).toBe(false)
    expect(hasCheckDigit('0104600000000015', 2, 16)).toBe(true)
  })

  it('is kept in 14 digits and shown short', () => {
    expect([toGtin14('46000019'), toGtin14('4600000000015'), toGtin14('123456789')]).toEqual([
      '00000046000019',
      '04600000000015',
      null,
    ])
    expect([shortGtin('00000046000019'), shortGtin('04600000000015'), shortGtin('14600000000012')]).toEqual([
      '46000019',
      '4600000000015',
      '14600000000012',
    ])
  })

  it('names the place of the company and the shop’s own ranges', () => {
    expect(gs1Prefix('04810000000015')).toBe('481')
    expect(['02000000000015', '00200000000015', '00400000000015'].every(isInternalGtin)).toBe(true)
    expect(['04600000000015', '14600000000012'].some(isInternalGtin)).toBe(false)
  })
})
