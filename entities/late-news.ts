import { Entity } from 'typeorm'
import { BigColumn, IntColumn } from './columns.js'

/** That late codes of a delivery have their answer: told to who waits, for a day. */
@Entity()
export class LateNews {
  @IntColumn({ primary: true }) deliveryId!: number
  /** Of the last answer. */
  @BigColumn() at!: number
  /** Codes that were answered, and those of them that may be sold. */
  @IntColumn() count!: number
  @IntColumn() sellCount!: number
}
