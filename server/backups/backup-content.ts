import type { EntityManager } from 'typeorm'
import { entities, ExchangeHead } from '../../entities/index.js'
import { isOfTraining } from '../contour.js'
import type { ChainVerdict } from '../evidence/chain-reading.js'
import { verifyChain } from '../evidence/verify-chain.js'

/** What a database holds: enough to know it again. */
export interface BackupContent {
  /** By table. */
  rows: Record<string, number>
  training: boolean
  chain: ChainVerdict
  /** Hash of the last exchange. */
  head: string | null
}

/** Counts every table and walks the chain of exchanges. */
export async function contentOf(read: EntityManager, key: Buffer | null): Promise<BackupContent> {
  const rows: Record<string, number> = {}
  for (const entity of entities)
    rows[read.connection.getMetadata(entity).tableName] = await read.count(entity)
  const head = await read.findOne(ExchangeHead, { where: {}, order: { id: 'ASC' } })
  return {
    rows,
    training: await isOfTraining(read),
    chain: await verifyChain(read, key),
    head: head?.hash ?? null,
  }
}
