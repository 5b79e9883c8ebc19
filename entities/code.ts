import { Entity, Index } from 'typeorm'
import type { CheckedBy, Outcome, Reason } from '../server/domain/verdict/outcome.js'
import type { ChannelAnswer } from '../server/domain/verdict/facts.js'
import type { RuleId } from '../server/domain/verdict/rules.js'
import type { CodeKind } from '../server/domain/codes/parsed-code.js'
import type { Lane } from '../server/domain/lanes.js'
import { BigColumn, Id, IntColumn, JsonColumn, TextColumn } from './columns.js'

/** A marking code in a delivery and what is known of it now. Ids rise in document order. */
@Entity()
@Index('code_cis', ['cis', 'deliveryId'], { unique: true })
@Index('code_place', ['deliveryId', 'id'])
@Index('code_outcome', ['deliveryId', 'outcome'])
@Index('code_abroad', ['deliveryId', 'id'], { where: '"abroadDueAt" IS NOT NULL' })
@Index('code_due', ['nextTryAt', 'deliveryId', 'lane'], { where: '"nextTryAt" IS NOT NULL' })
export class Code {
  @Id() id!: number
  @IntColumn() deliveryId!: number
  @IntColumn() lineId!: number
  /** КИ, or the code of a box: what ЧЗ is asked with. */
  @TextColumn() cis!: string
  /** As in the document or as scanned, where that differs from `cis`. */
  @TextColumn({ nullable: true }) raw!: string | null
  @TextColumn() kind!: CodeKind
  @TextColumn({ nullable: true }) gtin!: string | null
  /** ЧЗ's alias of the product group. */
  @TextColumn({ nullable: true }) productGroup!: string | null
  @TextColumn() lane!: Lane
  @TextColumn() outcome!: Outcome
  /** The weightiest reason; '' where there is none. */
  @TextColumn({ default: '' }) reasonId!: RuleId | ''
  @TextColumn({ nullable: true }) checkedBy!: CheckedBy | null
  @JsonColumn({ nullable: true }) reasons!: Reason[] | null
  /** The newest answer of each channel. */
  @JsonColumn({ nullable: true }) answers!: ChannelAnswer[] | null
  /** How often it was asked. */
  @IntColumn({ default: 0 }) attempts!: number
  @BigColumn({ nullable: true }) nextTryAt!: number | null
  /** When waiting ends and a person decides. */
  @BigColumn({ nullable: true }) deadlineAt!: number | null
  /** When ЧЗ last answered about it. */
  @BigColumn({ nullable: true }) checkedAt!: number | null
  @BigColumn({ nullable: true }) blocksAt!: number | null
  /** When the till's own question about it was last asked. */
  @BigColumn({ nullable: true }) tillAskedAt!: number | null
  /** Set while the state of the emitter is still to be asked about it in this pass. */
  @BigColumn({ nullable: true }) abroadDueAt!: number | null
  /** Ids of the exchanges in which it was asked, oldest first, joined by commas. */
  @TextColumn({ nullable: true }) exchangeIds!: string | null
}
