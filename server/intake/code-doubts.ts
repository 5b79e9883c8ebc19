import { markingAlphabet } from '../domain/codes/alphabet.js'
import type { CodePlace } from './draft.js'

/** A GS1 unit code in printable ASCII: 01 + GTIN + 21 + serial. Nearly every КИЗ is one. */
const unitCode = /^01\d{14}21[!-~]+$/
/** Signs that ЧЗ takes in no code (error 79): XML holds them well, so a spoilt export is seen here first. */
const stranger = new RegExp(`[^${markingAlphabet.replace(/[\]\\^-]/g, '\\$&')}\x1d]`)
/** Whole lengths at which a check key (AI 93, 4 characters) may follow КИ, and where it begins then. */
const keyAtByLength = new Map([
  [30, 24],
  [32, 26],
  [37, 31],
  [44, 38],
  [40, 24],
])
/** ГИС МТ takes codes of 18 to 74 characters (error 79); only a code with its signature is longer. */
const longestCode = 74
const shortestCode = 18

/** GTIN inside a code, by its place only; null where the shape is another (a box, a serial of its own). */
export function gtinInCode(text: string): string | null {
  if (unitCode.test(text)) return text.slice(2, 16)
  // A tobacco pack has no identifiers: GTIN, 7 characters, and sometimes the price and the key.
  return /^\d{14}[!-~]{7}(?:[!-~]{4}){0,2}$/.test(text) ? text.slice(0, 14) : null
}

/**
 * What is doubtful about a code in a document, as keys of warnings. It is about the supplier's file; what the code itself is
 * worth is decided by the parser of codes.
 */
export function doubtsAboutCode(text: string, place: CodePlace): string[] {
  const doubts: string[] = []
  if (stranger.test(text)) doubts.push(/[\u0400-\u04ff]/.test(text) ? 'code-cyrillic' : 'code-character')
  if (/^\((?:00|01|02)\)/.test(text)) doubts.push('code-brackets')
  if (text.length < shortestCode) doubts.push('code-short')
  if (place !== 'transport' && hasTail(text)) doubts.push('code-tail')
  return doubts
}

function hasTail(text: string): boolean {
  if (text.includes('\x1d') || text.length > longestCode) return true
  if (!unitCode.test(text)) return /^\d{14}[!-~]{15}$/.test(text)
  const keyAt = keyAtByLength.get(text.length)
  return keyAt !== undefined && text.startsWith('93', keyAt)
}

/** Nothing to look at: the usual unit code at a usual length. */
export const isUsualCode = (text: string): boolean =>
  text.length >= shortestCode &&
  text.length <= longestCode &&
  !keyAtByLength.has(text.length) &&
  unitCode.test(text) &&
  !stranger.test(text)

const osu = /^(?:02|\(02\))\d{14}(?:37|\(37\))(\d{1,8}?)(?:(?:3103|\(3103\))\d{6,9})?$/

/**
 * ОСУ expression: 02 + GTIN + 37 + count, and for goods by weight 3103 + weight. It is a quantity, not a code, in brackets
 * too. Null where the text is none.
 */
export function readOsuCount(text: string): number | null {
  const match = osu.exec(text)
  return match ? Number(match[1]) : null
}
