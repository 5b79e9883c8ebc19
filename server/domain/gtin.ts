import { unitAt } from './unit-at.js'

/** Weights 3, 1, 3, 1 … from the right, as GS1 General Specifications §7.9 has it: one rule for every GTIN and SSCC. */
const checkSum = (text: string, from: number, to: number): number => {
  let sum = 0
  for (let i = to - 1, weight = 1; i >= from; i--, weight = 4 - weight) {
    const digit = unitAt(text, i) - 48
    if (digit < 0 || digit > 9) return -1
    sum += digit * weight
  }
  return sum
}

/** Whether text[from, to) is all digits and its last digit is the right check digit. Allocates nothing. */
export const hasCheckDigit = (text: string, from = 0, to = text.length): boolean => {
  const sum = to > from ? checkSum(text, from, to) : -1
  return sum >= 0 && sum % 10 === 0
}

/** A GTIN of 8, 12, 13 or 14 digits as the 14 digits that ЧЗ uses; null where it is none of these. */
export const toGtin14 = (digits: string): string | null =>
  /^(?:\d{8}|\d{12,14})$/.test(digits) ? digits.padStart(14, '0') : null

/** The form printed under the bars: EAN-13 (or EAN-8, UPC-A) where the leading zeros allow it. */
export const shortGtin = (gtin14: string): string =>
  gtin14.replace(/^(?:000000(?=[1-9]\d{7}$)|00(?=[1-9]\d{11}$)|0(?=\d{13}$))/, '')

/** Digits 2–4 of a GTIN-14: where the company is registered (481 Belarus), never where the goods come from. */
export const gs1Prefix = (gtin14: string): string => gtin14.slice(1, 4)

/** Ranges that GS1 leaves to the shops: own and weighed goods. ЧЗ itself issues 029…, so a marking code may bear one. */
export const isInternalGtin = (gtin14: string): boolean =>
  /^0(?:0[24]|2)/.test(gtin14) || /^000000[02]/.test(gtin14)
