import type { CheckBatch } from '../../entities/index.js'
import type { ExchangeRecord } from '../crpt/true-api.js'
import type { CodeFacts } from '../domain/verdict/facts.js'
import type { CheckTools } from './check-tools.js'
import { appendExchange, packExchange } from './exchange-chain.js'
import { factsAbout, type Answered, type AskedCode } from './questions.js'
import { settleAnswers } from './settle-answers.js'
import type { SettleContext } from './settle-code.js'

/** Keeps the evidence and settles the codes in one transaction. */
export async function writeAnswers(
  tools: CheckTools,
  batch: CheckBatch,
  { codes, exchange, rows }: { codes: AskedCode[]; exchange: ExchangeRecord; rows: Map<string, CodeFacts> },
): Promise<void> {
  const packed = await packExchange(exchange, batch.deliveryId)
  const codeIds = new Set(codes.map((code) => code.id))
  const context = contextOf(tools)
  await tools.database.transact(async (tx) => {
    const exchangeId = await appendExchange(tx, packed, tools.secret)
    const askedAt = exchange.askedAt
    const answered = new Map<string, Answered>(
      codes.map((code) => [code.cis, { facts: factsAbout(code, rows), askedAt, exchangeId }]),
    )
    await settleAnswers(tx, answered, { deliveryId: batch.deliveryId, codeIds, context })
  })
}

export const contextOf = (tools: CheckTools): SettleContext => ({
  now: tools.clock.now(),
  ownInn: tools.ownInn,
  settings: tools.settings,
  scale: tools.scale,
})
