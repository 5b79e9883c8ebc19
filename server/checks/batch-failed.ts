import type { CheckBatch } from '../../entities/index.js'
import type { ExchangeRecord } from '../crpt/true-api.js'
import { spreadOf, timetableFor, waitMs } from '../domain/patience.js'
import type { CodeFacts, Silence } from '../domain/verdict/facts.js'
import type { CheckTools } from './check-tools.js'
import { halveBatch, releaseBatch } from './claim-batch.js'
import { appendExchange, packExchange } from '../evidence/exchange-chain.js'
import { holdRuns } from './hold-runs.js'
import type { CodeState } from './asked-code.js'
import { questionsOf } from './questions.js'
import { writeAnswers } from './write-answers.js'

/** So many requests refused in a row, with none answered between, and it is not the codes. */
const refusalsToHold = 12

interface Failed {
  codes: CodeState[]
  exchange: ExchangeRecord
}

/**
 * No answer at all: the codes stay as they are, the batch waits by the timetable. Failing twice while another batch is
 * answered, it is halved to find the code that it fails on; alone, that code has its own patience.
 */
export async function handleSilence(
  tools: CheckTools,
  batch: CheckBatch,
  { codes, exchange, why, retryAfterMs }: Failed & { why: Silence; retryAfterMs?: number },
): Promise<void> {
  const { health, clock, scale } = tools
  const othersAnswered = (health.snapshot().lastAnswerAt ?? 0) > (batch.failedAt ?? Infinity)
  health.failed(exchange.failure ?? why)
  const failures = batch.failures + 1
  if (failures >= 2 && othersAnswered)
    return narrowDown(tools, batch, { codes, exchange, facts: { silence: why } })
  const timetable = timetableFor('retry', null, await tools.book.patience())
  const byTable = waitMs(timetable, failures, spreadOf(`batch ${batch.id} ${failures}`), scale)
  const delayMs = Math.max(byTable, retryAfterMs ?? 0)
  const now = clock.now()
  const packed = await packExchange(exchange, batch.deliveryId)
  await tools.database.transact(async (tx) => {
    await appendExchange(tx, packed, tools.secret)
    await releaseBatch(tx, batch, { failures, failedAt: now, notBefore: now + delayMs })
    tx.later(() => tools.queue.enqueue('check-batch', { batchId: batch.id }, { lane: batch.lane, delayMs }))
  })
}

/** The request is refused as it is (400, 413, 414, 422): halved until the refused code is alone. */
export async function handleNotTaken(
  tools: CheckTools,
  batch: CheckBatch,
  { codes, exchange, status }: Failed & { status: number },
): Promise<void> {
  tools.refusals.count += 1
  if (tools.refusals.count >= refusalsToHold) {
    await putBack(tools, batch, exchange)
    return holdRuns(tools, 'not-taken')
  }
  const facts: CodeFacts = { refused: status === 422 ? 'no-access' : 'bad-request' }
  await narrowDown(tools, batch, { codes, exchange, facts })
}

/** Keeps what came as evidence and gives the batch back as it was. */
export async function putBack(tools: CheckTools, batch: CheckBatch, exchange: ExchangeRecord): Promise<void> {
  const packed = await packExchange(exchange, batch.deliveryId)
  await tools.database.transact(async (tx) => {
    await appendExchange(tx, packed, tools.secret)
    await releaseBatch(tx, batch)
  })
}

/** Halves the batch; a code that is alone in it gets the facts instead. */
async function narrowDown(
  tools: CheckTools,
  batch: CheckBatch,
  { codes, exchange, facts }: Failed & { facts: CodeFacts },
): Promise<void> {
  if (codes.length === 1) {
    const rows = new Map(questionsOf(codes[0]!).map((question) => [question, facts]))
    await writeAnswers(tools, batch, { codes, exchange, rows })
    return
  }
  const packed = await packExchange(exchange, batch.deliveryId)
  const ids = codes.map((code) => code.id)
  await tools.database.transact(async (tx) => {
    await appendExchange(tx, packed, tools.secret)
    const halves = await halveBatch(tx, batch, ids)
    tx.later(async () => {
      for (const batchId of halves)
        await tools.queue.enqueue('check-batch', { batchId }, { lane: batch.lane })
    })
  })
}
