import { Entity, Index } from 'typeorm'
import { BytesColumn, Id, IntColumn } from './columns.js'

/** The document as it came, byte for byte, in gzip members that join into one stream. */
@Entity()
@Index('document_part_place', ['deliveryId', 'position'], { unique: true })
export class DocumentPart {
  @Id() id!: number
  @IntColumn() deliveryId!: number
  @IntColumn() position!: number
  @BytesColumn() bytes!: Buffer
}
