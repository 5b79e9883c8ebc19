/**
 * A number of a document as a plain decimal string: '2.00' → '2', '1,50' → '1.5', '23.0' → '23'.
 * Null where it is not one. Up to 11 decimals stand in УПД, so numbers stay strings.
 */
export function readDecimal(text: string): string | null {
  const match = /^(-?)(\d{1,20})(?:[.,](\d{0,11}))?$/.exec(text.replace(/[\s\u00a0]/g, ''))
  if (!match) return null
  const whole = match[2]!.replace(/^0+(?=\d)/, '')
  const fraction = (match[3] ?? '').replace(/0+$/, '')
  const value = fraction ? `${whole}.${fraction}` : whole
  return match[1] && value !== '0' ? `-${value}` : value
}

/** Kopecks of an amount in roubles, half a kopeck up; null where it is no amount. */
export function readKopecks(text: string): number | null {
  const decimal = readDecimal(text)
  if (decimal === null) return null
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.')
  const roundUp = fraction.length > 2 && fraction[2]! >= '5' ? 1n : 0n
  const kopecks = BigInt(whole + fraction.slice(0, 2).padEnd(2, '0')) + roundUp
  if (kopecks > BigInt(Number.MAX_SAFE_INTEGER)) return null
  return decimal.startsWith('-') ? -Number(kopecks) : Number(kopecks)
}

/** How a decimal stands to a count: below 0 where it is less. */
export function compareToCount(decimal: string, count: number): number {
  const [whole = '0', fraction] = decimal.split('.')
  if (decimal.startsWith('-')) return -1
  const difference = BigInt(whole) - BigInt(count)
  if (difference !== 0n) return difference < 0n ? -1 : 1
  return fraction ? 1 : 0
}
