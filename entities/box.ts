import { Entity, Index } from 'typeorm'
import type { ContentsGap } from '../server/domain/verdict/box-contents.js'
import type { Role } from '../server/domain/verdict/decide-inside.js'
import type { CodeFacts } from '../server/domain/verdict/facts.js'
import type { Outcome } from '../server/domain/verdict/outcome.js'
import type { RuleId } from '../server/domain/verdict/rules.js'
import { BigColumn, Id, IntColumn, JsonColumn, TextColumn } from './columns.js'

/** A code of a delivery that holds others: a box, a group pack, a set. */
@Entity()
@Index('box_place', ['deliveryId', 'codeId'])
export class Box {
  @IntColumn({ primary: true }) codeId!: number
  @IntColumn() deliveryId!: number
  /** Set while it is still to be asked in this pass what it holds. */
  @BigColumn({ nullable: true }) dueAt!: number | null
  /** When that was last asked; null: never. */
  @BigColumn({ nullable: true }) askedAt!: number | null
  /** Why it is not known whole. */
  @TextColumn({ nullable: true }) gap!: ContentsGap | null
}

/** A code in a box, in the order in which ЧЗ names them. */
@Entity()
@Index('boxed_code_place', ['boxId', 'cis'], { unique: true })
@Index('boxed_code_cis', ['cis'])
export class BoxedCode {
  @Id() id!: number
  /** Code of the outermost box. */
  @IntColumn() boxId!: number
  @TextColumn() cis!: string
  /** The pack that holds it. */
  @TextColumn() parent!: string
  @TextColumn() role!: Role
  @TextColumn({ nullable: true }) gtin!: string | null
  /** What ЧЗ said of it. */
  @JsonColumn() facts!: CodeFacts
  @BigColumn() askedAt!: number
  @TextColumn() outcome!: Outcome
  /** The weightiest reason; '' where there is none. */
  @TextColumn() reasonId!: RuleId | ''
  /** The exchange that says so. */
  @IntColumn({ nullable: true }) exchangeId!: number | null
}
