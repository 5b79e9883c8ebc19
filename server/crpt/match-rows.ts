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
 * The row of each code for which it is certain. An echo may differ from what was asked, so the order counts only when the
 * numbers agree and each row begins like its code. In any other order, and where rows are missing, a row belongs to a code
 * when it speaks of no other, and is the only one that does.
 */
export function matchRows(fullCodes: readonly string[], rows: readonly unknown[]): Map<string, unknown> {
  if (rows.length === fullCodes.length && rows.every((row, at) => isAbout(row, fullCodes[at]!)))
    return new Map(rows.map((row, at) => [fullCodes[at]!, row]))
  const found = new Map<string, unknown[]>()
  for (const row of rows) {
    const [code, ...others] = fullCodes.filter((full) => isAbout(row, full))
    if (code !== undefined && others.length === 0) found.set(code, [...(found.get(code) ?? []), row])
  }
  return new Map([...found].flatMap(([code, [row, ...more]]) => (more.length === 0 ? [[code, row]] : [])))
}

/** The row of a code that was asked alone; undefined where there is none. */
export const rowOfOne = (fullCode: string, rows: readonly unknown[]): unknown =>
  rows.length === 1 ? rows[0] : rows.find((row) => isAbout(row, fullCode))
