import { hasCheckDigit } from '../gtin.js'
import { codeOf } from './blank-code.js'
import type { CodeProblem, ParsedCode } from './code.js'
import { isPlausibleMrp, readMrp } from './mrp.js'
import { problem } from './problems.js'
import { tobaccoGroups } from './templates.js'

/** Lengths of a pack without identifiers: GTIN and serial; with МРЦ; with МРЦ and the key of 4 signs. */
export const packLengths = { cis: 21, priced: 25, whole: 29 } as const
const isPackLength = (length: number): boolean => length === 21 || length === 25 || length === 29

const startsWithGs1 = (text: string): boolean => /^01\d{14}21/.test(text)

/**
 * A pack of tobacco, otp or ncp. A GTIN may itself begin with 01, so the sign of a GS1 code is AI 21 behind it.
 * A wrong check digit is still a pack when it has all 29 signs or the GTIN's leading zero; else it may be a box.
 */
export const looksLikePack = (text: string): boolean =>
  isPackLength(text.length) &&
  /^\d{14}/.test(text) &&
  !/^\d+$/.test(text) &&
  !startsWithGs1(text) &&
  (text.length === packLengths.whole || text.startsWith('0') || hasCheckDigit(text, 0, 14))

const judgePack = (text: string, mrpKopecks: number | null): CodeProblem[] => {
  const found: CodeProblem[] = hasCheckDigit(text, 0, 14) ? [] : [problem('gtin-check')]
  if (text.length === packLengths.cis) return found
  if (mrpKopecks === null) found.push(problem('mrp-char', { mrp: text.slice(21, 25) }))
  else if (!isPlausibleMrp(mrpKopecks))
    found.push(problem('mrp-range', { rubles: Math.round(mrpKopecks / 100) }))
  return found
}

/** Reads a text for which `looksLikePack` holds. */
export function readPack(text: string): ParsedCode {
  const mrpKopecks = text.length > packLengths.cis ? readMrp(text, packLengths.cis) : null
  const whole = text.length === packLengths.whole
  return codeOf(
    whole ? 'tobacco_pack' : 'tobacco_pack_cis',
    {
      cis: text.slice(0, packLengths.cis),
      gtin: text.slice(0, 14),
      serial: text.slice(14, packLengths.cis),
      tail: whole ? 'whole' : 'none',
      full: whole ? text : null,
      groups: tobaccoGroups,
      mrpKopecks,
    },
    judgePack(text, mrpKopecks),
  )
}
