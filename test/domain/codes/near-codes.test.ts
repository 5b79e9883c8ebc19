import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GS } from '../../../server/domain/codes/alphabet.js'
import { readCleanCode } from '../../../server/domain/codes/clean-code.js'
import { parseCode } from '../../../server/domain/codes/parse-code.js'
import { repairCode } from '../../../server/domain/codes/repair-code.js'
import { anyCis, anyCode, anyFullCode, anyPack } from './generator.js'

/** Signs that mean something somewhere in a code. */
const signs = fc.constantFrom(
  GS,
  ...'0123456789',
  ...'aZ=+&_<(~ ',
  '240',
  '3103',
  '335',
  '8005',
  '91',
  '92',
  '93',
)
/** Places where one form turns into another, and any. */
const places = fc.oneof(fc.constantFrom(0, 2, 15, 16, 17, 18, 24, 25, 26, 31, 32, 33, 38, 39), fc.nat(140))

const sayTheSame = (text: string): void => {
  const clean = readCleanCode(text)
  if (clean !== null) expect(clean).toEqual(repairCode(text))
}

/** The short way may leave a code to the long one, but must never read it otherwise. */
describe('a code that is nearly whole', () => {
  it.each([
    ['one sign is another', 1],
    ['one sign is too many', 0],
    ['two signs are others', 2],
  ])('reads the same by both ways: %s', (_, cut) => {
    fc.assert(
      fc.property(anyCode, places, signs, ({ text }, place, put) => {
        const at = Math.min(place, text.length)
        sayTheSame(text.slice(0, at) + put + text.slice(at + cut))
      }),
      { numRuns: 1500 },
    )
  })

  it('reads the same by both ways: cut short, or with another tail', () => {
    fc.assert(
      fc.property(anyCode, anyFullCode, fc.nat(60), ({ text }, { text: other }, cut) => {
        sayTheSame(text.slice(0, -cut || undefined))
        sayTheSame(text.slice(0, 25) + other.slice(other.indexOf(GS)))
        sayTheSame(text.split(GS)[0]! + other.slice(other.lastIndexOf(GS)))
      }),
      { numRuns: 500 },
    )
  })

  it('reads the same by both ways: a check digit, a country or a price of its own', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyCis, anyPack),
        fc.nat(9),
        fc.constantFrom(13, 15, 18, 21),
        ({ text }, digit, at) => {
          sayTheSame(text.slice(0, at) + String(digit) + text.slice(at + 1))
        },
      ),
    )
  })

  it('has no full code to send where it may not be sent', () => {
    fc.assert(
      fc.property(anyFullCode, places, signs, fc.nat(2), ({ text }, place, put, cut) => {
        const at = Math.min(place, text.length)
        const { valid, full } = parseCode(text.slice(0, at) + put + text.slice(at + cut))
        if (!valid) expect(full).toBeNull()
      }),
      { numRuns: 1500 },
    )
  })
})
