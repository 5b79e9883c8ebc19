import { Entity, Index } from 'typeorm'
import { BigColumn, Id, IntColumn, JsonColumn, TextColumn } from './columns.js'

/** What is written into an act besides the codes; every phrase can be edited before printing. */
export interface ClaimDetails {
  organisation: string
  place: string
  startedAt: number | null
  endedAt: number | null
  defects: string
  conclusion: string
  [field: string]: string | number | null
}

/** A line of the act, frozen when the claim was made. */
export interface ClaimLine {
  lineId: number
  number: string
  name: string
  gtin: string | null
  unit: string
  declared: string
  priceKopecks: number | null
  sumKopecks: number | null
  /** Units that cannot be sold and their money. */
  defectCount: number
  defectKopecks: number | null
  reasonIds: string[]
}

/** A claim to a supplier with its act of discrepancy. What it says never changes with later answers. */
@Entity()
@Index('claim_delivery', ['deliveryId'])
export class Claim {
  @Id() id!: number
  @TextColumn({ unique: true }) number!: string
  @IntColumn() deliveryId!: number
  @TextColumn() state!: 'draft'
  @JsonColumn() details!: ClaimDetails
  @JsonColumn() lines!: ClaimLine[]
  @IntColumn() codeCount!: number
  @BigColumn({ nullable: true }) sumKopecks!: number | null
  /** Head of the chain of exchanges when the claim was made. */
  @TextColumn() chainHead!: string
  @IntColumn({ nullable: true }) createdById!: number | null
  @BigColumn() createdAt!: number
}

/** A code in a claim with the answer that proves it. */
@Entity()
@Index('claim_code_place', ['claimId', 'position'], { unique: true })
@Index('claim_code_cis', ['cis'])
export class ClaimCode {
  @Id() id!: number
  @IntColumn() claimId!: number
  @IntColumn() position!: number
  @IntColumn() codeId!: number
  @TextColumn() cis!: string
  @TextColumn() lineNumber!: string
  @TextColumn() reasonId!: string
  /** What ЧЗ answered, in words. */
  @TextColumn() answer!: string
  @BigColumn({ nullable: true }) answeredAt!: number | null
  @IntColumn({ nullable: true }) exchangeId!: number | null
  @TextColumn({ nullable: true }) requestId!: string | null
  @BigColumn({ nullable: true }) priceKopecks!: number | null
}
