/** Values as ЧЗ writes them: absent, null, '' and '-' are all «nothing»; a number may come as text. */
export type Wire = Record<string, unknown>

export const isObject = (value: unknown): value is Wire =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && value !== '-' ? value : undefined

export const numberOf = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

/** Prices are whole kopecks on the wire. */
export const kopecksOf = (value: unknown): number | undefined => {
  const kopecks = numberOf(value)
  return kopecks !== undefined && kopecks > 0 ? Math.round(kopecks) : undefined
}

/** A date of year 1 is how some say «none». */
export const earliestMs = Date.UTC(2000, 0)

/** ISO to Unix ms; a time without a zone is taken to be of `zone`. */
export const momentOf = (value: unknown, zone = 'Z'): number | undefined => {
  const text = textOf(value)
  if (text === undefined) return undefined
  const ms = Date.parse(/T[\d:.]+$/.test(text) ? `${text}${zone}` : text)
  return ms >= earliestMs ? ms : undefined
}

export const textsOf = (value: unknown): string[] | undefined => {
  const texts = Array.isArray(value) ? value.flatMap((one) => textOf(one) ?? []) : []
  return texts.length > 0 ? texts : undefined
}

/** Only «yes» is kept: «no» decides nothing, and rows are many. */
export const yesOf = (value: unknown): true | undefined =>
  value === true || value === 'true' ? true : undefined

/** Name with us, name on the wire, how it is read. */
export type WireField<Name> = readonly [name: Name, wireName: string, read: (value: unknown) => unknown]

/** Only what is known becomes a fact. */
export function readFields<Name extends string>(
  wire: Wire,
  fields: readonly WireField<Name>[],
): Partial<Record<Name, unknown>> {
  const facts: Partial<Record<Name, unknown>> = {}
  for (const [name, wireName, read] of fields) {
    const value = wire[wireName]
    const fact = value === undefined || value === null ? undefined : read(value)
    if (fact !== undefined) facts[name] = fact
  }
  return facts
}
