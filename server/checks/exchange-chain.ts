import { createHash, createHmac } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { Exchange, ExchangeHead } from '../../entities/index.js'
import type { ExchangeRecord } from '../crpt/true-api.js'
import type { Transaction } from '../transaction.js'

const compress = promisify(gzip)
const headId = 1
export const firstHash = '0'.repeat(64)

export interface PackedExchange {
  record: ExchangeRecord
  deliveryId: number
  requestBody: Buffer
  responseBody: Buffer | null
  /** SHA-256 of the bodies as they went over the wire. */
  bodiesHash: string
}

/** Compresses the bodies and hashes them, before the writer is asked for: the transaction stays short. */
export async function packExchange(record: ExchangeRecord, deliveryId: number): Promise<PackedExchange> {
  const [requestBody, responseBody] = await Promise.all([
    compress(record.requestBody, { level: 1 }),
    record.responseBody ? compress(record.responseBody, { level: 1 }) : null,
  ])
  const hash = createHash('sha256').update(record.requestBody).update('\n')
  if (record.responseBody) hash.update(record.responseBody)
  return { record, deliveryId, requestBody, responseBody, bodiesHash: hash.digest('hex') }
}

/** What the hash of a row is taken over, in this order. A changed byte of any of it breaks the chain. */
export const sealedText = (
  row: Omit<ExchangeRecord, 'requestBody' | 'responseBody'>,
  bodiesHash: string,
): string =>
  [
    row.channel,
    row.host,
    row.path,
    row.inn ?? '',
    row.requestId,
    row.askedAt,
    row.answeredAt ?? '',
    row.httpStatus ?? '',
    row.failure ?? '',
    row.codeCount,
    bodiesHash,
  ].join('\n')

/** Appends an exchange to the one chain of the installation and returns its id. */
export async function appendExchange(
  tx: Transaction,
  packed: PackedExchange,
  secret: Buffer,
): Promise<number> {
  await tx.alone('evidence')
  const head = await tx.manager.findOneBy(ExchangeHead, { id: headId })
  const previousHash = head?.hash ?? firstHash
  const { record, bodiesHash } = packed
  const hash = createHash('sha256').update(previousHash).update(sealedText(record, bodiesHash)).digest('hex')
  const seal = createHmac('sha256', secret).update(hash).digest('hex')
  const inserted = await tx.manager.insert(Exchange, {
    ...record,
    deliveryId: packed.deliveryId,
    reqId: null,
    reqTimestamp: null,
    requestBody: packed.requestBody,
    responseBody: packed.responseBody,
    hash,
    previousHash,
    seal,
  })
  const exchangeId = (inserted.identifiers[0] as { id: number }).id
  await tx.manager.upsert(ExchangeHead, { id: headId, exchangeId, hash }, ['id'])
  return exchangeId
}
