import { hasCheckDigit, toGtin14 } from '../domain/gtin.js'

/** The GTIN of a line, with a right check digit; null where the text is none (КодТов may be the supplier's own article). */
export function readItemGtin(text: string | undefined): string | null {
  const gtin = toGtin14(text?.trim() ?? '')
  return gtin !== null && hasCheckDigit(gtin) ? gtin : null
}
