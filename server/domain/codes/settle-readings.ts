import type { ParsedCode } from './code.js'
import { readGs1 } from './read-gs1.js'

const isDoubted = (code: ParsedCode): boolean => code.problems.some(({ key }) => key === 'two-readings')

/** The reading that was put second, as a КИ without its check part; the code itself where there is only one. */
const otherReading = (code: ParsedCode): ParsedCode => {
  const other = code.problems.find(({ key }) => key === 'two-readings')?.params?.other
  return typeof other === 'string' && other.length === code.cis!.length + 6 ? readGs1(other) : code
}

const certain = (code: ParsedCode): ParsedCode => ({
  ...code,
  certainty: code.repairs.length > 0 ? 'repaired' : 'sure',
  problems: code.problems.filter(({ key }) => key !== 'two-readings'),
})

/**
 * Settles the codes of one document that can be read in two ways, by their siblings: all units of a GTIN have serials of
 * one length. One КИ in seven thousand with a serial of 13 looks like a short code without its separator, and would be
 * asked by half its name. A code without a sibling stays as it is.
 */
export function settleReadings(codes: readonly ParsedCode[]): ParsedCode[] {
  const serialLengths = new Map<string, number>()
  for (const code of codes) {
    if (code.gtin !== null && code.serial !== null && code.valid && !isDoubted(code))
      serialLengths.set(code.gtin, code.serial.length)
  }
  return codes.map((code) => {
    const known = isDoubted(code) && code.gtin !== null ? serialLengths.get(code.gtin) : undefined
    if (known === undefined || code.cis === null) return code
    if (code.serial?.length === known) return certain(code)
    const other = otherReading(code)
    return other.serial?.length === known ? other : code
  })
}
