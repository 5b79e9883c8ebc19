type Shape = Intl.DateTimeFormatOptions
/** Language of the names of days and months. */
export type DateLanguage = 'ru' | 'en'

const locales = { ru: 'ru-RU', en: 'en-GB' } as const
const formats = new Map<string, Intl.DateTimeFormat>()

/** Making a format costs far more than using it. */
function formatBy(name: string, shape: Shape, zone: string, language: DateLanguage): Intl.DateTimeFormat {
  const key = `${name} ${zone} ${language}`
  const made = formats.get(key) ?? new Intl.DateTimeFormat(locales[language], { ...shape, timeZone: zone })
  formats.set(key, made)
  return made
}

type Parts = Partial<Record<Intl.DateTimeFormatPartTypes, string>>

/** Digits of a moment in a time zone, two a part: {day: '24', month: '11', year: '2026', hour: '12' …}. */
function digitsOf(ms: number, zone: string): Parts {
  const shape: Shape = {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }
  const parts = formatBy('digits', shape, zone, 'en').formatToParts(ms)
  return Object.fromEntries(parts.map(({ type, value }) => [type, value]))
}

/** «14:47». `zone` is an IANA name, here and below. */
export function formatTime(ms: number, zone: string): string {
  const { hour, minute } = digitsOf(ms, zone)
  return `${hour}:${minute}`
}

/** «24.11.2026» */
export function formatDate(ms: number, zone: string): string {
  const { day, month, year } = digitsOf(ms, zone)
  return `${day}.${month}.${year}`
}

/** «24.11 12:49:11» */
export function formatStamp(ms: number, zone: string): string {
  const { day, month, hour, minute, second } = digitsOf(ms, zone)
  return `${day}.${month} ${hour}:${minute}:${second}`
}

/** The day that it is there: YYYY-MM-DD. */
export function dayOf(ms: number, zone: string): string {
  const { day, month, year } = digitsOf(ms, zone)
  return `${year}-${month}-${day}`
}

/** «25 ноября» */
export const formatDayMonth = (ms: number, zone: string, language: DateLanguage = 'ru'): string =>
  formatBy('day-month', { day: 'numeric', month: 'long' }, zone, language).format(ms)

/** «ср 25 ноября» */
export function formatDayShort(ms: number, zone: string, language: DateLanguage = 'ru'): string {
  const weekday = formatBy('weekday', { weekday: 'short' }, zone, language).format(ms)
  return `${weekday} ${formatDayMonth(ms, zone, language)}`
}

/** The day before, by the calendar. */
const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)

/** How far the day of `ms` lies from the day of `now`: today, yesterday, or neither. */
export function nearDay(ms: number, now: number, zone: string): 'today' | 'yesterday' | null {
  const [day, today] = [dayOf(ms, zone), dayOf(now, zone)]
  if (day === today) return 'today'
  return day === dayBefore(today) ? 'yesterday' : null
}

/** How far the wall clock of the zone is ahead of UTC at a moment, ms. */
function offsetAt(ms: number, zone: string): number {
  const { day, month, year, hour, minute, second } = digitsOf(ms, zone)
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) - (ms - (ms % 1000))
}

/** The moment at which the wall clock of the zone shows this day (YYYY-MM-DD) and time (HH:MM). NaN where there is none. */
export function momentOf(day: string, time: string, zone: string): number {
  const wall = Date.parse(`${day}T${time}:00Z`)
  if (Number.isNaN(wall)) return NaN
  return wall - offsetAt(wall - offsetAt(wall, zone), zone)
}
