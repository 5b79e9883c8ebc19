import type { CheckBatch } from '../../entities/index.js'
import type { ExchangeRecord } from '../crpt/true-api.js'
import type { CodeFacts } from '../domain/verdict/facts.js'
import { packExchange } from '../evidence/exchange-chain.js'
import type { CheckTools } from './check-tools.js'
import type { CodeState } from './asked-code.js'
import { factsAbout } from './questions.js'
import { judgeAnswers } from './settle-answers.js'

/** Keeps the evidence, settles the codes and ends the batch (unless something of it is left) in one transaction. */
export async function writeAnswers(
  tools: CheckTools,
  batch: CheckBatch,
  {
    codes,
    exchange,
    rows,
    ends = true,
  }: { codes: CodeState[]; exchange: ExchangeRecord; rows: Map<string, CodeFacts>; ends?: boolean },
): Promise<void> {
  const { askedAt } = exchange
  const heard = codes.map((code) => ({
    code,
    answer: { channel: 'true-api' as const, facts: factsAbout(code, rows), askedAt },
  }))
  const [packed, judgement] = await Promise.all([
    packExchange(exchange, batch.deliveryId),
    judgeAnswers(tools, batch.deliveryId, heard),
  ])
  await tools.writeAnswers({ exchanges: [packed], judgement, ...(ends && { ended: batch }) })
}
