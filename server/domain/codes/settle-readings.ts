import type { ParsedCode } from './parsed-code.js'
import { parseCode } from './parse-code.js'
import { readGs1 } from './read-gs1.js'

const isDoubted = (code: ParsedCode): boolean => code.problems.some(({ key }) => key === 'two-readings')

const keyLength = 6

/** The text as a whole КИ, where that was the reading put second; else null. */
const asWholeCis = (code: ParsedCode): ParsedCode | null => {
  const other = code.problems.find(({ key }) => key === 'two-readings')?.params?.other
  if (typeof other !== 'string' || code.cis === null || other.length !== code.cis.length + keyLength)
    return null
  const repairs = code.repairs.filter((key) => key !== 'gs-lost')
  return { ...readGs1(other), repairs, certainty: repairs.length > 0 ? 'repaired' : 'sure' }
}

const withoutDoubt = (code: ParsedCode): ParsedCode => ({
  ...code,
  certainty: 'repaired',
  problems: code.problems.filter(({ key }) => key !== 'two-readings'),
})

/** Reads a КИ as documents and our own rows keep it: it has no check part, so none is looked for at its end. */
export function parseCis(text: string): ParsedCode {
  const code = parseCode(text)
  return isDoubted(code) ? (asWholeCis(code) ?? code) : code
}

/**
 * Settles codes of one list that read in two ways by their siblings: all units of a GTIN have serials of one length.
 * One КИ of 31 signs in seven thousand looks like a short code without its separator, and would be asked by half its
 * name. A code without a sibling stays as it is.
 */
export function settleReadings(codes: readonly ParsedCode[]): ParsedCode[] {
  const serialLengths = new Map<string, number>()
  for (const code of codes) {
    if (code.gtin !== null && code.serial !== null && code.valid && !isDoubted(code))
      serialLengths.set(code.gtin, code.serial.length)
  }
  return codes.map((code) => {
    const known = isDoubted(code) ? serialLengths.get(code.gtin ?? '') : undefined
    if (known === undefined) return code
    if (code.serial?.length === known) return withoutDoubt(code)
    const other = asWholeCis(code)
    return other?.serial?.length === known ? other : code
  })
}
