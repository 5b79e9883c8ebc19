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

/** `isOwn`: the participant that Dopusk asks for; only its keys are proved by answers. */
export interface KeyOwner {
  entity: LegalEntity | null
  isOwn: boolean
  given: GivenKeys
  channels: readonly MergedChannel[]
}

export function tokenFact({ entity, isOwn, given, channels }: KeyOwner, viewer: Viewer): KeyFact {
  const { lang, now } = viewer
  const isDead = isOwn && channels.some(({ lastError }) => lastError === 'token-dead')
  if (isDead) return deadFact(viewer)
  if (isOwn && given.token !== null)
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

export function apiKeyFact({ entity, isOwn, given, channels }: KeyOwner, viewer: Viewer): KeyFact {
  const { lang } = viewer
  const sites = isOwn ? channels.filter(({ channel }) => channel === 'cdn') : []
  if (sites.some(({ lastError }) => lastError === 'key-dead')) return deadFact(viewer)
  const answeredAt = Math.max(0, ...sites.map(({ lastAnswerAt }) => lastAnswerAt ?? 0))
  const triedAt = Math.max(answeredAt, entity?.apiKeyTriedAt ?? 0)
  const tried =
    triedAt > 0 ? say(lang, 'keys.tried', { at: pastMoment(triedAt, viewer) }) : say(lang, 'keys.untried')
  if (isOwn && given.apiKey !== null)
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

const hasSwitch = ({ entity, isOwn, channels }: KeyOwner, name: SwitchedChannel): boolean =>
  always.includes(name) ||
  entity?.channelsOff?.includes(name) === true ||
  (isOwn && channels.some(({ channel }) => channel === name))

/** One row a legal entity: whose it is, its keys, its switches. */
export function entityRow(owner: KeyOwner, inn: string, viewer: Viewer) {
  const { lang } = viewer
  return {
    inn,
    about: say(lang, owner.isOwn ? 'entities.own' : 'entities.other'),
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
