import { Entity, Index } from 'typeorm'
import { BigColumn, Id, IntColumn, TextColumn } from './columns.js'

/** A line of a delivery document; of a list, all codes of one GTIN. */
@Entity()
@Index('delivery_line_place', ['deliveryId', 'position'], { unique: true })
export class DeliveryLine {
  @Id() id!: number
  @IntColumn() deliveryId!: number
  /** Place in the document, from 1. */
  @IntColumn() position!: number
  /** НомСтр as written. */
  @TextColumn() number!: string
  @TextColumn() name!: string
  @TextColumn({ nullable: true }) gtin!: string | null
  @TextColumn({ nullable: true }) article!: string | null
  /** ОКЕИ code and the unit's name. */
  @TextColumn({ nullable: true }) unitCode!: string | null
  @TextColumn({ nullable: true }) unitName!: string | null
  /** КолТов as a decimal string, '600' or '1.5'; null where the document names none. */
  @TextColumn({ nullable: true }) declared!: string | null
  @BigColumn({ nullable: true }) priceKopecks!: number | null
  /** With VAT. */
  @BigColumn({ nullable: true }) sumKopecks!: number | null
  @TextColumn({ nullable: true }) vatRate!: string | null
  /** Units counted in bulk (ОСУ), without codes of their own. */
  @IntColumn({ default: 0 }) osuCount!: number
  @IntColumn({ default: 0 }) codeCount!: number
}
