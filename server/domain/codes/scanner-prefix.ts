import { GS } from './alphabet.js'

const aimPrefix = new RegExp(`^${GS}*\\][A-Za-z][0-9A-Za-z](?=.)`, 'su')
const plainDataMatrix = new RegExp(`^${GS}*\\]d[01]`)
const doubled = new RegExp(`${GS}{2,}`, 'g')
const afterGtin = new RegExp(`^(01\\d{14})${GS}(?=21|10)`)

/** AIM identifiers: `]d2` GS1 DataMatrix, `]C1` GS1-128, `]Q3` GS1 QR, `]e0` DataBar, `]E0` EAN, `]d1` plain DataMatrix. */
export const dropAimPrefix = (text: string): string => text.replace(aimPrefix, '')

/** The label was printed without FNC1: its text is right, but the operator does not hold it for a marking code. */
export const saysPlainDataMatrix = (raw: string): boolean =>
  !raw.startsWith('01') && plainDataMatrix.test(raw.trimStart())

/** FNC1 before the code: as a word, as 0xE8 read in Latin-1 (è) or windows-1251 (и). */
export const dropFnc1 = (text: string): string =>
  text.replace(/^(?:<(?:FNC1|fcn)>|\{FNC1\}|\[FNC1\]|\^FNC1|\\F|\u00e8|и(?=0[01]\d{14}))+/i, '')

export const dropEdgeSeparators = (text: string): string => {
  let [from, to] = [0, text.length]
  while (from < to && text[from] === GS) from++
  while (to > from && text[to - 1] === GS) to--
  return text.slice(from, to)
}

export const joinDoubledSeparators = (text: string): string =>
  text.includes(GS + GS) ? text.replace(doubled, GS) : text

/** A separator behind the GTIN is allowed by GS1 and meant by nobody: its length is fixed. */
export const dropSeparatorAfterGtin = (text: string): string =>
  text.startsWith(GS, 16) ? text.replace(afterGtin, '$1') : text
