import { Entity } from 'typeorm'
import { JsonColumn, TextColumn } from './columns.js'

/** A setting of the store that a person may change, by name. */
@Entity()
export class Setting {
  @TextColumn({ primary: true }) name!: string
  @JsonColumn() value!: unknown
}
