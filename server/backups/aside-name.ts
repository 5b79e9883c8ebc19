import { dayOf, formatStamp } from '../domain/dates.js'

/** Name of a database that made room for a restored one: «…before-2026-11-24-124911». */
export const asideName = (place: string, at: number, zone: string): string =>
  `${place}.before-${dayOf(at, zone)}-${formatStamp(at, zone).split(' ')[1]!.replaceAll(':', '')}`
