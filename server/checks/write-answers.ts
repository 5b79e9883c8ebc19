import type { CheckBatch } from '../../entities/index.js'
import type { ExchangeRecord } from '../crpt/true-api.js'
import type { CodeFacts } from '../domain/verdict/facts.js'
import { appendExchange, packExchange } from '../evidence/exchange-chain.js'
import type { CheckTools } from './check-tools.js'
import { finishBatch } from './claim-batch.js'
import type { CodeState } from './code-state.js'
import { factsAbout } from './questions.js'
import { judgeAnswers, settleAnswers } from './settle-answers.js'

/** Keeps the evidence, settles the codes and ends the batch (unless there is `more` of it) in one transaction. */
export async function writeAnswers(
  tools: CheckTools,
  batch: CheckBatch,
  {
    codes,
    exchange,
    rows,
    more = false,
  }: { codes: CodeState[]; exchange: ExchangeRecord; rows: Map<string, CodeFacts>; more?: boolean },
): Promise<void> {
  const { askedAt } = exchange
  const heard = codes.map((code) => ({ code, answer: { facts: factsAbout(code, rows), askedAt } }))
  const [packed, judgement] = await Promise.all([
    packExchange(exchange, batch.deliveryId),
    judgeAnswers(tools, batch.deliveryId, heard),
  ])
  await tools.database.transact(async (tx) => {
    const exchangeId = await appendExchange(tx, packed, tools.secret)
    await settleAnswers(tx, judgement, exchangeId)
    if (!more) await finishBatch(tx, batch)
  })
}
