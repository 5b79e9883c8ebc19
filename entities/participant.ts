import { Entity } from 'typeorm'
import { BigColumn, FlagColumn, IntColumn, JsonColumn, TextColumn } from './columns.js'

/** What ЧЗ says of a supplier: is it registered, and in which product groups. */
@Entity()
export class Participant {
  @TextColumn({ primary: true }) inn!: string
  /** Null where ЧЗ has not said. */
  @FlagColumn({ nullable: true }) registered!: boolean | null
  /** ЧЗ's own words. */
  @TextColumn({ nullable: true }) status!: string | null
  /** ЧЗ's aliases; null where it named none. */
  @JsonColumn({ nullable: true }) groups!: string[] | null
  /** When it was last answered about. */
  @BigColumn({ nullable: true }) askedAt!: number | null
  /** When it is to be asked about; null where no delivery wants to know. */
  @BigColumn({ nullable: true }) dueAt!: number | null
}

/** A product group of the codes of a delivery, by the answers about them. */
@Entity()
export class DeliveryGroup {
  @IntColumn({ primary: true }) deliveryId!: number
  @TextColumn({ primary: true }) productGroup!: string
}
