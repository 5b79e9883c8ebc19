import { unitAt } from '../unit-at.js'
import { base64, classOf, classOfRange, digit, gsCode, lower, marking, upper } from './alphabet.js'
import { swappedTrainingKey } from './caps-lock.js'
import { inThousandths } from './measures.js'
import type { CodeKind, ParsedCode } from './parsed-code.js'
import { groupsOf, isSerialLength, kegGroups, type Tail, tobaccoGroups, weighedGroups } from './templates.js'

/** What the check part of a code that needs no repair says. */
export type CleanPart = Pick<ParsedCode, 'kind' | 'ai' | 'groups' | 'mrpKopecks' | 'weightGrams' | 'volumeMl'>

const [zero, one, two, three, five, eight, nine] = [48, 49, 50, 51, 53, 56, 57]
const serialFrom = 18
/** Lengths of what follows the separator behind the serial. */
const [keyAlone, keyAndMeasure, shortSigned, longSigned] = [6, 17, 53, 97]

/** The check part behind the separator at `end`; null where the long way must judge it. */
export const readCleanPart = (raw: string, end: number): CleanPart | null => {
  const first = unitAt(raw, end + 1)
  if (first === nine) return unitAt(raw, end + 2) === three ? shortPart(raw, end) : signedPart(raw, end, end)
  if (first === eight) return cartonPart(raw, end)
  return first === two ? tradePart(raw, end) : null
}

export const partOf = (
  kind: CodeKind,
  ai: CleanPart['ai'],
  groups: readonly string[],
  mrpKopecks: number | null = null,
): CleanPart => ({ kind, ai, groups, mrpKopecks, weightGrams: null, volumeMl: null })

/** AI 93 of four signs stands at `at`. */
const isKey = (raw: string, at: number): boolean =>
  unitAt(raw, at) === nine &&
  unitAt(raw, at + 1) === three &&
  classOfRange(raw, marking, at + 2, at + 6) !== 0 &&
  !raw.startsWith(swappedTrainingKey, at + 2)

const isDigits = (raw: string, from: number, to: number): boolean => classOfRange(raw, digit, from, to) !== 0

const shortPart = (raw: string, end: number): CleanPart | null => {
  const length = end - serialFrom
  const rest = raw.length - end - 1
  if ((rest !== keyAlone && rest !== keyAndMeasure) || !isSerialLength(length) || !isKey(raw, end + 1))
    return null
  if (rest === keyAndMeasure) return measuredPart(raw, end)
  // Seven signs with punctuation in front may be a carton's: the long way tells.
  if (length === 7 && (classOf(unitAt(raw, serialFrom)) & (digit | lower | upper)) === 0) return null
  return partOf('unit', { '93': raw.slice(end + 3) }, groupsOf(length, 'S'))
}

/** Weight of dairy (310n) or volume of a keg (335n) behind the key. */
const measuredPart = (raw: string, end: number): CleanPart | null => {
  const at = end + 8
  const weighs = raw.startsWith('310', at)
  const decimals = unitAt(raw, at + 3)
  if (unitAt(raw, at - 1) !== gsCode || !(weighs || raw.startsWith('335', at))) return null
  if (decimals < zero || decimals > five || !isDigits(raw, at + 4, raw.length)) return null
  const name = raw.slice(at, at + 4)
  const value = raw.slice(at + 4)
  const measured = partOf(
    'unit',
    { '93': raw.slice(end + 3, end + 7), [name]: value },
    weighs ? weighedGroups : kegGroups,
  )
  measured[weighs ? 'weightGrams' : 'volumeMl'] = inThousandths(name, value)
  return measured
}

const isSigned = (raw: string, at: number, rest: number): boolean =>
  (rest === shortSigned || rest === longSigned) &&
  unitAt(raw, at + 1) === nine &&
  unitAt(raw, at + 2) === one &&
  unitAt(raw, at + 7) === gsCode &&
  unitAt(raw, at + 8) === nine &&
  unitAt(raw, at + 9) === two

/** AI 91 and 92 behind the separator at `at`, which is not the serial's where a trade code stands between. */
const signedPart = (raw: string, end: number, at: number): CleanPart | null => {
  const rest = raw.length - at - 1
  if (!isSigned(raw, at, rest)) return null
  const key = classOfRange(raw, marking, at + 3, at + 7)
  const signature = classOfRange(raw, base64, at + 10, raw.length)
  if (key === 0 || (key & lower) !== 0 || (signature & lower) === 0 || (signature & upper) === 0) return null
  const template: Tail = rest === shortSigned ? 'L44' : 'L88'
  const groups = groupsOf(end - serialFrom, template)
  if (groups.length === 0 || raw.startsWith(swappedTrainingKey, at + 10)) return null
  return partOf('unit', { '91': raw.slice(at + 3, at + 7), '92': raw.slice(at + 10) }, groups)
}

/** Old shoes: four digits of the customs code (240) before the signature. */
const tradePart = (raw: string, end: number): CleanPart | null => {
  const at = end + 8
  if (!raw.startsWith('240', end + 1) || unitAt(raw, at) !== gsCode || !isDigits(raw, end + 4, at))
    return null
  const signed = signedPart(raw, end, at)
  return signed && { ...signed, ai: { ...signed.ai, '240': raw.slice(end + 4, at) } }
}

/** The highest price of the whole carton (8005, kopecks), the key, and perhaps an article of the maker's (240). */
const cartonPart = (raw: string, end: number): CleanPart | null => {
  const keyAt = end + 12
  const priced =
    end === serialFrom + 7 &&
    raw.startsWith('8005', end + 1) &&
    unitAt(raw, keyAt - 1) === gsCode &&
    isDigits(raw, end + 5, keyAt - 1)
  if (!priced || !isKey(raw, keyAt)) return null
  const sum = raw.slice(end + 5, keyAt - 1)
  const key = raw.slice(keyAt + 2, keyAt + 6)
  const article = raw.length === keyAt + 6 ? '' : articleAt(raw, keyAt + 6)
  if (article === null) return null
  const ai: CleanPart['ai'] =
    article === '' ? { '93': key, '8005': sum } : { '93': key, '240': article, '8005': sum }
  return partOf('carton', ai, tobaccoGroups, Number(sum))
}

/** Its length is free, so a sign with which an escape or a written separator begins is left to the long way. */
const articleAt = (raw: string, at: number): string | null => {
  const article = raw.slice(at + 4)
  const isOne =
    unitAt(raw, at) === gsCode && raw.startsWith('240', at + 1) && article !== '' && article.length <= 30
  return isOne && classOfRange(article, marking, 0, article.length) !== 0 && !/[&_<(]/.test(article)
    ? article
    : null
}
