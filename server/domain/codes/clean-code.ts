import { hasCheckDigit } from '../gtin.js'
import {
  base64,
  classOf,
  classOfRange,
  digit,
  escapeMark,
  gsCode,
  lower,
  marking,
  upper,
} from './alphabet.js'
import { noIdentifiers, nothing } from './blank-code.js'
import { swappedTrainingKey } from './caps-lock.js'
import type { CodeKind, ParsedCode } from './parsed-code.js'
import { mayBeEscaped } from './escapes.js'
import { isPlausibleMrp, readMrp } from './mrp.js'
import { originOfCode, unknownOrigin } from './origin.js'
import { groupsOf, type Tail, tobaccoGroups } from './templates.js'

/**
 * The short way for what needs no repair and raises no doubt: КИ, full codes of the common templates, packs. It looks
 * at each sign once and allocates the result only. Everything else is null and goes the long way, which must say the
 * same of these codes (a property test holds both together).
 */
export function readCleanCode(raw: string): ParsedCode | null {
  const length = raw.length
  if (length < 21 || length > 129 || raw.charCodeAt(0) !== zero) return length === 29 ? cleanPack(raw) : null
  if (raw.charCodeAt(1) !== one || raw.charCodeAt(16) !== two || raw.charCodeAt(17) !== one)
    return length === 29 ? cleanPack(raw) : null
  return hasCheckDigit(raw, 2, 16) ? cleanGs1(raw) : null
}

const zero = 48
const one = 49
const two = 50
const three = 51
const nine = 57

const at93 = (raw: string, at: number): boolean =>
  raw.charCodeAt(at) === nine && raw.charCodeAt(at + 1) === three

const cleanGs1 = (raw: string): ParsedCode | null => {
  let end = 18
  let classes = 0
  for (; end < raw.length; end++) {
    const code = raw.charCodeAt(end)
    if (code === gsCode) break
    const bits = classOf(code)
    if (bits === 0) return null
    classes |= bits
  }
  const first = raw.charCodeAt(18)
  if ((first < 49 || first > 53) && (classOf(first) & digit) !== 0) return null
  if (end === raw.length) return cleanCis(raw, classes)
  return raw.charCodeAt(end + 1) === nine ? cleanFull(raw, end) : null
}

const cleanCis = (raw: string, classes: number): ParsedCode | null => {
  const length = raw.length - 18
  if (length !== 6 && length !== 7 && length !== 13 && length !== 20) return null
  if (length === 13 && at93(raw, 25)) return null
  if ((classes & escapeMark) !== 0 && mayBeEscaped(raw)) return null
  return clean(raw, raw.length, 'cis_only', '')
}

const cleanFull = (raw: string, end: number): ParsedCode | null => {
  const serial = end - 18
  const rest = raw.length - end - 1
  if (rest === 6 && at93(raw, end + 1) && classOfRange(raw, marking, end + 3, raw.length) !== 0)
    return isShortSerial(serial, classOf(raw.charCodeAt(18))) && !raw.startsWith(swappedTrainingKey, end + 3)
      ? clean(raw, end, 'unit', 'S')
      : null
  return isSigned(raw, end, rest) ? cleanSigned(raw, end, rest === 53 ? 'L44' : 'L88') : null
}

/** A serial of 7 that begins with punctuation may be a carton's: the long way tells. */
const isShortSerial = (length: number, firstClass: number): boolean =>
  length === 6 ||
  length === 13 ||
  length === 20 ||
  (length === 7 && (firstClass & (digit | lower | upper)) !== 0)

const isSigned = (raw: string, end: number, rest: number): boolean =>
  (rest === 53 || rest === 97) &&
  raw.charCodeAt(end + 2) === one &&
  raw.charCodeAt(end + 7) === gsCode &&
  raw.charCodeAt(end + 8) === nine &&
  raw.charCodeAt(end + 9) === two

const cleanSigned = (raw: string, end: number, template: Tail): ParsedCode | null => {
  const key = classOfRange(raw, marking, end + 3, end + 7)
  const signature = classOfRange(raw, base64, end + 10, raw.length)
  if (key === 0 || (key & lower) !== 0 || (signature & lower) === 0 || (signature & upper) === 0) return null
  if (raw.startsWith(swappedTrainingKey, end + 10) || groupsOf(end - 18, template).length === 0) return null
  return clean(raw, end, 'unit', template)
}

const identifiersOf = (raw: string, end: number, template: Tail | ''): ParsedCode['ai'] => {
  if (template === '') return noIdentifiers
  if (template === 'S') return { '93': raw.slice(end + 3) }
  return { '91': raw.slice(end + 3, end + 7), '92': raw.slice(end + 10) }
}

const clean = (raw: string, end: number, kind: CodeKind, template: Tail | ''): ParsedCode => {
  const gtin = raw.slice(2, 16)
  const serial = raw.slice(18, end)
  return {
    kind,
    valid: true,
    certainty: 'sure',
    cis: template === '' ? raw : raw.slice(0, end),
    gtin,
    serial,
    ai: identifiersOf(raw, end, template),
    tail: template === '' ? 'none' : 'whole',
    full: template === '' ? null : raw,
    origin: originOfCode(gtin, serial),
    groups: groupsOf(end - 18, template),
    mrpKopecks: null,
    weightGrams: null,
    volumeMl: null,
    repairs: nothing,
    problems: nothing,
  }
}

const cleanPack = (raw: string): ParsedCode | null => {
  if (!hasCheckDigit(raw, 0, 14) || classOfRange(raw, marking, 14, 29) === 0) return null
  const mrpKopecks = readMrp(raw, 21)
  if (mrpKopecks === null || !isPlausibleMrp(mrpKopecks) || classOfRange(raw, digit, 14, 29) !== 0)
    return null
  if (raw.charCodeAt(16) === two && raw.charCodeAt(17) === one) return null
  return {
    kind: 'tobacco_pack',
    valid: true,
    certainty: 'sure',
    cis: raw.slice(0, 21),
    gtin: raw.slice(0, 14),
    serial: raw.slice(14, 21),
    ai: noIdentifiers,
    tail: 'whole',
    full: raw,
    origin: unknownOrigin,
    groups: tobaccoGroups,
    mrpKopecks,
    weightGrams: null,
    volumeMl: null,
    repairs: nothing,
    problems: nothing,
  }
}
