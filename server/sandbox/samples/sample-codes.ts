import { hashOf, seededRandom } from '../seeded.js'

// The signs that a serial may have, without 9: none of ours looks like the beginning of a check part (91, 92, 93).
const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz012345678%&\'"()*+,-_./:;<=>?!'

/** 13 digits of a GTIN or 17 of an SSCC with the check digit of GS1 behind them. */
export function withCheckDigit(digits: string): string {
  const sum = [...digits].reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1),
    0,
  )
  return `${digits}${(10 - (sum % 10)) % 10}`
}

/** КИ of one product: `first` is the country of the emitter (5 Russia, 2 Belarus). The same ones each time. */
export function unitCodes(gtin: string, count: number, serial: { first: string; length: number }): string[] {
  return serialsOf(gtin, count, serial.length - serial.first.length).map(
    (rest) => `01${gtin}21${serial.first}${rest}`,
  )
}

/** КИ of tobacco packs: 14 digits and 7 signs, no application identifiers. */
export const packCodes = (gtin: string, count: number): string[] =>
  serialsOf(gtin, count, 7).map((serial) => `${gtin}${serial}`)

/** SSCC of transport packs, with the identifier 00 as documents write them. */
export const transportCodes = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `00${withCheckDigit(`14600000000${417001 + index}`)}`)

function serialsOf(seed: string, count: number, length: number): string[] {
  const random = seededRandom(hashOf(seed))
  const serials = new Set<string>()
  while (serials.size < count) {
    serials.add(Array.from({ length }, () => signs[Math.floor(random() * signs.length)]).join(''))
  }
  return [...serials]
}
