import { Entity } from 'typeorm'
import { BigColumn, Id, TextColumn } from './columns.js'

/** A participant of ЧЗ that this installation asks for. Token and key are kept encrypted, with a key outside the database. */
@Entity()
export class LegalEntity {
  @Id() id!: number
  @TextColumn({ unique: true }) inn!: string
  @TextColumn({ nullable: true }) tokenCipher!: string | null
  @BigColumn({ nullable: true }) tokenExpiresAt!: number | null
  @TextColumn({ nullable: true }) apiKeyCipher!: string | null
  /** X-RegistrationKey of old, never sent: kept to say what became of it. */
  @TextColumn({ nullable: true }) registrationKeyCipher!: string | null
  @BigColumn() updatedAt!: number
}
