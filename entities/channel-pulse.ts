import { Entity, Index } from 'typeorm'
import type { Channel } from '../server/domain/verdict/facts.js'
import { BigColumn, Id, IntColumn, TextColumn } from './columns.js'

/** So long pulses are kept: as the line of latencies on the page is. */
export const pulseMs = 3 * 3600_000

/** How a host of ЧЗ answered within one minute, whichever process asked. Kept for three hours. */
@Entity()
@Index('channel_pulse_place', ['minuteAt', 'channel', 'host'], { unique: true })
export class ChannelPulse {
  @Id() id!: number
  @TextColumn() channel!: Channel
  @TextColumn() host!: string
  /** Start of the minute, Unix ms. */
  @BigColumn() minuteAt!: number
  @IntColumn() asked!: number
  @IntColumn() answered!: number
  /** Mean of the answers; null where none came. */
  @IntColumn({ nullable: true }) latencyMs!: number | null
}
