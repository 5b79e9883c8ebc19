import type { ChannelPulse } from '../../entities/index.js'
import { maintenanceBanner } from '../settings/maintenance-words.js'
import { formatCount, say, sayIfKnown } from '../text/say.js'
import { lowerFirst } from '../text/lower-first.js'
import type { Viewer } from '../text/viewer.js'
import { pastMoment, time } from '../text/when.js'
import { isSlow, latencyOf } from './channel-rows.js'
import type { LineStand } from './channels-queries.js'
import { errorWords, secondsOf } from './channel-words.js'
import { bestOf, type MergedChannel } from './merge-channels.js'
import { silenceWords } from './silence-words.js'

interface Look {
  tone: 'sell' | 'risk' | 'wait'
  icon: string
  word: string
  why: (string | false)[]
}

/** How the line does, in a sentence; then what it means for who waits. */
export function lineVerdict(stand: LineStand, viewer: Viewer) {
  const look = pausedLook(stand, viewer) ?? unworkedLook(stand, viewer) ?? statusLook(stand, viewer)
  const { codes } = stand.waiting
  const waiting = codes > 0 && say(viewer.lang, 'channels.waiting', { count: codes })
  return { ...look, why: [...look.why, waiting].filter(Boolean).join(' ') }
}

function pausedLook({ maintenance }: LineStand, viewer: Viewer): Look | null {
  const banner = maintenanceBanner(maintenance, viewer)
  if (banner === null) return null
  const { lang } = viewer
  return {
    tone: 'wait',
    icon: 'stop',
    word: banner.title,
    why: [banner.reason, `${banner.by}.`, say(lang, 'maintenance.calm')],
  }
}

/** No process that checks tells of itself: whatever pages hear, deliveries stand. */
function unworkedLook({ silence, channels }: LineStand, viewer: Viewer): Look | null {
  if (silence === null) return null
  const { lang } = viewer
  const isHeard = channels.some(({ channel, state }) => channel === 'true-api' && state === 'up')
  const scans = isHeard && say(lang, 'unworked.scans')
  if (!silence.hasWork)
    return quiet(say(lang, 'line.unknown'), 'unknown', say(lang, 'channels.unknown.why'), scans)
  const { title, since, next, who } = silenceWords(silence, viewer)
  return { tone: 'risk', icon: 'stop', word: title, why: [since, next, `${who}.`, scans] }
}

function statusLook(stand: LineStand, viewer: Viewer): Look {
  const { lang, now } = viewer
  const statuses = stand.channels.filter(({ channel }) => channel === 'true-api')
  const held = statuses.filter(({ state }) => state === 'held')
  if (held.length > 0 && held.length < statuses.length) return partlyHeldLook(held, viewer)
  const status = bestOf(statuses)
  if (!status || status.state === 'idle')
    return quiet(say(lang, 'line.idle'), 'link', say(lang, 'channels.idle.why'))
  if (status.state === 'held') return heldLook(status, viewer)
  if (status.state === 'down') return downLook(status, viewer)
  const latency = latencyOf(status, stand.pulses, now)
  if (isSlow(status, latency))
    return {
      tone: 'risk',
      icon: 'clock',
      word: say(lang, 'channels.slow'),
      why: [say(lang, 'channels.slow.why', { seconds: secondsOf(latency!, lang) })],
    }
  return tillLook(stand, viewer) ?? abroadLook(stand, viewer) ?? wellLook(stand, viewer)
}

/** Checks of some legal entities are held; the others do not notice. */
function partlyHeldLook([first, ...more]: readonly MergedChannel[], viewer: Viewer): Look {
  const { lang } = viewer
  const look = heldLook(first!, viewer)
  const inns = [first!, ...more].map(({ inn }) => inn).join(', ')
  const whose = say(lang, 'channels.held.some', { inns, count: more.length + 1 })
  return { ...look, why: [whose, ...look.why, say(lang, 'channels.held.others')] }
}

const quiet = (word: string, icon: string, ...why: (string | false)[]): Look => ({
  tone: 'wait',
  icon,
  word,
  why,
})

/** A person must mend it: what, who, when. */
function heldLook({ lastError }: MergedChannel, { lang }: Viewer): Look {
  const reason = lastError ?? ''
  const who = reason === 'no-contract' ? 'manager' : 'administrator'
  return {
    tone: 'risk',
    icon: 'key',
    word: sayIfKnown(lang, `held.${reason}`),
    why: [sayIfKnown(lang, `held.${reason}.next`), `${say(lang, `held.who.${who}`)}.`],
  }
}

function downLook({ lastAnswerAt, lastError }: MergedChannel, viewer: Viewer): Look {
  const { lang } = viewer
  const word =
    lastAnswerAt === null
      ? say(lang, 'line.down')
      : say(lang, 'channels.since', { at: time(lastAnswerAt, viewer) })
  const error = errorWords(lang, lastError ?? 'no-connection')
  return quiet(word, 'offline', say(lang, 'channels.down.why', { error }))
}

/** All of the sites are down or held: the status is known, the word of the till is not. */
function tillLook({ channels, pulses }: LineStand, { lang, now }: Viewer): Look | null {
  const sites = channels.filter(({ channel }) => channel === 'cdn')
  const isOff = sites.length > 0 && sites.every(({ state }) => state === 'down' || state === 'held')
  if (!isOff) return null
  const error = sites.find(({ lastError }) => lastError !== null)?.lastError ?? 'no-connection'
  const why = lowerFirst(errorWords(lang, error))
  return quiet(
    say(lang, 'channels.but-till'),
    'link',
    say(lang, 'channels.but-till.why', { why }),
    answeredWords(pulses, { lang, now }),
  )
}

/** The question to other states is off: theirs wait, all the others do not notice. */
function abroadLook({ channels, pulses }: LineStand, viewer: Viewer): Look | null {
  const { lang } = viewer
  const abroad = channels.find(({ channel }) => channel === 'eaes')
  if (abroad?.state !== 'down' && abroad?.state !== 'held') return null
  const why = lowerFirst(errorWords(lang, abroad.lastError ?? 'no-connection'))
  const at = abroad.lastAnswerAt
  return quiet(
    say(lang, 'channels.but-abroad'),
    'link',
    say(lang, 'channels.but-abroad.why', { why }),
    at === null ? '' : say(lang, 'channels.but-abroad.since', { at: pastMoment(at, viewer) }),
    answeredWords(pulses, viewer),
  )
}

const wellLook = ({ pulses }: LineStand, viewer: Viewer): Look => ({
  tone: 'sell',
  icon: 'link',
  word: say(viewer.lang, 'line.up'),
  why: [answeredWords(pulses, viewer)],
})

function answeredWords(pulses: readonly ChannelPulse[], { lang, now }: Pick<Viewer, 'lang' | 'now'>): string {
  const hour = pulses.filter(({ minuteAt }) => minuteAt > now - 3600_000)
  const sumOf = (name: 'asked' | 'answered') => hour.reduce((sum, pulse) => sum + pulse[name], 0)
  if (sumOf('asked') === 0) return say(lang, 'channels.answered.none')
  return say(lang, 'channels.answered', { answered: sumOf('answered'), asked: formatCount(sumOf('asked')) })
}
