import { Entity, Index } from 'typeorm'
import type { DocumentError } from '../server/domain/document-errors.js'
import { BigColumn, Id, IntColumn, JsonColumn, TextColumn } from './columns.js'

/**
 * `waiting`: ЧЗ is asked until it says one of the next two, or until the deadline (`unanswered`). `refused`: the document
 * was not taken, or cannot be sent at all; `reason` says why.
 */
export type DocumentCheckState = 'waiting' | 'verified' | 'not-valid' | 'unanswered' | 'refused'

/** A document that ЧЗ looks over before it is signed: one that waits per delivery, and those that came to an end. */
@Entity()
@Index('document_check_open', ['deliveryId'], { unique: true, where: '"finishedAt" IS NULL' })
@Index('document_check_delivery', ['deliveryId'])
@Index('document_check_due', ['nextTryAt'])
export class DocumentCheck {
  @Id() id!: number
  @IntColumn() deliveryId!: number
  /** The id under which ЧЗ has the document: ours, kept before it is sent, so that a repeated try is the same one. */
  @TextColumn() documentId!: string
  @TextColumn() state!: DocumentCheckState
  /** Null where the program itself began it, as the document came. */
  @IntColumn({ nullable: true }) startedById!: number | null
  @BigColumn() startedAt!: number
  /** When the document was sent off; whether it arrived may be unknown. */
  @BigColumn({ nullable: true }) sentAt!: number | null
  /** When ЧЗ first owned to having it; null again where it does not know it any more. */
  @BigColumn({ nullable: true }) takenAt!: number | null
  /** Questions in a row to which ЧЗ did not know the document. */
  @IntColumn({ default: 0 }) missed!: number
  /** How it stood when ЧЗ was last asked and was not ready. */
  @TextColumn({ nullable: true }) lastSaid!: 'awaiting' | 'in-progress' | null
  @IntColumn({ default: 0 }) attempts!: number
  @BigColumn({ nullable: true }) nextTryAt!: number | null
  /** Set when the document is first sent off. */
  @BigColumn({ nullable: true }) deadlineAt!: number | null
  /** What a person must mend so that it goes on: token-missing, token-dead. */
  @TextColumn({ nullable: true }) heldReason!: string | null
  /** Key of why it is refused, with the words or the figure that belong to it. */
  @TextColumn({ nullable: true }) reason!: string | null
  @TextColumn({ nullable: true }) reasonWords!: string | null
  /** The encoding that the document came in, where it had to be written anew for ЧЗ. */
  @TextColumn({ nullable: true }) rewrittenFrom!: string | null
  @JsonColumn({ nullable: true }) errors!: DocumentError[] | null
  /** Ids in the chain of exchanges. */
  @JsonColumn({ nullable: true }) exchangeIds!: number[] | null
  @TextColumn({ nullable: true }) leasedBy!: string | null
  @BigColumn({ nullable: true }) leaseUntil!: number | null
  @BigColumn({ nullable: true }) finishedAt!: number | null
  /** Rises with every change: a live page asks by it. */
  @IntColumn({ default: 0 }) version!: number
}
