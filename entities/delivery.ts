import { Entity, Index } from 'typeorm'
import { BigColumn, Id, IntColumn, JsonColumn, TextColumn } from './columns.js'

export type DeliveryPurpose = 'receipt' | 'audit'
export type DeliverySource = 'upd' | 'list' | 'scan'

/** A party of a document as it is named there. */
export interface Party {
  inn: string | null
  kpp: string | null
  name: string
  address: string | null
}

/** Something about the document that the receiver must know; the words are in text/ under `key`. */
export interface DeliveryWarning {
  key: string
  params?: Record<string, string | number>
}

/** A delivery: what a document (or a list of scans) says has come. While `visibleAt` is null it is still being read and nobody sees it. */
@Entity()
@Index('delivery_document', ['documentKey'], { unique: true, where: '"visibleAt" IS NOT NULL' })
export class Delivery {
  @Id() id!: number
  @TextColumn() purpose!: DeliveryPurpose
  @TextColumn() source!: DeliverySource
  @TextColumn({ nullable: true }) fileName!: string | null
  /** Supplier's ИНН + number + date + correction number; for a list the hash of its sorted codes. */
  @TextColumn() documentKey!: string
  @TextColumn() contentHash!: string
  @TextColumn({ nullable: true }) number!: string | null
  /** YYYY-MM-DD. */
  @TextColumn({ nullable: true }) issuedOn!: string | null
  @TextColumn({ nullable: true }) correctionNumber!: string | null
  @TextColumn({ nullable: true }) supplierInn!: string | null
  @JsonColumn({ nullable: true }) supplier!: Party | null
  @JsonColumn({ nullable: true }) buyer!: Party | null
  @JsonColumn({ nullable: true }) consignee!: Party | null
  @TextColumn({ nullable: true }) contractNumber!: string | null
  @TextColumn({ nullable: true }) contractSignedOn!: string | null
  @JsonColumn() warnings!: DeliveryWarning[]
  @IntColumn({ default: 0 }) lineCount!: number
  /** Codes by outcome; together they are `codeCount`. Changed in the transaction that changes an outcome. */
  @IntColumn({ default: 0 }) codeCount!: number
  @IntColumn({ default: 0 }) sellCount!: number
  @IntColumn({ default: 0 }) riskCount!: number
  @IntColumn({ default: 0 }) blockCount!: number
  @IntColumn({ default: 0 }) waitCount!: number
  @IntColumn({ default: 0 }) unknownCount!: number
  /** How many codes each EAEU lane has, by origin: {by: 120}. */
  @JsonColumn({ nullable: true }) laneTotals!: Record<string, number> | null
  /** ИНН of the legal entity of ours that asks about it; null: the one that is asked for where nobody is named. */
  @TextColumn({ nullable: true }) ownInn!: string | null
  /** The current check. */
  @IntColumn({ nullable: true }) runId!: number | null
  @IntColumn({ nullable: true }) createdById!: number | null
  @BigColumn() createdAt!: number
  @BigColumn({ nullable: true }) visibleAt!: number | null
}
