import { Entity, Index } from 'typeorm'
import type { Lane } from '../server/domain/lanes.js'
import { BigColumn, Id, IntColumn, TextColumn } from './columns.js'

/** Requests to the True API that a process has lately sent from one lane; written with the state of its channels. */
@Entity()
@Index('budget_use_place', ['process', 'inn', 'lane'], { unique: true })
export class BudgetUse {
  @Id() id!: number
  @TextColumn() process!: string
  @TextColumn() inn!: string
  @TextColumn() lane!: Lane
  @IntColumn() requests!: number
  /** Over how long they were counted. */
  @IntColumn() windowMs!: number
  @BigColumn() updatedAt!: number
}
