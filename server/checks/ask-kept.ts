import type { CheckBatch } from '../../entities/index.js'
import type { Asked } from '../crpt/ask-true-api.js'
import { appendExchange, packExchange } from '../evidence/exchange-chain.js'
import type { CheckTools } from './check-tools.js'
import { extendLease } from './claim-batch.js'

/**
 * One more question for a batch, with its evidence; null where the batch is another's by now, or there is no token. Each
 * question renews the lease: how many there will be is not known before the boxes are open.
 */
export async function askKept<Answer>(
  { database, clock, tokens, secret }: CheckTools,
  batch: CheckBatch,
  ask: () => Promise<Asked<Answer>>,
): Promise<{ result: Asked<Answer>; exchangeId: number } | null> {
  if (tokens.current() === null) return null
  if (!(await database.transact((tx) => extendLease(tx, batch, clock.now())))) return null
  const result = await ask()
  const packed = await packExchange(result.exchange, batch.deliveryId)
  return { result, exchangeId: await database.transact((tx) => appendExchange(tx, packed, secret)) }
}
