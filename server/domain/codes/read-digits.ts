import { hasCheckDigit, isInternalGtin, toGtin14 } from '../gtin.js'
import { codeOf } from './blank-code.js'
import type { ParsedCode } from './parsed-code.js'
import { problem } from './problems.js'

const readBarcode = (gtin: string): ParsedCode => {
  if (!hasCheckDigit(gtin)) return codeOf('ean', { gtin }, [problem('gtin-check')])
  return isInternalGtin(gtin)
    ? codeOf('ean_internal', { gtin }, [problem('internal-gtin')])
    : codeOf('ean', { gtin }, [problem('goods-barcode')])
}

/** ЧЗ knows a transport pack with AI 00 in front (20 digits); papers often leave it out. */
const readSscc = (sscc: string, repairs: readonly string[]): ParsedCode =>
  codeOf('sscc', { cis: `00${sscc}`, repairs }, hasCheckDigit(sscc) ? [] : [problem('sscc-check')])

/** Volume accounting: `02` GTIN `37` quantity, and the net weight of dairy sold by weight (6 digits kg, 3 digits g). */
const osu = /^02(\d{14})37(\d{1,8})(?:3103(\d{9}))?$/

const readOsu = (text: string): ParsedCode | null => {
  const [, gtin, quantity, weight] = osu.exec(text) ?? []
  if (gtin === undefined || quantity === undefined) return null
  const ai: Record<string, string> = { '37': quantity }
  if (weight !== undefined) ai['3103'] = weight
  const problems = hasCheckDigit(gtin) ? [] : [problem('gtin-check')]
  return codeOf('osu', { gtin, ai, weightGrams: weight === undefined ? null : Number(weight) }, problems)
}

/** Reads a text of digits only: a bar code of goods, a transport pack, or a line of volume accounting. */
export function readDigits(text: string): ParsedCode {
  if (text.length === 20 && text.startsWith('00')) return readSscc(text.slice(2), [])
  if (text.length === 16 && text.startsWith('01')) return readBarcode(text.slice(2))
  if (text.length === 18 && /^01\d{14}21$/.test(text) && !hasCheckDigit(text))
    return codeOf('unknown', { gtin: text.slice(2, 16) }, [problem('no-serial')])
  if (text.length === 18) return readSscc(text, ['sscc-prefix'])
  const gtin = toGtin14(text)
  if (gtin !== null) return readBarcode(gtin)
  return readOsu(text) ?? codeOf('unknown', {}, [problem('not-a-code', { length: text.length })])
}
