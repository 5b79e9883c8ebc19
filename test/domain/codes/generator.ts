import fc from 'fast-check'
import { GS, markingAlphabet } from '../../../server/domain/codes/alphabet.js'
import type { CodeKind } from '../../../server/domain/codes/parsed-code.js'

/** An invented code and what a reader must find in it. */
export interface Invented {
  /** As the label has it, with 0x1D. */
  text: string
  kind: CodeKind
  cis: string
  gtin: string
  serial: string
  ai: Record<string, string>
  groups: string[]
  mrpKopecks: number | null
  weightGrams: number | null
  volumeMl: number | null
}

const alphanumeric = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const base64 = alphanumeric + '+/'
const signs = (length: number, alphabet: string = markingAlphabet) =>
  fc.array(fc.constantFrom(...alphabet), { minLength: length, maxLength: length }).map((all) => all.join(''))

/** Check digit by the book, apart from the code under test. */
export const withCheckDigit = (body: string): string => {
  const sum = [...body]
    .reverse()
    .reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 3 : 1), 0)
  return body + String((10 - (sum % 10)) % 10)
}

/** GTINs of companies that do not exist. */
export const gtins = fc
  .tuple(
    fc.constantFrom('0460000000', '0481000000', '0290000000', '0485000000'),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([prefix, item]) => withCheckDigit(prefix + String(item).padStart(3, '0')))

/** A serial as the emission server makes it: the state's digit first. */
const serials = (length: number) =>
  fc
    .tuple(fc.constantFrom('1', '2', '3', '4', '5', 'E'), signs(length - 1))
    .map(([state, rest]) => state + rest)

const key = signs(4).filter((text) => text !== 'DgvZ')
const key91 = fc.constantFrom('EE05', 'EE12', 'FFD0', '003A', '0098')
const signature = (length: 44 | 88) =>
  signs(length - length / 44, base64)
    .filter((text) => /[a-z]/.test(text) && !text.startsWith('DgvZ'))
    .map((text) => text.padEnd(length, '='))

type Tail = Record<string, string>
const short = key.map((value): Tail => ({ '93': value }))
const long = (length: 44 | 88) =>
  fc.tuple(key91, signature(length)).map(([a, b]): Tail => ({ '91': a, '92': b }))

interface Found {
  kind?: CodeKind
  groups?: string[]
  mrpKopecks?: number
  weightGrams?: number
  volumeMl?: number
}

const gs1 = (length: number, parts: fc.Arbitrary<[string, string][]>, found: (parts: Tail) => Found) =>
  fc.tuple(gtins, serials(length), parts).map(([gtin, serial, pairs]): Invented => {
    const ai = Object.fromEntries(pairs)
    return {
      text: [`01${gtin}21${serial}`, ...pairs.map(([name, value]) => name + value)].join(GS),
      kind: 'unit',
      cis: `01${gtin}21${serial}`,
      gtin,
      serial,
      ai,
      groups: [],
      mrpKopecks: null,
      weightGrams: null,
      volumeMl: null,
      ...found(ai),
    }
  })

const pairs = (tail: fc.Arbitrary<Tail>) => tail.map((values) => Object.entries(values))
const amounts = fc.integer({ min: 1, max: 999_999 })
const sixDigits = (amount: number) => String(amount).padStart(6, '0')

/** Codes with a check part: name of the template → its codes. */
export const fullCodes: Record<string, fc.Arbitrary<Invented>> = {
  'short, serial of 6': gs1(6, pairs(short), () => ({ groups: ['milk', 'chemistry', 'pyrotechnics'] })),
  'short, serial of 7': gs1(7, pairs(short), () => ({ groups: ['beer', 'nabeer'] })),
  'short, serial of 13': gs1(13, pairs(short), () => ({ groups: ['water', 'softdrinks'] })),
  'short, serial of 20': gs1(20, pairs(short), () => ({ groups: ['radio', 'gadgets'] })),
  'long, serial of 6': gs1(6, pairs(long(44)), () => ({ groups: ['petfood', 'chemistry'] })),
  'long, serial of 13': gs1(13, pairs(long(44)), () => ({ groups: ['lp', 'tires'] })),
  'long, serial of 20': gs1(20, pairs(long(44)), () => ({ groups: ['electronics'] })),
  'shoes, signature of 88': gs1(13, pairs(long(88)), () => ({ groups: ['shoes'] })),
  'old shoes with a trade code': gs1(
    13,
    long(88).map((tail): [string, string][] => [['240', '6403'], ...Object.entries(tail)]),
    () => ({ groups: ['shoes'] }),
  ),
  'dairy by weight': gs1(
    6,
    fc.tuple(key, amounts).map(([value, grams]): [string, string][] => [
      ['93', value],
      ['3103', sixDigits(grams)],
    ]),
    (ai) => ({ groups: ['milk'], weightGrams: Number(ai['3103']) }),
  ),
  'keg of beer': gs1(
    7,
    fc.tuple(key, amounts).map(([value, litres]): [string, string][] => [
      ['93', value],
      ['3351', sixDigits(litres)],
    ]),
    (ai) => ({ groups: ['beer'], volumeMl: Number(ai['3351']) * 100 }),
  ),
  carton: gs1(
    7,
    fc.tuple(amounts, key).map(([sum, value]): [string, string][] => [
      ['8005', sixDigits(sum)],
      ['93', value],
    ]),
    (ai) => ({ kind: 'carton', groups: ['tobacco', 'otp', 'ncp'], mrpKopecks: Number(ai['8005']) }),
  ),
  'carton with an article': gs1(
    7,
    fc.tuple(amounts, key, signs(8, '0123456789')).map(([sum, value, article]): [string, string][] => [
      ['8005', sixDigits(sum)],
      ['93', value],
      ['240', article],
    ]),
    (ai) => ({ kind: 'carton', groups: ['tobacco', 'otp', 'ncp'], mrpKopecks: Number(ai['8005']) }),
  ),
}
export const anyFullCode = fc.oneof(...Object.values(fullCodes))

/** КИ of every serial length; those of 31 signs that read in two ways are left to a test of their own. */
export const anyCis = fc
  .constantFrom(6, 7, 13, 20)
  .chain((length) => gs1(length, fc.constant([]), () => ({ kind: 'cis_only' })))
  .filter(({ text }) => text.length !== 31 || !text.startsWith('93', 25))

/** Base 80, written the other way round from the reader: by division. */
export const mrpAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!"%&\'*+-./_,:;=<>?'
export const mrpSigns = (kopecks: number): string => {
  let rest = kopecks
  return [512_000, 6_400, 80, 1]
    .map((worth) => {
      const sign = mrpAlphabet[Math.floor(rest / worth)]!
      rest %= worth
      return sign
    })
    .join('')
}

export const anyPack = fc
  .tuple(gtins, signs(7), fc.oneof(fc.constant(0), fc.integer({ min: 5_000, max: 100_000 })), key)
  .filter(([, serial]) => !/^..21/.test(serial))
  .map(([gtin, serial, kopecks, value]): Invented => ({
    text: gtin + serial + mrpSigns(kopecks) + value,
    kind: 'tobacco_pack',
    cis: gtin + serial,
    gtin,
    serial,
    ai: {},
    groups: ['tobacco', 'otp', 'ncp'],
    mrpKopecks: kopecks,
    weightGrams: null,
    volumeMl: null,
  }))

export const anyCode = fc.oneof(anyFullCode, anyCis, anyPack)
