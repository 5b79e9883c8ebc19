import { Entity } from 'typeorm'
import type { Role } from '../server/domain/access/roles.js'
import { BigColumn, FlagColumn, Id, IntColumn, TextColumn } from './columns.js'

/** Somebody who signs in. */
@Entity()
export class User {
  @Id() id!: number
  @TextColumn({ unique: true }) login!: string
  @TextColumn() name!: string
  @TextColumn() role!: Role
  /** argon2id, encoded. */
  @TextColumn() passwordHash!: string
  /** Set while the password is one that the program made. */
  @FlagColumn({ default: false }) mustChangePassword!: boolean
  @TextColumn({ default: 'ru' }) language!: 'ru' | 'en'
  /** Sign-ins that failed in a row, and until when the account is closed for them. */
  @IntColumn({ default: 0 }) failedSignIns!: number
  @BigColumn({ nullable: true }) closedUntil!: number | null
  @BigColumn() createdAt!: number
}
