import { say, type Language } from '../text/say.js'

/** How long, as a person writes it: «15 мин», «1 ч». Milliseconds inside. */

const second = 1000
const units = {
  days: 24 * 3600 * second,
  hours: 3600 * second,
  minutes: 60 * second,
  seconds: second,
} as const
type Unit = keyof typeof units

const written: Record<Unit, RegExp> = {
  days: /^(д|дн|день|дня|дней|сут|сутки|суток|d|day|days)$/,
  hours: /^(ч|час|часа|часов|h|hour|hours)$/,
  minutes: /^(м|мин|минута|минуты|минут|m|min|minute|minutes)$/,
  seconds: /^(с|сек|секунда|секунды|секунд|s|sec|second|seconds)$/,
}

/** Null where a text is no number with a unit. */
export function readDuration(text: string): number | null {
  const [, count, word = ''] = /^(\d{1,4})\s*([а-яёa-z]+)\.?$/.exec(text.trim().toLowerCase()) ?? []
  const unit = (Object.keys(units) as Unit[]).find((name) => written[name].test(word))
  return count === undefined || unit === undefined ? null : Number(count) * units[unit]
}

/** Several with commas between; null where one of them is none. */
export function readDurations(text: string): number[] | null {
  const all = text.split(/[,;]/).map(readDuration)
  return all.every((one) => one !== null) ? all : null
}

/** From here on one reckons in days. */
const weekMs = 7 * units.days

/** In the largest unit that it is a whole number of: 90 мин, but 2 ч; up to a week in hours, as timetables are told. */
export function durationWords(ms: number, language: Language): string {
  const fits = (name: Unit) => ms % units[name] === 0 && (name !== 'days' || ms >= weekMs)
  const unit = (Object.keys(units) as Unit[]).find(fits) ?? 'seconds'
  return say(language, `duration.${unit}`, { count: Math.round(ms / units[unit]) })
}

export const durationsWords = (all: readonly number[], language: Language): string =>
  all.map((ms) => durationWords(ms, language)).join(', ')
