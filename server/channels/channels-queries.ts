import { MoreThan } from 'typeorm'
import { ChannelState, LegalEntity } from '../../entities/index.js'
import type { Clock } from '../clock.js'
import type { Database } from '../database.js'

/** A row that was not renewed for so long is of a process that is gone. */
const goneMs = 30_000

export interface SeenChannel {
  row: ChannelState
  /** When the token that is kept ends; null where none is, or its end is not known. */
  keyEndsAt: number | null
}

export type ChannelsQueries = ReturnType<typeof channelsQueries>

/** `tokenIsGiven`: the environment has a token, the one that is kept is not used. */
export const channelsQueries = (parts: { database: Database; clock: Clock; tokenIsGiven: boolean }) => ({
  /** How every process that lives sees its channels. */
  async listChannels(): Promise<SeenChannel[]> {
    const { database, clock, tokenIsGiven } = parts
    const rows = await database.read.find(ChannelState, {
      where: { updatedAt: MoreThan(clock.now() - goneMs) },
      order: { process: 'ASC', channel: 'ASC', host: 'ASC' },
    })
    const entities = tokenIsGiven ? [] : await database.read.find(LegalEntity)
    const endOf = ({ channel, inn }: ChannelState) =>
      channel === 'true-api' ? entities.find((entity) => entity.inn === inn)?.tokenExpiresAt : null
    return rows.map((row) => ({ row, keyEndsAt: endOf(row) ?? null }))
  },
})
