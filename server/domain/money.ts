/** Kopecks in, words out: 26795340 → «267 953,40 ₽», with no-break spaces. */
export function formatMoney(kopecks: number): string {
  const whole = Math.abs(Math.round(kopecks))
  const rubles = String(Math.floor(whole / 100)).replace(/\B(?=(\d{3})+(?!\d))/g, '\u00a0')
  const sign = kopecks < 0 && whole > 0 ? '\u2212' : ''
  return `${sign}${rubles},${String(whole % 100).padStart(2, '0')}\u00a0₽`
}

const shape = /^([-\u2212]?)(\d+)(?:[.,](\d+))?$/

/**
 * Words in, kopecks out: «267 953,40 ₽», «58.9», «1 200». A document may carry more than two decimals: the rest is
 * rounded, half up. Null where it is not money, or more than a number can hold exactly.
 */
export function parseMoney(text: string): number | null {
  const parts = shape.exec(text.replace(/[\s\u00a0\u202f]/g, '').replace(/(₽|руб\.?)$/i, ''))
  if (!parts) return null
  const [, sign, rubles, decimals = ''] = parts
  const kopecks = Number(rubles) * 100 + Number(decimals.padEnd(2, '0').slice(0, 2))
  const rounded = kopecks + (Number(decimals.charAt(2)) >= 5 ? 1 : 0)
  if (!Number.isSafeInteger(rounded)) return null
  return sign && rounded > 0 ? -rounded : rounded
}
