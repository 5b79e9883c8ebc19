import { Entity } from 'typeorm'
import type { Channel } from '../server/domain/verdict/facts.js'
import { BigColumn, Id, JsonColumn, TextColumn } from './columns.js'

/** A participant of ЧЗ that this installation asks for. Token and key are kept encrypted, with a key outside the database. */
@Entity()
export class LegalEntity {
  @Id() id!: number
  @TextColumn({ unique: true }) inn!: string
  @TextColumn({ nullable: true }) tokenCipher!: string | null
  @BigColumn({ nullable: true }) tokenExpiresAt!: number | null
  @TextColumn({ nullable: true }) apiKeyCipher!: string | null
  /** The last four signs of the key: by them a person knows it. */
  @TextColumn({ nullable: true }) apiKeyEnd!: string | null
  /** When ЧЗ took the key, tried before it was kept; null where it could not be tried. */
  @BigColumn({ nullable: true }) apiKeyTriedAt!: number | null
  /** Channels that are not asked for this participant. */
  @JsonColumn({ nullable: true }) channelsOff!: Channel[] | null
  /** X-RegistrationKey of old, never sent: kept to say what became of it. */
  @TextColumn({ nullable: true }) registrationKeyCipher!: string | null
  @BigColumn() updatedAt!: number
}
