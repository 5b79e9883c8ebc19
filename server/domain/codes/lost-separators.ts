import { unitAt } from '../unit-at.js'
import { GS } from './alphabet.js'
import type { SerialLength } from './templates.js'

/** A part of a code: its identifier, the pattern of its value, and the length of both (0 where that is free). */
type Part = readonly [identifier: string, value: string, length: number]

const sign = '[!"%&\'()*+,\\-./0-9:;<=>?A-Z_a-z]'
const key93: Part = ['93', `${sign}{4}`, 6]
const key91: Part = ['91', `${sign}{4}`, 6]
const signature44: Part = ['92', '[A-Za-z0-9+/=]{44}', 46]
const signature88: Part = ['92', '[A-Za-z0-9+/=]{88}', 90]
const measure: Part = ['3(?:10|35)[0-5]', '\\d{6}', 10]
const sum: Part = ['8005', '\\d{6}', 10]
const tradeCode: Part = ['240', '\\d{4}', 7]
const article: Part = ['240', `${sign}{1,30}`, 0]

interface Form {
  serial: number
  parts: readonly Part[]
  /** False for a serial that the template does not have: named, never sent. */
  inTemplate: boolean
}
const form = (serial: SerialLength, ...parts: Part[]): Form => ({ serial, parts, inTemplate: true })

/** Every form of a code with a check part: what may follow a serial of which length. The first part is written out. */
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
  /** Stands behind the serial: looked for first, as most forms of one length differ there. */
  probe: string
  firstUnit: number
  serial: number
  substitute: string
  inTemplate: boolean
  /** How many signs of the text must be just these: the more, the less it can be chance. */
  evidence: number
}

const matcherOf = ({ serial, parts, inTemplate }: Form, substitute: string): Matcher => ({
  length: parts.some(([, , length]) => length === 0)
    ? 0
    : serial + parts.reduce((total, [, , length]) => total + substitute.length + length, 0),
  pattern: new RegExp(
    `^(${sign}{${serial}})${parts.map(([identifier, value]) => `${substitute}(${identifier}${value})`).join('')}$`,
  ),
  probe: substitute + parts[0]![0],
  firstUnit: (substitute + parts[0]![0]).charCodeAt(0),
  serial,
  substitute,
  inTemplate,
  evidence: parts.reduce(
    (total, [identifier]) => total + substitute.length + Math.min(identifier.length, 4),
    0,
  ),
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
  /** False for a form that no template has. */
  inTemplate: boolean
  /** Serial of a reading that is nearly as likely. */
  otherSerial: string | null
}

interface Reading {
  matcher: Matcher
  text: string
}

const prefixLength = 18

const readingsOf = (body: string): Reading[] => {
  const readings: Reading[] = []
  for (const matcher of byLength.get(body.length) ?? free) {
    if (unitAt(body, matcher.serial) !== matcher.firstUnit || !body.startsWith(matcher.probe, matcher.serial))
      continue
    const match = matcher.pattern.exec(body)
    if (match) readings.push({ matcher, text: match.slice(1).join(GS) })
  }
  return readings.length < 2 ? readings : readings.sort((a, b) => b.matcher.evidence - a.matcher.evidence)
}

const bordersOf = (text: string): number[] => {
  const borders: number[] = []
  if (!text.includes(GS)) return borders
  for (let i = 0, plain = 0; i < text.length; i++) {
    if (text[i] === GS) borders.push(plain)
    else plain++
  }
  return borders
}

const agrees = (reading: Reading, kept: readonly number[]): boolean => {
  const borders = bordersOf(reading.text)
  return kept.every((border) => borders.includes(border))
}

/**
 * Puts back separators that were lost, or were typed as digits, in `01 GTIN 21 …`, by the whole form alone and never by
 * looking for «93» (one serial in six hundred contains it). Separators that are there must agree. The reading that
 * explains most signs is taken; one that explains a sign less is named beside it. Null where none fits.
 */
export function restoreSeparators(text: string): Restored | null {
  const body = text.slice(prefixLength)
  const kept = bordersOf(body)
  const all = readingsOf(kept.length === 0 ? body : body.replaceAll(GS, ''))
  const [best, other] = kept.length === 0 ? all : all.filter((reading) => agrees(reading, kept))
  if (!best) return null
  const rivals =
    other !== undefined && other.text !== best.text && best.matcher.evidence - other.matcher.evidence < 2
  return {
    // Joined, not added: signs of a sum of strings are slow to look at.
    text: [text.slice(0, prefixLength), best.text].join(''),
    repair: best.matcher.substitute === '' ? 'gs-lost' : 'gs-digits',
    inTemplate: best.matcher.inTemplate,
    otherSerial: rivals ? other.text.split(GS, 1)[0]! : null,
  }
}
