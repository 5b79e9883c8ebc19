import { dayOf, momentOf } from '../domain/dates.js'
import { say } from '../text/say.js'
import type { Viewer } from '../text/viewer.js'
import { time } from '../text/when.js'

/** How an hour may be written in a form: «18:00», «9:05», «1800». */
export const hourForm = /^([01]?\d|2[0-3])[:.]?[0-5]\d$/

const longestMs = 12 * 3600_000
const dayMs = 24 * 3600_000

/** The next moment at which the clock of the store shows this hour. */
export function comingTime(hour: string, { now, zone }: Viewer): number {
  const digits = hour.replace(/[:.]/, '').padStart(4, '0')
  const clock = `${digits.slice(0, 2)}:${digits.slice(2)}`
  const today = momentOf(dayOf(now, zone), clock, zone)
  return today > now ? today : momentOf(dayOf(now + dayMs, zone), clock, zone)
}

/** What is wrong with an hour that is more than twelve hours away; null where nothing is. */
export function farFault(hour: string, viewer: Viewer): string | null {
  const end = comingTime(hour, viewer)
  if (!(end > viewer.now + longestMs)) return null
  const isOver = dayOf(end, viewer.zone) !== dayOf(viewer.now, viewer.zone)
  return isOver
    ? say(viewer.lang, 'pause.until.past', { now: time(viewer.now, viewer) })
    : say(viewer.lang, 'pause.until.far', { latest: time(viewer.now + longestMs, viewer) })
}
