import { Entity } from 'typeorm'
import { BigColumn, TextColumn } from './columns.js'

/** What ЧЗ says of a GTIN: asked where it does not know a code of it. Both fields are null where it knows no such goods. */
@Entity()
export class ProductCard {
  @TextColumn({ primary: true }) gtin!: string
  /** ЧЗ's alias of the product group. */
  @TextColumn({ nullable: true }) productGroup!: string | null
  @TextColumn({ nullable: true }) name!: string | null
  @BigColumn() askedAt!: number
}
