import type { CheckBatch } from '../../entities/index.js'
import type { CisesInfoResult } from '../crpt/true-api.js'
import type { CheckTools } from './check-tools.js'
import { claimBatch, finishBatch, releaseBatch } from './claim-batch.js'
import { appendExchange, packExchange } from '../evidence/exchange-chain.js'
import { handleSilence, handleNotTaken } from './batch-failed.js'
import { holdRuns } from './hold-runs.js'
import type { CodeState } from './code-state.js'
import { answersOfTwins, codesOfBatch, maxQuestions, questionsOf } from './questions.js'
import { judgeAnswers, settleAnswers } from './settle-answers.js'
import { writeAnswers } from './write-answers.js'

/** How long a batch steps aside for another that asks about the same codes. */
const stepAsideMs = 500

/** Asks ЧЗ about one batch and writes what came. Harmless when repeated: what was answered is not asked again. */
export async function askBatch(tools: CheckTools, batchId: number): Promise<void> {
  const { database, clock, tokens, health, processName } = tools
  if (tools.stop.aborted) return
  if (tokens.current() === null) return holdRuns(tools, tokens.isDead() ? 'token-dead' : 'token-missing')
  if (!health.mayAsk()) return
  const claim = { owner: processName, now: clock.now(), probing: health.snapshot().state === 'held' }
  const batch = await database.transact((tx) => claimBatch(tx, batchId, claim))
  if (!batch) return
  const codes = await codesOfBatch(database.read, batch)
  const rest = await settleByTwins(tools, batch, codes)
  const { now, later } = chooseCodes(rest, tools.asking)
  if (now.length === 0) return leave(tools, batch, later.length > 0)
  await ask(tools, batch, { codes: now, more: later.length > 0 })
}

/** Takes over answers that another delivery got lately; returns the codes that are still to be asked. */
async function settleByTwins(tools: CheckTools, batch: CheckBatch, codes: CodeState[]): Promise<CodeState[]> {
  // A person who asks now wants ЧЗ's word of now.
  if (codes.length === 0 || batch.lane === 'gate') return codes
  const { deliveryId } = batch
  const known = await answersOfTwins(tools.database.read, { deliveryId, codes, now: tools.clock.now() })
  const heard = codes.flatMap((code) => {
    const answer = code.outcome === 'wait' ? known.get(code.cis) : undefined
    return answer ? [{ code, answer }] : []
  })
  if (heard.length === 0) return codes
  const judgement = await judgeAnswers(tools, deliveryId, heard)
  await tools.database.transact((tx) => settleAnswers(tx, judgement))
  const settled = new Set(heard.map(({ code }) => code))
  return codes.filter((code) => !settled.has(code))
}

/** What fits into one request and is not being asked by another; the rest comes back later. */
function chooseCodes(codes: CodeState[], asking: Set<string>): { now: CodeState[]; later: CodeState[] } {
  const now: CodeState[] = []
  const later: CodeState[] = []
  let questions = 0
  for (const code of codes) {
    const size = questionsOf(code).length
    const takes = !asking.has(code.cis) && questions + size <= maxQuestions
    if (takes) questions += size
    ;(takes ? now : later).push(code)
  }
  return { now, later }
}

async function ask(
  tools: CheckTools,
  batch: CheckBatch,
  { codes, more }: { codes: CodeState[]; more: boolean },
): Promise<void> {
  const { asking, trueApi, stop } = tools
  for (const code of codes) asking.add(code.cis)
  try {
    const result = await trueApi.cisesInfo(codes.flatMap(questionsOf), batch.lane, stop)
    await writeResult(tools, batch, { codes, more, result })
  } finally {
    for (const code of codes) asking.delete(code.cis)
  }
}

interface Asked {
  codes: CodeState[]
  more: boolean
  result: CisesInfoResult
}

async function writeResult(
  tools: CheckTools,
  batch: CheckBatch,
  { codes, more, result }: Asked,
): Promise<void> {
  const { health } = tools
  const { exchange } = result
  if (result.kind === 'rows') {
    health.answered(exchange.answeredAt! - exchange.askedAt)
    tools.refusals.count = 0
    await writeAnswers(tools, batch, { codes, exchange, rows: result.facts, more })
    return more ? leave(tools, batch, more) : undefined
  }
  if (result.kind === 'silent') return handleSilence(tools, batch, { codes, ...result })
  if (result.kind === 'not-taken')
    return handleNotTaken(tools, batch, { codes, exchange, status: result.status })
  const packed = await packExchange(exchange, batch.deliveryId)
  await tools.database.transact(async (tx) => {
    await appendExchange(tx, packed, tools.secret)
    await releaseBatch(tx, batch)
  })
  if (result.kind === 'fault') await holdRuns(tools, result.fault)
}

/** Ends a batch, or puts it back while codes of it wait for another's answer or for room in a request. */
async function leave(tools: CheckTools, batch: CheckBatch, more: boolean): Promise<void> {
  const notBefore = tools.clock.now() + stepAsideMs
  await tools.database.transact(async (tx) => {
    if (!more) return finishBatch(tx, batch)
    await releaseBatch(tx, batch, { notBefore })
    tx.later(() =>
      tools.queue.enqueue('check-batch', { batchId: batch.id }, { lane: batch.lane, delayMs: stepAsideMs }),
    )
  })
}
