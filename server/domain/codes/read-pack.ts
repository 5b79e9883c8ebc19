import { hasCheckDigit } from '../gtin.js'
import { codeOf } from './blank-code.js'
import type { CodeProblem, ParsedCode } from './parsed-code.js'
import { isPlausibleMrp, readMrp } from './mrp.js'
import { isRefusal, problem } from './problems.js'
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

/** A price that begins with a small letter, and no capital anywhere: all letters were made small on the way. */
const isAllSmall = (text: string): boolean => /^\d{14}.{7}[a-z]/.test(text) && !/[A-Z]/.test(text)

const judgePack = (text: string, mrpKopecks: number | null): CodeProblem[] => {
  const found: CodeProblem[] = hasCheckDigit(text, 0, 14) ? [] : [problem('gtin-check')]
  if (text.length === packLengths.cis) return found
  if (mrpKopecks === null) found.push(problem('mrp-char', { mrp: text.slice(21, 25) }))
  else if (mrpKopecks > 0 && isAllSmall(text)) found.push(problem('case-lost'))
  else if (!isPlausibleMrp(mrpKopecks))
    found.push(problem('mrp-range', { rubles: Math.round(mrpKopecks / 100) }))
  return found
}

/** Reads a text for which `looksLikePack` holds. */
export function readPack(text: string): ParsedCode {
  const mrpKopecks = text.length > packLengths.cis ? readMrp(text, packLengths.cis) : null
  const whole = text.length === packLengths.whole
  const problems = judgePack(text, mrpKopecks)
  const identified = !problems.some(({ key }) => key === 'case-lost')
  return codeOf(
    whole ? 'tobacco_pack' : 'tobacco_pack_cis',
    {
      cis: identified ? text.slice(0, packLengths.cis) : null,
      gtin: text.slice(0, 14),
      serial: identified ? text.slice(14, packLengths.cis) : null,
      tail: whole ? 'whole' : 'none',
      full: whole && !problems.some(isRefusal) ? text : null,
      groups: tobaccoGroups,
      mrpKopecks,
    },
    problems,
  )
}
