/** The greatest id that a table can hold. */
export const mostId = 2 ** 31 - 1

/** The id of a row as an address writes it; null where no row can have it, or it is none. */
export function rowIdOf(text: unknown): number | null {
  if (typeof text !== 'string' || !/^[1-9]\d{0,9}$/.test(text)) return null
  return Number(text) <= mostId ? Number(text) : null
}
