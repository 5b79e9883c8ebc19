const weights = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]

/** Control digit over the digits before it (приказ ФНС ЕД-7-14/559@, order of making an ИНН). */
const controlDigit = (digits: string): number => {
  const own = weights.slice(weights.length - digits.length)
  return (own.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0) % 11) % 10
}

/** Is it shaped like an ИНН: 10 digits of an organisation, 12 of a person. */
export const isInnShaped = (inn: string): boolean => /^(\d{10}|\d{12})$/.test(inn)

/**
 * Do the control digits agree? A slip of the hand is caught by it, but it is only ever a warning: documents with a
 * wrong ИНН are real documents too.
 */
export function hasRightControlDigits(inn: string): boolean {
  if (!isInnShaped(inn)) return false
  if (inn.length === 10) return controlDigit(inn.slice(0, 9)) === Number(inn[9])
  return (
    controlDigit(inn.slice(0, 10)) === Number(inn[10]) && controlDigit(inn.slice(0, 11)) === Number(inn[11])
  )
}
