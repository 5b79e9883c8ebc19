import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { runSql } from '../../entities/columns.js'
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

/** The last link of the chain. */
export type ChainEnd = Pick<ExchangeHead, 'exchangeId' | 'hash'>

/** Where the one chain of the installation ends; nobody else appends to it before this transaction is over. */
export async function takeChainEnd(tx: Transaction): Promise<ChainEnd> {
  await tx.alone('evidence')
  const [head] = await runSql<ChainEnd[]>(
    tx.manager,
    `SELECT "exchangeId", "hash" FROM "exchange_head" WHERE "id" = ${headId}`,
  )
  return head ?? { exchangeId: 0, hash: firstHash }
}

/**
 * Exchanges as links behind that end. Ids have no gaps, whatever a sequence of the database would give: a row that is
 * missing shows.
 */
export function linkExchanges(end: ChainEnd, exchanges: readonly PackedExchange[], key: Buffer): Exchange[] {
  let previous = end
  return exchanges.map((packed) => {
    const id = previous.exchangeId + 1
    const previousHash = previous.hash
    const hash = hashOfExchange({ ...packed, id }, previousHash)
    previous = { exchangeId: id, hash }
    return { ...packed, id, hash, previousHash, seal: sealOfExchange(hash, key) }
  })
}

export async function writeLinks(tx: Transaction, links: readonly Exchange[], key: Buffer): Promise<void> {
  const last = links.at(-1)
  if (!last) return
  const end = { exchangeId: last.id, hash: last.hash }
  await together(
    tx,
    () => tx.manager.insert(Exchange, [...links]),
    () => tx.manager.upsert(ExchangeHead, { id: headId, ...end, seal: sealOfHead(end, key) }, ['id']),
  )
}

/** Appends an exchange to the chain and returns its id. */
export async function appendExchange(tx: Transaction, packed: PackedExchange, key: Buffer): Promise<number> {
  const links = linkExchanges(await takeChainEnd(tx), [packed], key)
  await writeLinks(tx, links, key)
  return links[0]!.id
}
