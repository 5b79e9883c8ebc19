import { Entity, Index } from 'typeorm'
import type { Outcome } from '../server/domain/verdict/outcome.js'
import type { RuleId } from '../server/domain/verdict/rules.js'
import { Id, IntColumn, TextColumn } from './columns.js'

/** How many codes of a line have this outcome for this reason. Kept in the transaction that changes an outcome. */
@Entity()
@Index('tally_place', ['deliveryId', 'lineId', 'outcome', 'reasonId'], { unique: true })
export class Tally {
  @Id() id!: number
  @IntColumn() deliveryId!: number
  @IntColumn() lineId!: number
  @TextColumn() outcome!: Outcome
  @TextColumn() reasonId!: RuleId | ''
  @IntColumn() count!: number
}
