import { unitAt } from '../unit-at.js'
import { hasCheckDigit } from '../gtin.js'
import { classOf, classOfRange, digit, escapeMark, gsCode, marking } from './alphabet.js'
import { noIdentifiers, nothing } from './blank-code.js'
import { type CleanPart, partOf, readCleanPart } from './clean-check-part.js'
import type { ParsedCode } from './parsed-code.js'
import { mayBeEscaped } from './escapes.js'
import { isPlausibleMrp, readMrp } from './mrp.js'
import { originOfCode, unknownOrigin } from './origin.js'
import { groupsOf, isSerialLength, tobaccoGroups } from './templates.js'

/**
 * The short way for what needs no repair and raises no doubt: КИ, full codes, packs. It looks
 * at each sign once and allocates the result only. Everything else is null and goes the long way, which must say the
 * same of these codes (a property test holds both together).
 */
export function readCleanCode(raw: string): ParsedCode | null {
  const length = raw.length
  if (length < 21 || length > longestClean || unitAt(raw, 0) !== zero)
    return length === 29 ? cleanPack(raw) : null
  if (unitAt(raw, 1) !== one || unitAt(raw, 16) !== two || unitAt(raw, 17) !== one)
    return length === 29 ? cleanPack(raw) : null
  return hasCheckDigit(raw, 2, 16) ? cleanGs1(raw) : null
}

/** Old shoes: serial of 13, customs code, signature of 88. */
const longestClean = 137
/** With a serial of 20. */
const longestCis = 38
const zero = 48
const one = 49
const two = 50
const three = 51
const nine = 57

const at93 = (raw: string, at: number): boolean => unitAt(raw, at) === nine && unitAt(raw, at + 1) === three

const cleanGs1 = (raw: string): ParsedCode | null => {
  const { length } = raw
  const furthest = Math.min(length, longestCis + 1)
  let end = 18
  let classes = 0
  for (; end < furthest; end++) {
    const code = unitAt(raw, end)
    if (code === gsCode) break
    const bits = classOf(code)
    if (bits === 0) return null
    classes |= bits
  }
  if (end > longestCis) return null
  const first = unitAt(raw, 18)
  if ((first < 49 || first > 53) && (classOf(first) & digit) !== 0) return null
  if (end === length) return cleanCis(raw, classes)
  const part = readCleanPart(raw, end)
  return part && clean(raw, end, part)
}

const cleanCis = (raw: string, classes: number): ParsedCode | null => {
  const length = raw.length - 18
  if (!isSerialLength(length)) return null
  if (length === 13 && at93(raw, 25)) return null
  if ((classes & escapeMark) !== 0 && mayBeEscaped(raw)) return null
  return clean(raw, raw.length, partOf('cis_only', noIdentifiers, groupsOf(length, '')))
}

const clean = (raw: string, end: number, part: CleanPart): ParsedCode => {
  const gtin = raw.slice(2, 16)
  const serial = raw.slice(18, end)
  const whole = end < raw.length
  const { kind, ai, groups, mrpKopecks, weightGrams, volumeMl } = part
  return {
    kind,
    valid: true,
    certainty: 'sure',
    cis: whole ? raw.slice(0, end) : raw,
    gtin,
    serial,
    ai,
    tail: whole ? 'whole' : 'none',
    full: whole ? raw : null,
    origin: originOfCode(gtin, serial),
    groups,
    mrpKopecks,
    weightGrams,
    volumeMl,
    repairs: nothing,
    problems: nothing,
  }
}

const cleanPack = (raw: string): ParsedCode | null => {
  if (!hasCheckDigit(raw, 0, 14) || classOfRange(raw, marking, 14, 29) === 0) return null
  const mrpKopecks = readMrp(raw, 21)
  if (mrpKopecks === null || !isPlausibleMrp(mrpKopecks) || classOfRange(raw, digit, 14, 29) !== 0)
    return null
  if (unitAt(raw, 16) === two && unitAt(raw, 17) === one) return null
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
