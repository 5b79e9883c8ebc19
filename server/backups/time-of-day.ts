import { dayOf } from '../domain/dates.js'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/** The last moment at which clocks in a time zone showed this time of day, '03:30'. */
export function lastTimeOfDay(now: number, time: string, zone: string): number {
  const today = momentOf(dayOf(now, zone), time, zone)
  return today <= now ? today : momentOf(dayOf(today - dayMs, zone), time, zone)
}

function momentOf(day: string, time: string, zone: string): number {
  const asUtc = Date.parse(`${day}T${time}:00Z`)
  const offset = offsetAt(asUtc - offsetAt(asUtc, zone), zone)
  return asUtc - offset
}

/** How far the clocks of a zone are ahead of UTC, ms. */
function offsetAt(at: number, zone: string): number {
  const shown = new Date(at).toLocaleString('sv-SE', { timeZone: zone })
  return Date.parse(`${shown.replace(' ', 'T')}Z`) - Math.floor(at / 1000) * 1000
}
