import { LegalEntity } from '../../entities/index.js'
import type { Clock } from '../clock.js'
import type { Database } from '../database.js'
import type { Channel } from '../domain/verdict/facts.js'
import { AppError, notFound } from '../errors.js'
import { note } from '../journal/journal.js'
import type { Transaction } from '../transaction.js'
import { placeOf, sealText } from './sealed-text.js'

export interface LegalEntitiesParts {
  database: Database
  clock: Clock
  /** Key of the encryption. */
  secret: Buffer
  /** Whose codes are asked; null where it is not configured. */
  ownInn: string | null
  /** Names of the variables that give a token and a key; null where they do not. The environment wins. */
  given: { token: string | null; apiKey: string | null }
  /** Told when something was kept: what waits for it may go on. */
  onKept: () => Promise<void>
}

export interface KeptSecret {
  inn: string
  expiresAt: number | null
  updatedAt: number
  /** Every legal entity that is kept is asked for. */
  isUsed: true
}

export type LegalEntitiesService = ReturnType<typeof makeLegalEntities>

/** Tokens and keys of participants, encrypted at rest. They are never logged and never handed out. */
export function makeLegalEntities(parts: LegalEntitiesParts) {
  const { secret, given, ownInn } = parts

  /** @throws AppError user `entity.given` (409), `entity.token-over` (422) */
  function refuseToKeep(inn: string, what: 'token' | 'apiKey', expiresAt: number | null = null): void {
    refuseGiven(inn, ownInn, given[what])
    if (expiresAt !== null && expiresAt <= parts.clock.now()) throw new AppError('user', 'entity.token-over')
  }

  return {
    refuseToKeep,
    /** @throws AppError user `entity.given` (409), `entity.token-over` (422) */
    async putToken(
      inn: string,
      {
        token,
        expiresAt = null,
        userId = null,
      }: { token: string; expiresAt?: number | null; userId?: number | null },
    ): Promise<KeptSecret> {
      refuseToKeep(inn, 'token', expiresAt)
      const tokenCipher = sealText(secret, token, placeOf(inn, 'token'))
      const change = { inn, tokenCipher, tokenExpiresAt: expiresAt }
      return keep(parts, change, { action: 'token.changed', expiresAt, userId })
    },
    /** @throws AppError user `entity.given` (409) */
    async putApiKey(
      inn: string,
      key: string,
      { triedAt = null, userId = null }: { triedAt?: number | null; userId?: number | null } = {},
    ): Promise<KeptSecret> {
      refuseToKeep(inn, 'apiKey')
      const apiKeyCipher = sealText(secret, key, placeOf(inn, 'api-key'))
      const apiKeyEnd = key.length >= tellableLength ? key.slice(-4) : null
      const change = { inn, apiKeyCipher, apiKeyEnd, apiKeyTriedAt: triedAt }
      return keep(parts, change, { action: 'api-key.changed', expiresAt: null, userId })
    },
    /**
     * Asks over this channel, or not, for a participant; of the one that Dopusk asks for the row is made.
     * @throws AppError user `entity.no-inn` (404)
     */
    switchChannel: (inn: string, change: ChannelSwitch) =>
      parts.database.transact(async (tx) => {
        if (inn !== parts.ownInn && !(await tx.manager.existsBy(LegalEntity, { inn })))
          throw notFound('entity.no-inn')
        await switchChannel(tx, inn, { ...change, at: parts.clock.now() })
      }),
    /** Keeps the key of old, which is never sent: it only lets the program say that an X-API-KEY is needed. */
    async putRegistrationKey(inn: string, key: string): Promise<KeptSecret> {
      const registrationKeyCipher = sealText(secret, key, placeOf(inn, 'registration-key'))
      const change = { inn, registrationKeyCipher }
      return keep(parts, change, { action: 'registration-key.changed', expiresAt: null, userId: null })
    },
  }
}

/** Of a shorter key four signs would tell too much. */
const tellableLength = 16

export interface ChannelSwitch {
  channel: Channel
  isOn: boolean
  userId: number | null
}

async function switchChannel(
  tx: Transaction,
  inn: string,
  { channel, isOn, userId, at }: ChannelSwitch & { at: number },
): Promise<void> {
  const known = await tx.manager.findOneBy(LegalEntity, { inn })
  const others = (known?.channelsOff ?? []).filter((other) => other !== channel)
  const channelsOff = isOn ? others : [...others, channel]
  await tx.manager.upsert(LegalEntity, { inn, channelsOff: channelsOff as never, updatedAt: at }, ['inn'])
  const action = isOn ? 'channel.switched-on' : 'channel.switched-off'
  await note(tx, { at, userId, action, subject: `entity:${inn}`, details: { channel } })
}

function refuseGiven(inn: string, ownInn: string | null, variable: string | null): void {
  if (variable !== null && (ownInn === null || inn === ownInn))
    throw new AppError('user', 'entity.given', { variable }, { status: 409, details: { variable } })
}

async function keep(
  { database, clock, onKept }: LegalEntitiesParts,
  change: Partial<LegalEntity> & { inn: string },
  { action, expiresAt, userId }: { action: string; expiresAt: number | null; userId: number | null },
): Promise<KeptSecret> {
  const { inn } = change
  const updatedAt = clock.now()
  await database.transact(async (tx) => {
    await tx.manager.upsert(LegalEntity, { ...change, updatedAt }, ['inn'])
    await note(tx, { at: updatedAt, userId, action, subject: `entity:${inn}`, details: { expiresAt } })
    tx.later(onKept)
  })
  return { inn, expiresAt, updatedAt, isUsed: true }
}
