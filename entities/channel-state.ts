import { Entity, Index } from 'typeorm'
import type { Channel } from '../server/domain/verdict/facts.js'
import { BigColumn, Id, IntColumn, TextColumn } from './columns.js'

export type ChannelHealth = 'up' | 'down' | 'held' | 'idle'

/** A row that was not renewed for so long is of a process that is gone. */
export const goneMs = 30_000

/** How a process last saw a channel to ЧЗ; written every 5 s, read by pages and metrics. */
@Entity()
@Index('channel_state_place', ['process', 'channel', 'host', 'inn'], { unique: true })
export class ChannelState {
  @Id() id!: number
  @TextColumn() process!: string
  /** What the process does, by comma: as its ROLES. Null in rows of old, when none but workers told. */
  @TextColumn({ nullable: true }) roles!: string | null
  @TextColumn() channel!: Channel
  @TextColumn() host!: string
  /** Of the legal entity that asks over it; '' where it is not known whose the keys are. */
  @TextColumn() inn!: string
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

export const rolesOf = ({ roles }: Pick<ChannelState, 'roles'>): string[] => (roles ?? 'worker').split(',')

/** Was it told by a process that checks deliveries? One for pages alone asks about single codes only. */
export const isOfWorker = (row: Pick<ChannelState, 'roles'>): boolean => rolesOf(row).includes('worker')
