import type { EntityManager } from 'typeorm'
import { ChainReading, type ChainVerdict } from './chain-reading.js'
import { claimedHeads } from './claimed-heads.js'
import { walkExchanges } from './walk-exchanges.js'

/**
 * Walks the whole chain of exchanges in order and names the first row that does not agree. A server may go on writing
 * meanwhile: what it appends is walked too. Without a key the hashes are checked and the seals are not.
 */
export async function verifyChain(read: EntityManager, key: Buffer | null): Promise<ChainVerdict> {
  // Before the rows: the head in a claim that is made meanwhile may lie past the end of the walk.
  const reading = new ChainReading(await claimedHeads(read), key)
  for await (const row of walkExchanges(read)) {
    const verdict = reading.take(row)
    if (verdict) return verdict
  }
  throw new Error('the walk has no end')
}
