import { Entity, Index } from 'typeorm'
import type { Channel } from '../server/domain/verdict/facts.js'
import { BigColumn, BytesColumn, IntColumn, TextColumn } from './columns.js'

/** One request to ЧЗ and what came back: append-only evidence. Bodies are gzip of the very bytes, without token. */
@Entity()
@Index('exchange_delivery', ['deliveryId'])
export class Exchange {
  /** Rises by one: the chain numbers its rows itself, so that one that is missing shows. */
  @IntColumn({ primary: true }) id!: number
  @TextColumn() channel!: Channel
  @TextColumn() host!: string
  @TextColumn() path!: string
  @TextColumn({ nullable: true }) inn!: string | null
  @IntColumn({ nullable: true }) deliveryId!: number | null
  /** Ours. */
  @TextColumn() requestId!: string
  /** ЧЗ's, where it sends them. */
  @TextColumn({ nullable: true }) reqId!: string | null
  @TextColumn({ nullable: true }) reqTimestamp!: string | null
  @BigColumn() askedAt!: number
  @BigColumn({ nullable: true }) answeredAt!: number | null
  @IntColumn({ nullable: true }) httpStatus!: number | null
  /** Key of what went wrong where there is no answer: timeout, refused … */
  @TextColumn({ nullable: true }) failure!: string | null
  @IntColumn() codeCount!: number
  @BytesColumn() requestBody!: Buffer
  @BytesColumn({ nullable: true }) responseBody!: Buffer | null
  /** SHA-256 of the bodies as they are kept, hex. */
  @TextColumn() requestHash!: string
  @TextColumn({ nullable: true }) responseHash!: string | null
  /** SHA-256 over `previousHash` and all fields above, hex. */
  @TextColumn() hash!: string
  @TextColumn() previousHash!: string
  /** HMAC-SHA-256 of `hash` with a key kept outside the database. */
  @TextColumn() seal!: string
}

/** The end of the chain of exchanges: one row. Its seal tells a chain that was cut short. */
@Entity()
export class ExchangeHead {
  @IntColumn({ primary: true }) id!: number
  @IntColumn() exchangeId!: number
  @TextColumn() hash!: string
  @TextColumn() seal!: string
}
