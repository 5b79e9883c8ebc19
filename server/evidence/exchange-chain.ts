import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { Exchange, ExchangeHead } from '../../entities/index.js'
import type { ExchangeRecord } from '../crpt/true-api.js'
import { together } from '../together.js'
import type { Transaction } from '../transaction.js'
import {
  firstHash,
  hashOfBytes,
  hashOfExchange,
  sealOfExchange,
  sealOfHead,
  type UnsealedExchange,
} from './exchange-seal.js'

const compress = promisify(gzip)
const headId = 1

/** A request with its answer, ready to be kept. */
export type PackedExchange = Omit<UnsealedExchange, 'id'>

/** Compresses the bodies and hashes them, before the writer is asked for: the transaction stays short. */
export async function packExchange(
  record: ExchangeRecord,
  deliveryId: number | null,
): Promise<PackedExchange> {
  const [requestBody, responseBody] = await Promise.all([
    compress(record.requestBody, { level: 1 }),
    record.responseBody ? compress(record.responseBody, { level: 1 }) : null,
  ])
  return {
    reqId: null,
    reqTimestamp: null,
    ...record,
    deliveryId,
    requestBody,
    responseBody,
    requestHash: hashOfBytes(requestBody),
    responseHash: responseBody && hashOfBytes(responseBody),
  }
}

/**
 * Appends exchanges to the one chain of the installation and returns their ids. Ids have no gaps, whatever a sequence of
 * the database would give: a row that is missing shows.
 */
export async function appendExchanges(
  tx: Transaction,
  exchanges: readonly PackedExchange[],
  key: Buffer,
): Promise<number[]> {
  if (exchanges.length === 0) return []
  await tx.alone('evidence')
  const head = await tx.manager.findOneBy(ExchangeHead, { id: headId })
  let end = { exchangeId: head?.exchangeId ?? 0, hash: head?.hash ?? firstHash }
  const rows = exchanges.map((packed) => {
    const id = end.exchangeId + 1
    const previousHash = end.hash
    const hash = hashOfExchange({ ...packed, id }, previousHash)
    end = { exchangeId: id, hash }
    return { ...packed, id, hash, previousHash, seal: sealOfExchange(hash, key) }
  })
  await together(
    tx,
    () => tx.manager.insert(Exchange, rows),
    () => tx.manager.upsert(ExchangeHead, { id: headId, ...end, seal: sealOfHead(end, key) }, ['id']),
  )
  return rows.map(({ id }) => id)
}

/** One alone, as above. */
export async function appendExchange(tx: Transaction, packed: PackedExchange, key: Buffer): Promise<number> {
  const [id] = await appendExchanges(tx, [packed], key)
  return id!
}
