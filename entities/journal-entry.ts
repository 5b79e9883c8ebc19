import { Entity, Index } from 'typeorm'
import { BigColumn, Id, IntColumn, JsonColumn, TextColumn } from './columns.js'

/** Who did what and when. Append-only. */
@Entity()
@Index('journal_entry_at', ['at'])
export class JournalEntry {
  @Id() id!: number
  @BigColumn() at!: number
  @IntColumn({ nullable: true }) userId!: number | null
  /** 'delivery.uploaded', 'claim.made', 'token.changed' … */
  @TextColumn() action!: string
  @TextColumn({ nullable: true }) subject!: string | null
  @JsonColumn({ nullable: true }) details!: Record<string, unknown> | null
}
