/** The day of a document: '2026-11-23' → '23.11.2026'. */
export const formatDay = (day: string): string => day.split('-').reverse().join('.')

const inZone = (at: number, zone: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('ru', { timeZone: zone, ...options }).format(at)

/** «24» ноября 2026 г. */
export function formatSigningDay(at: number, zone: string): string {
  const day = inZone(at, zone, { day: '2-digit' })
  const rest = inZone(at, zone, { day: 'numeric', month: 'long', year: 'numeric' }).replace(/^\d+\s/, '')
  return `«${day}» ${rest}`
}

/** Value of a `datetime-local` field: '2026-11-24T12:48'. */
export function toFieldTime(at: number, zone: string): string {
  const parts = {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  } as const
  return new Intl.DateTimeFormat('sv', { timeZone: zone, ...parts }).format(at).replace(' ', 'T')
}

/** The moment of a `datetime-local` value in a zone; null where it is none. */
export function fromFieldTime(value: string, zone: string): number | null {
  const asUtc = Date.parse(`${value}Z`)
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(value) || Number.isNaN(asUtc)) return null
  // The offset is asked twice: the first guess may lie on the other side of a clock change.
  const offsetAt = (at: number) => Date.parse(`${toFieldTime(at, zone)}Z`) - Math.floor(at / 60_000) * 60_000
  return asUtc - offsetAt(asUtc - offsetAt(asUtc))
}
