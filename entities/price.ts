import { Entity, Index } from 'typeorm'
import { BigColumn, Id, TextColumn } from './columns.js'

/** A retail price of the store from a moment on. */
@Entity()
@Index('price_place', ['gtin', 'fromAt'], { unique: true })
export class Price {
  @Id() id!: number
  /** 14 digits. */
  @TextColumn() gtin!: string
  @BigColumn() priceKopecks!: number
  @BigColumn() fromAt!: number
  @BigColumn() setAt!: number
}
