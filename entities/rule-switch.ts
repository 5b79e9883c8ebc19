import { Entity, Index } from 'typeorm'
import type { CaseId } from '../server/domain/verdict/cases.js'
import type { Effect } from '../server/domain/verdict/settings.js'
import { BigColumn, Id, IntColumn, TextColumn } from './columns.js'

/** A rule of the till as the store has set it: for good from a day on, or (with `untilAt`) off for a time. */
@Entity()
@Index('rule_switch_end', ['warnUntilAt'])
export class RuleSwitch {
  @Id() id!: number
  /** ЧЗ's alias of the product group; '' is every group. */
  @TextColumn() productGroup!: string
  @TextColumn() caseId!: CaseId
  @TextColumn() effect!: Effect | 'official'
  @BigColumn() fromAt!: number
  /** End of a pause: the check returns by itself. */
  @BigColumn({ nullable: true }) untilAt!: number | null
  /** Until then, after a pause, it only warns. */
  @BigColumn({ nullable: true }) warnUntilAt!: number | null
  @TextColumn({ nullable: true }) reason!: string | null
  @IntColumn({ nullable: true }) setById!: number | null
  @BigColumn() setAt!: number
  /** When what passed during the pause was asked about again. */
  @BigColumn({ nullable: true }) returnedAt!: number | null
  /** The same for what was only warned about after it. */
  @BigColumn({ nullable: true }) closedAt!: number | null
}
