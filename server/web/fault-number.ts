import { randomInt } from 'node:crypto'

/** A number to tell the administrator and to find in the log: «Д-2411-0093», the day and four digits. */
export function faultNumber(now: number, timeZone: string): string {
  const day = new Intl.DateTimeFormat('ru', { day: '2-digit', month: '2-digit', timeZone }).format(now)
  return `Д-${day.replace('.', '')}-${String(randomInt(10_000)).padStart(4, '0')}`
}
