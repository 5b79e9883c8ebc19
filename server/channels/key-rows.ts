import type { LegalEntity } from '../../entities/index.js'
import { dayOf } from '../domain/dates.js'
import { say } from '../text/say.js'
import type { Viewer } from '../text/viewer.js'
import { comingMoment, pastMoment } from '../text/when.js'
import { durationOf, stateTag } from './channel-words.js'
import type { MergedChannel } from './merge-channels.js'

/** What the environment gives: names of variables, null where it does not. */
export interface GivenKeys {
  token: string | null
  apiKey: string | null
}

/** A key in few words: a sign, and what else is known of it. */
export interface KeyFact {
  tone: 'sell' | 'risk' | 'wait'
  icon: string
  word: string
  rest: string
}

/** A token that ends within so long is worth renewing now. */
const soonMs = 6 * 3600_000

export interface KeyOwner {
  /** Null where it is not known whose the keys are. */
  inn: string | null
  entity: LegalEntity | null
  /** The only one that is asked for; the one where nobody is named; asked for its deliveries; not asked for. */
  role: 'alone' | 'usual' | 'asked' | 'keyless'
  given: GivenKeys
  /** As they are seen when it asks: answers prove its keys. */
  channels: readonly MergedChannel[]
}

const isAsked = ({ role }: KeyOwner): boolean => role !== 'keyless'

export function tokenFact(owner: KeyOwner, viewer: Viewer): KeyFact {
  const { entity, given, channels } = owner
  const { lang, now } = viewer
  const isDead = isAsked(owner) && channels.some(({ lastError }) => lastError === 'token-dead')
  if (isDead) return deadFact(viewer)
  if (given.token !== null)
    return fact(
      'sell',
      'sell',
      say(lang, 'keys.given'),
      givenBy(given.token, viewer),
      say(lang, 'keys.no-end'),
    )
  if (!entity?.tokenCipher) return missingFact(viewer)
  const endsAt = entity.tokenExpiresAt
  if (endsAt === null) return fact('sell', 'sell', say(lang, 'keys.kept'), say(lang, 'keys.no-end'))
  if (endsAt <= now) return fact('risk', 'risk', say(lang, 'keys.over', { at: pastMoment(endsAt, viewer) }))
  const isToday = dayOf(endsAt, viewer.zone) === dayOf(now, viewer.zone)
  const until = say(lang, isToday ? 'keys.until.today' : 'keys.until', {
    until: comingMoment(endsAt, viewer),
  })
  const left = say(lang, 'keys.left', { left: durationOf(endsAt - now, viewer) })
  return endsAt - now < soonMs ? fact('risk', 'clock', until, left) : fact('sell', 'sell', until, left)
}

export function apiKeyFact(owner: KeyOwner, viewer: Viewer): KeyFact {
  const { entity, given, channels } = owner
  const { lang } = viewer
  const sites = isAsked(owner) ? channels.filter(({ channel }) => channel === 'cdn') : []
  if (sites.some(({ lastError }) => lastError === 'key-dead')) return deadFact(viewer)
  const answeredAt = Math.max(0, ...sites.map(({ lastAnswerAt }) => lastAnswerAt ?? 0))
  const triedAt = Math.max(answeredAt, entity?.apiKeyTriedAt ?? 0)
  const tried =
    triedAt > 0 ? say(lang, 'keys.tried', { at: pastMoment(triedAt, viewer) }) : say(lang, 'keys.untried')
  if (given.apiKey !== null)
    return fact('sell', 'sell', say(lang, 'keys.given'), givenBy(given.apiKey, viewer), tried)
  if (!entity?.apiKeyCipher) return missingFact(viewer)
  const end = entity.apiKeyEnd ? say(lang, 'keys.end', { end: entity.apiKeyEnd }) : ''
  const word = say(lang, triedAt > 0 ? 'keys.works' : 'keys.kept')
  return fact(triedAt > 0 ? 'sell' : 'wait', triedAt > 0 ? 'sell' : 'unknown', word, tried, end)
}

const fact = (tone: KeyFact['tone'], icon: string, word: string, ...rest: string[]): KeyFact => ({
  tone,
  icon,
  word,
  rest: rest.filter(Boolean).join(' '),
})
const givenBy = (variable: string, { lang }: Viewer) => say(lang, 'keys.given.by', { variable })
const missingFact = ({ lang }: Viewer) => fact('wait', 'unknown', say(lang, 'keys.missing'))
const deadFact = ({ lang }: Viewer) =>
  fact('risk', 'key', say(lang, 'keys.dead'), say(lang, 'keys.dead.next'))

/** Channels that may be switched off for a participant. */
export const switched = ['true-api', 'cdn', 'eaes', 'till-module', 'local-module'] as const
export type SwitchedChannel = (typeof switched)[number]

/** The others have a switch where they are asked at all, or are off. */
const always: readonly SwitchedChannel[] = ['true-api', 'cdn']

const hasSwitch = (owner: KeyOwner, name: SwitchedChannel): boolean =>
  always.includes(name) ||
  owner.entity?.channelsOff?.includes(name) === true ||
  (isAsked(owner) && owner.channels.some(({ channel }) => channel === name))

/** One row a legal entity: whose it is, its keys, its switches. */
export function entityRow(owner: KeyOwner, inn: string, viewer: Viewer) {
  const { lang } = viewer
  return {
    inn,
    about: say(lang, `entities.${owner.role}`),
    token: tokenFact(owner, viewer),
    apiKey: apiKeyFact(owner, viewer),
    renew: `/channels/keys?inn=${inn}`,
    switches: switched
      .filter((name) => hasSwitch(owner, name))
      .map((channel) => {
        const isOff = owner.entity?.channelsOff?.includes(channel) === true
        const name = say(lang, `entities.switch.${channel}`)
        return {
          name,
          tag: {
            ...stateTag(isOff ? 'off' : 'up', lang),
            word: say(lang, isOff ? 'entities.off' : 'entities.on'),
          },
          action: `/channels/entities/${inn}/${channel}`,
          to: isOff ? 'on' : 'off',
          act: say(lang, isOff ? 'entities.turn-on' : 'entities.turn-off'),
        }
      }),
  }
}
