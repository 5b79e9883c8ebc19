import { countLines, textWidthMm, type Face } from '../domain/claim/text-lines.js'

/**
 * Sizes of the act in millimetres, the same as in views/assets/css/act.css: what is shared among sheets here is what
 * stands on paper. A test prints acts and compares.
 */

/** A4 landscape less its margins, the footer and what the browser rounds up. */
export const sheetMm = 178
export const contentMm = 273
export const gapMm = 3
const lineMm = 4.2
const rowLineMm = 3.4
/** Padding of a cell above and below, and a border; to the left and right of its text. */
const rowFrameMm = 2.1
const cellFrameMm = 2.8

const body: Face = { sizePt: 9 }
const bodyBold: Face = { sizePt: 9, bold: true }
const cell: Face = { sizePt: 8 }
const cellBold: Face = { sizePt: 8, bold: true }
const cellCode: Face = { sizePt: 8, mono: true }
const heading: Face = { sizePt: 12.5, bold: true }

export const goodsColumnsMm = {
  name: 46,
  unit: 18,
  count: 12,
  price: 15,
  sum: 22,
  defectCount: 11,
  defectSum: 21,
  reason: 25,
} as const
export const codeColumnsMm = { cis: 65.5, reason: 42, answer: 46, keptAt: 28 } as const
export const signatureColumnsMm = { position: 54, name: 123 } as const

export const rowMm = (lines: number): number => lines * rowLineMm + rowFrameMm
export const cellLines = (text: string, columnMm: number): number =>
  countLines(text, columnMm - cellFrameMm, cell)
/** Lines of a bold cell: a total. */
export const boldCellLines = (text: string, columnMm: number): number =>
  countLines(text, columnMm - cellFrameMm, cellBold)
export const cellCodeLines = (code: string, columnMm: number): number =>
  countLines(code, columnMm - cellFrameMm, cellCode)
/** Head of the table of goods: two rows. */
export const goodsHeadMm = 2 * rowMm(1) + gapMm
/** Head of the annex: its title and one row. */
export const codesHeadMm = rowMm(1) + gapMm + 5

/** Lines of ordinary type. */
export const linesMm = (text: string, columnMm: number): number => countLines(text, columnMm, body) * lineMm
export const headingMm = (text: string): number => countLines(text, contentMm, heading) * 5.4
/** A paragraph and the gap over it; nothing where it is empty. Its title is bold, the estimate takes all as bold. */
export const paragraphMm = (text: string): number =>
  text === '' ? 0 : countLines(text, contentMm, bodyBold) * lineMm + gapMm
/** A value on a line of the form; its name takes its own width of the column. */
export const blankMm = (name: string, value: string, columnMm: number): number =>
  linesMm(value, columnMm - textWidthMm(name, body) - 2.5) + 0.3
