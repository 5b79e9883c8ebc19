import { Entity, Index } from 'typeorm'
import { BigColumn, IntColumn, TextColumn } from './columns.js'

/** A browser that signed in. The id is kept as a hash: a stolen database opens no session. */
@Entity()
@Index('session_end', ['expiresAt'])
export class Session {
  @TextColumn({ primary: true }) idHash!: string
  @IntColumn({ nullable: true }) userId!: number | null
  @TextColumn() content!: string
  @BigColumn() expiresAt!: number
}
