import { isObject, textOf } from './wire-values.js'

const withoutSeparators = (code: string): string => code.split('\x1d').join('')

/** Does this row speak of that code? By КИ, which begins the full code, or by an echo that may have lost its separators. */
function isAbout(row: unknown, fullCode: string): boolean {
  if (!isObject(row)) return false
  const view = textOf(row.printView)
  if (view !== undefined) return fullCode.startsWith(view)
  const echo = textOf(row.cis)
  return echo !== undefined && (fullCode.startsWith(echo) || withoutSeparators(fullCode) === echo)
}

/**
 * The row of each code, in the order asked; null where that is not certain. An echo may differ from what was asked, so
 * the order counts only when the numbers agree and each row begins like its code.
 */
export function matchRows(fullCodes: readonly string[], rows: readonly unknown[]): unknown[] | null {
  if (rows.length !== fullCodes.length) return null
  return rows.every((row, at) => isAbout(row, fullCodes[at]!)) ? [...rows] : null
}

/** The row of a code that was asked alone; undefined where there is none. */
export const rowOfOne = (fullCode: string, rows: readonly unknown[]): unknown =>
  rows.length === 1 ? rows[0] : rows.find((row) => isAbout(row, fullCode))
