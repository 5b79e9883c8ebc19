import { GS } from './alphabet.js'
import type { SerialLength } from './templates.js'

/** A part of a code: the pattern of its identifier and value, and its length (0 where that is free). */
type Part = readonly [pattern: string, length: number]

const sign = '[!"%&\'()*+,\\-./0-9:;<=>?A-Z_a-z]'
const key93: Part = [`93${sign}{4}`, 6]
const key91: Part = [`91${sign}{4}`, 6]
const signature44: Part = ['92[A-Za-z0-9+/=]{44}', 46]
const signature88: Part = ['92[A-Za-z0-9+/=]{88}', 90]
const measure: Part = ['(?:310[0-5]|335[0-5])\\d{6}', 10]
const sum: Part = ['8005\\d{6}', 10]
const tradeCode: Part = ['240\\d{4}', 7]
const article: Part = [`240${sign}{1,30}`, 0]

interface Form {
  serial: number
  parts: readonly Part[]
  /** False for a serial that the template does not have: named, never sent. */
  inTemplate: boolean
}
const form = (serial: SerialLength, ...parts: Part[]): Form => ({ serial, parts, inTemplate: true })

/** Every form of a code with a check part: what may follow a serial of which length. */
const forms: readonly Form[] = [
  ...([6, 7, 13, 20] as const).flatMap((serial) => [form(serial, key93), form(serial, key93, measure)]),
  ...([6, 13, 20] as const).map((serial) => form(serial, key91, signature44)),
  form(13, key91, signature88),
  form(13, tradeCode, key91, signature88),
  form(7, sum, key93),
  form(7, sum, key93, article),
  { serial: 13, parts: [sum, key93], inTemplate: false },
  { serial: 13, parts: [sum, key93, article], inTemplate: false },
]

/** What stands where the separator belongs: nothing, or signs that occur in serials as well (Alt+029 typed as digits). */
const substitutes = ['', '029', '29', 'GS', '%1D'] as const

interface Matcher {
  /** Length of everything after AI 21; 0 where the form leaves it free. */
  length: number
  pattern: RegExp
  substitute: string
  inTemplate: boolean
}

const matcherOf = ({ serial, parts, inTemplate }: Form, substitute: string): Matcher => ({
  length: parts.some(([, length]) => length === 0)
    ? 0
    : serial + parts.reduce((length, part) => length + substitute.length + part[1], 0),
  pattern: new RegExp(
    `^(${sign}{${serial}})${parts.map(([pattern]) => `${substitute}(${pattern})`).join('')}$`,
  ),
  substitute,
  inTemplate,
})

const matchers = substitutes.flatMap((substitute) => forms.map((one) => matcherOf(one, substitute)))
const free = matchers.filter(({ length }) => length === 0)
const byLength = new Map<number, Matcher[]>()
for (const { length } of matchers.filter((matcher) => matcher.length > 0)) {
  byLength.set(length, [...matchers.filter((matcher) => matcher.length === length), ...free])
}

export interface Restored {
  text: string
  repair: 'gs-lost' | 'gs-digits'
  /** More than one reading of the same signs, or a form that no template has. */
  inTemplate: boolean
  otherSerial: string | null
}

const prefixLength = 18

const readingsOf = (body: string): Restored[] => {
  const readings: Restored[] = []
  for (const { pattern, substitute, inTemplate } of byLength.get(body.length) ?? free) {
    const match = pattern.exec(body)
    if (!match) continue
    const text = match.slice(1).join(GS)
    if (readings.some((known) => known.text === text)) continue
    readings.push({
      text,
      repair: substitute === '' ? 'gs-lost' : 'gs-digits',
      inTemplate,
      otherSerial: null,
    })
  }
  return readings
}

const bordersOf = (text: string): number[] => {
  const borders: number[] = []
  for (let i = 0, plain = 0; i < text.length; i++) {
    if (text[i] === GS) borders.push(plain)
    else plain++
  }
  return borders
}

/**
 * Puts back separators that were lost, or were typed as digits, in `01 GTIN 21 …`, by the whole form alone and never by
 * looking for «93» (every sixth serial in a thousand contains such a pair). Separators that are there must agree.
 * The first reading is the likeliest: a serial that ends in «0» before «29» is rarer than «029». Null where none fits.
 */
export function restoreSeparators(text: string): Restored | null {
  const body = text.slice(prefixLength)
  const kept = bordersOf(body)
  const readings = readingsOf(kept.length === 0 ? body : body.replaceAll(GS, '')).filter((reading) => {
    const borders = bordersOf(reading.text)
    return kept.every((border) => borders.includes(border))
  })
  const best = readings[0]
  if (!best) return null
  const other = readings[1]?.text.split(GS, 1)[0] ?? null
  return { ...best, text: text.slice(0, prefixLength) + best.text, otherSerial: other }
}
