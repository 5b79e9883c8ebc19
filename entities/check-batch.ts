import { Entity, Index } from 'typeorm'
import type { Lane } from '../server/domain/lanes.js'
import { BigColumn, Id, IntColumn, TextColumn } from './columns.js'

export type BatchState = 'queued' | 'leased' | 'done'

/**
 * A range of codes that is asked in one request. The first pass (`dueAt` null) takes the codes of the range that were
 * never asked; a later one those of its lane that were due by `dueAt`.
 */
@Entity()
@Index('check_batch_run', ['runId', 'state'])
@Index('check_batch_lease', ['state', 'leaseUntil'])
export class CheckBatch {
  @Id() id!: number
  @IntColumn() runId!: number
  @IntColumn() deliveryId!: number
  @TextColumn() lane!: Lane
  @IntColumn() firstCodeId!: number
  @IntColumn() lastCodeId!: number
  @BigColumn({ nullable: true }) dueAt!: number | null
  @TextColumn() state!: BatchState
  /** Who holds it, and till when: after that anybody may take it over. */
  @TextColumn({ nullable: true }) leasedBy!: string | null
  @BigColumn({ nullable: true }) leaseUntil!: number | null
  /** Requests that brought no answer, in a row. */
  @IntColumn({ default: 0 }) failures!: number
  @BigColumn({ nullable: true }) failedAt!: number | null
  @BigColumn({ nullable: true }) notBefore!: number | null
}
