import { Entity, Index } from 'typeorm'
import type { Channel } from '../server/domain/verdict/facts.js'
import { BigColumn, Id, IntColumn, TextColumn } from './columns.js'

export type ChannelHealth = 'up' | 'down' | 'held' | 'idle'

/** How a process last saw a channel to ЧЗ; written every 5 s, read by pages and metrics. */
@Entity()
@Index('channel_state_place', ['process', 'channel', 'host'], { unique: true })
export class ChannelState {
  @Id() id!: number
  @TextColumn() process!: string
  @TextColumn() channel!: Channel
  @TextColumn() host!: string
  @TextColumn({ nullable: true }) inn!: string | null
  @TextColumn() state!: ChannelHealth
  @IntColumn({ nullable: true }) latencyMs!: number | null
  @TextColumn({ nullable: true }) lastError!: string | null
  /** Until when a site is put aside. */
  @BigColumn({ nullable: true }) blockedUntil!: number | null
  /** Of a local module: when its base was last brought up to date. Of a site: when the list that names it was got. */
  @BigColumn({ nullable: true }) syncedAt!: number | null
  @BigColumn({ nullable: true }) lastAnswerAt!: number | null
  @BigColumn() updatedAt!: number
}
