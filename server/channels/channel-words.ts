import { isSentenceKey, say, sayIfKnown, type Language } from '../text/say.js'
import type { Viewer } from '../text/viewer.js'

/** 410 → «0,41 с» */
export const secondsOf = (ms: number, lang: Language): string =>
  `${new Intl.NumberFormat(lang, { maximumFractionDigits: 2, minimumFractionDigits: 2 }).format(ms / 1000)}\u00a0${lang === 'ru' ? 'с' : 's'}`

/** Names that the system has for a certificate it does not trust. */
const certificateFault = /CERT|UNABLE_TO_VERIFY|SELF_SIGNED|ERR_TLS/

/** What is kept of a fault (a name of the system, a status, ЧЗ's own words) as a sentence. */
export function errorWords(lang: Language, error: string): string {
  const held = `line.held.${error}`
  if (isSentenceKey(held)) return capital(say(lang, held))
  const known = `channel-error.${error === '5000' ? 'cross-border' : error}`
  if (isSentenceKey(known)) return say(lang, known)
  if (certificateFault.test(error)) return say(lang, 'channel-error.certificate')
  if (/^[1-5]\d\d$/.test(error)) return say(lang, 'channel-error.status', { status: error })
  if (/^[A-Z_]+$/.test(error)) return say(lang, 'channel-error.network')
  return say(lang, 'channel-error.other', { why: error })
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** How long is left, or how long somebody has been waiting: «5 ч 8 мин», «1 д 2 ч», «55 с». */
export function durationOf(ms: number, { lang }: Pick<Viewer, 'lang'>): string {
  const minutes = Math.floor(ms / 60_000)
  const hours = Math.floor(minutes / 60)
  if (hours >= 24) return say(lang, 'left.days', { days: Math.floor(hours / 24), hours: hours % 24 })
  if (hours > 0) return say(lang, 'left.hours', { hours, minutes: minutes % 60 })
  if (minutes > 0) return say(lang, 'left.minutes', { minutes })
  return say(lang, 'left.seconds', { seconds: Math.max(Math.floor(ms / 1000), 0) })
}

const looks = {
  up: { tone: 'sell', icon: 'sell' },
  slow: { tone: 'risk', icon: 'risk' },
  down: { tone: 'wait', icon: 'wait' },
  held: { tone: 'risk', icon: 'key' },
  idle: { tone: 'wait', icon: 'unknown' },
  off: { tone: 'wait', icon: 'stop' },
} as const

export const stateTag = (state: keyof typeof looks, lang: Language) => ({
  ...looks[state],
  word: sayIfKnown(lang, `channel.state.${state}`),
})
