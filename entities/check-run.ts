import { Entity, Index } from 'typeorm'
import { BigColumn, Id, IntColumn, TextColumn } from './columns.js'

export type RunState = 'queued' | 'running' | 'held' | 'waiting' | 'done' | 'cancelled'

/** One check of all codes of a delivery: what a person sees of the work behind. */
@Entity()
@Index('check_run_state', ['state'])
export class CheckRun {
  @Id() id!: number
  @IntColumn() deliveryId!: number
  @TextColumn() state!: RunState
  /** As that of its delivery. It never changes. */
  @TextColumn({ nullable: true }) ownInn!: string | null
  @IntColumn() total!: number
  /** Codes asked at least once. */
  @IntColumn({ default: 0 }) asked!: number
  /** Codes with an outcome other than `wait`. */
  @IntColumn({ default: 0 }) done!: number
  /** Key of the words that say why it is held, and who can mend it. */
  @TextColumn({ nullable: true }) heldReason!: string | null
  @TextColumn({ nullable: true }) heldWho!: string | null
  /** Rises with every change: a live page asks by it. */
  @IntColumn({ default: 0 }) version!: number
  @BigColumn() createdAt!: number
  @BigColumn({ nullable: true }) startedAt!: number | null
  @BigColumn({ nullable: true }) finishedAt!: number | null
}
