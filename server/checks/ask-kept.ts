import type { CheckBatch } from '../../entities/index.js'
import type { Asked } from '../crpt/ask-true-api.js'
import { appendExchange, packExchange } from '../evidence/exchange-chain.js'
import type { CheckTools } from './check-tools.js'
import { keepBatch } from './claim-batch.js'

/**
 * One more question for a batch, with its evidence; null where the batch is another's by now, or there is no token. How many
 * there will be is not known before the boxes are open.
 */
export async function askKept<Answer>(
  tools: CheckTools,
  batch: CheckBatch,
  ask: () => Promise<Asked<Answer>>,
): Promise<{ result: Asked<Answer>; exchangeId: number } | null> {
  const { database, tokens, secret } = tools
  if (tokens.current() === null || !(await keepBatch(tools, batch))) return null
  const result = await ask()
  const packed = await packExchange(result.exchange, batch.deliveryId)
  return { result, exchangeId: await database.transact((tx) => appendExchange(tx, packed, secret)) }
}
