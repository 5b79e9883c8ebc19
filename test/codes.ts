/** Invented КИ: GTIN of a number, serial of a letter and a number. */
export function gtinOf(item: number, prefix = '460000000'): string {
  const body = `0${prefix}${String(item).padStart(3, '0')}`
  const sum = [...body].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 3 : 1), 0)
  return `${body}${(10 - (sum % 10)) % 10}`
}

/** A КИ with a serial of 13 characters: 5 for Russia, 2 for Belarus … */
export const cisOf = (serial: number, { item = 1, country = '5', prefix = '460000000' } = {}): string =>
  `01${gtinOf(item, prefix)}21${country}${String(serial).padStart(12, 'x')}`

export const cisList = (count: number, options?: Parameters<typeof cisOf>[1]): string[] =>
  Array.from({ length: count }, (_, i) => cisOf(i + 1, options))
