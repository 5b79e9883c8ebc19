import { say } from './say.js'
import type { Viewer } from './viewer.js'

type Shape = Intl.DateTimeFormatOptions

const formats = new Map<string, Intl.DateTimeFormat>()

function format(ms: number, shape: Shape, { lang, zone }: Pick<Viewer, 'lang' | 'zone'>): string {
  const key = JSON.stringify([shape, lang, zone])
  const locale = lang === 'ru' ? 'ru-RU' : 'en-GB'
  const made = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...shape, timeZone: zone })
  formats.set(key, made)
  return made.format(ms)
}

const dayMs = 24 * 3600 * 1000
const timeShape: Shape = { hour: '2-digit', minute: '2-digit' }

/** YYYY-MM-DD in the zone of the store. */
const dayOf = (ms: number, viewer: Viewer): string =>
  new Date(ms).toLocaleDateString('sv-SE', { timeZone: viewer.zone })

const isToday = (ms: number, viewer: Viewer) => dayOf(ms, viewer) === dayOf(viewer.now, viewer)
const isYesterday = (ms: number, viewer: Viewer) => dayOf(ms, viewer) === dayOf(viewer.now - dayMs, viewer)

/** Start of the day `daysAgo` days before today, about: noon of summer time may move it by an hour. */
export function startOfDay(daysAgo: number, viewer: Viewer): number {
  const at = viewer.now - daysAgo * dayMs
  const [hour = 0, minute = 0, second = 0] = clockTime(at, { ...viewer, lang: 'ru' })
    .split(':')
    .map(Number)
  return at - ((hour * 60 + minute) * 60 + second) * 1000 - (at % 1000)
}

/** «вторник, 24 ноября» */
export const longDay = (ms: number, viewer: Viewer): string =>
  format(ms, { weekday: 'long', day: 'numeric', month: 'long' }, viewer)

/** «14:47» */
export const time = (ms: number, viewer: Viewer): string => format(ms, timeShape, viewer)

/** «12:49:11» */
export const clockTime = (ms: number, viewer: Viewer): string =>
  format(ms, { ...timeShape, second: '2-digit' }, viewer)

/** In a narrow column: «14:06», «вчера», «22 ноя». */
export function shortMoment(ms: number, viewer: Viewer): string {
  if (isToday(ms, viewer)) return time(ms, viewer)
  if (isYesterday(ms, viewer)) return say(viewer.lang, 'when.yesterday')
  return format(ms, { day: 'numeric', month: 'short' }, viewer).replace(/(\p{L}{3})\p{L}*\.?$/u, '$1')
}

/** What happened: «сегодня в 12:48», «вчера в 17:02», «22 ноября в 9:10». */
export function pastMoment(ms: number, viewer: Viewer): string {
  const at = { time: time(ms, viewer) }
  if (isToday(ms, viewer)) return say(viewer.lang, 'when.todayAt', at)
  if (isYesterday(ms, viewer)) return say(viewer.lang, 'when.yesterdayAt', at)
  return say(viewer.lang, 'when.dayAt', { ...at, day: format(ms, { day: 'numeric', month: 'long' }, viewer) })
}

/** What will be: «14:47» today, else «ср 25 ноября, 18:00». */
export function comingMoment(ms: number, viewer: Viewer): string {
  if (isToday(ms, viewer)) return time(ms, viewer)
  const day = format(ms, { weekday: 'short', day: 'numeric', month: 'long' }, viewer).replace(', ', '\u00a0')
  return `${day}, ${time(ms, viewer)}`
}

/** On a timeline: «12:49:11» today, else «23.11 12:49:11». */
export function stamp(ms: number, viewer: Viewer): string {
  if (isToday(ms, viewer)) return clockTime(ms, viewer)
  return `${format(ms, { day: '2-digit', month: '2-digit' }, viewer)} ${clockTime(ms, viewer)}`
}

/** «4 декабря 2026 г.» without its «г.» */
export const date = (ms: number, viewer: Viewer): string =>
  format(ms, { day: 'numeric', month: 'long', year: 'numeric' }, viewer).replace(/\s*г\.$/, '')

/** 2026-11-23 → «23.11.2026» */
export const documentDate = (on: string): string => on.split('-').reverse().join('.')

/** 2026-11-23 → «23 ноября», with the year where it is another one. */
export function longDocumentDate(on: string, viewer: Viewer): string {
  const ms = Date.parse(`${on}T12:00:00Z`)
  if (Number.isNaN(ms)) return on
  const utc = { ...viewer, zone: 'UTC' }
  return on.slice(0, 4) === dayOf(viewer.now, viewer).slice(0, 4)
    ? format(ms, { day: 'numeric', month: 'long' }, utc)
    : date(ms, utc)
}

/** How long it will take: «несколько секунд», «около минуты», «около 5 минут». */
export function span(ms: number, viewer: Viewer): string {
  if (ms < 15_000) return say(viewer.lang, 'when.seconds')
  const minutes = Math.round(ms / 60_000)
  if (minutes <= 1) return say(viewer.lang, 'when.minute')
  if (minutes < 90) return say(viewer.lang, 'when.minutes', { minutes })
  return say(viewer.lang, 'when.hours', { hours: Math.round(minutes / 60) })
}
