import { createHash, createHmac } from 'node:crypto'
import type { Exchange, ExchangeHead } from '../../entities/index.js'

/** Stands for the exchange before the first. */
export const firstHash = '0'.repeat(64)

/** A row before it has its place in the chain. */
export type UnsealedExchange = Omit<Exchange, 'hash' | 'previousHash' | 'seal'>

export const hashOfBytes = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/**
 * Hash of a row over that of the row before it and every column of its own, the bodies by their hashes. JSON keeps apart
 * what stands side by side, and null from an empty text.
 */
export const hashOfExchange = (row: UnsealedExchange, previousHash: string): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        previousHash,
        row.id,
        row.channel,
        row.host,
        row.path,
        row.inn,
        row.deliveryId,
        row.requestId,
        row.reqId,
        row.reqTimestamp,
        row.askedAt,
        row.answeredAt,
        row.httpStatus,
        row.failure,
        row.codeCount,
        row.requestHash,
        row.responseHash,
      ]),
    )
    .digest('hex')

/** Proves that the hash was made by who has the key: anybody can compute a hash. */
export const sealOfExchange = (hash: string, key: Buffer): string =>
  createHmac('sha256', key).update(hash).digest('hex')

/** Proves where the chain ends: rows cut off at the end leave seals that are all good. */
export const sealOfHead = (
  { exchangeId, hash }: Pick<ExchangeHead, 'exchangeId' | 'hash'>,
  key: Buffer,
): string => createHmac('sha256', key).update(`head\n${exchangeId}\n${hash}`).digest('hex')
