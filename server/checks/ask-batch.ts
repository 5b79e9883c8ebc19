import type { CheckBatch } from '../../entities/index.js'
import type { CisesInfoResult } from '../crpt/true-api.js'
import type { CheckTools } from './check-tools.js'
import { refreshRun } from './counters.js'
import { finishBatch, releaseBatch } from './claim-batch.js'
import { askAbroad } from './ask-abroad.js'
import { askContents, markBoxes } from './ask-contents.js'
import { askCheckParts } from './ask-check-parts.js'
import { askBatchByTill } from './ask-batch-by-till.js'
import { askTill } from './ask-till.js'
import { handleNotTaken, handleSilence, putBack } from './batch-failed.js'
import { mayAsk } from './may-ask.js'
import { holdRuns } from './hold-runs.js'
import type { CodeState } from './asked-code.js'
import { answersOfTwins, codesOfBatch, factsAbout, maxQuestions, questionsOf } from './questions.js'
import { judgeAnswers, settleAnswers } from './settle-answers.js'
import { askBeside } from './side-questions.js'
import { writeAnswers } from './write-answers.js'

/** How long a batch steps aside for another that asks about the same codes. */
const stepAsideMs = 500

/** Asks ЧЗ about one batch and writes what came. Harmless when repeated: what was answered is not asked again. */
export async function askBatch(tools: CheckTools, batchId: number): Promise<void> {
  const { database, tokens, health } = tools
  if (tools.stop.aborted || !(await mayAsk(tools, 'true-api'))) return
  if (tokens.current() === null) {
    const reason = tokens.isDead() ? 'token-dead' : 'token-missing'
    const mayAskTill = tools.till !== null && tools.till.keys.current() !== null
    return mayAskTill ? askBatchByTill(tools, batchId, reason) : holdRuns(tools, reason)
  }
  if (!health.mayAsk()) return
  const batch = await tools.claimBatch({ batchId, probing: health.snapshot().state !== 'up' })
  if (!batch) return
  try {
    await askClaimed(tools, batch)
  } catch (error) {
    // Whatever went wrong, nobody waits for the lease to run out.
    await database.transact((tx) => releaseBatch(tx, batch))
    if (!tools.stop.aborted) throw error
  }
}

/**
 * The status of every code first; then, of codes with a check part, what the till, the emitter's state and ЧЗ itself say, and
 * of boxes what they hold.
 */
async function askClaimed(tools: CheckTools, batch: CheckBatch): Promise<void> {
  const codes = await codesOfBatch(tools.database.read, batch)
  const rest = await settleByTwins(tools, batch, codes)
  const { now, later } = chooseCodes(rest, tools.asking)
  const hasCheckParts = codes.some(({ raw }) => raw !== null)
  const ends = later.length === 0 && !(hasCheckParts && mayAskMore(tools, batch))
  const asked = now.length === 0 ? 'goes-on' : await ask(tools, batch, { codes: now, ends })
  if (asked !== 'goes-on') return
  await askTill(tools, batch, codes)
  const leftBoxes = await askContents(tools, batch)
  const leftAbroad = await askAbroad(tools, batch)
  const untilTurnMs = await askCheckParts(tools, batch)
  await leave(tools, batch, later.length > 0 || leftBoxes || leftAbroad ? stepAsideMs : untilTurnMs)
}

/** Is there anybody beside the status to ask about a check part? */
const mayAskMore = ({ till, checkParts }: CheckTools, { dueAt }: CheckBatch): boolean =>
  till !== null || dueAt !== null || checkParts.mode !== 'off'

/** Takes over answers that another delivery got lately; returns the codes that are still to be asked. */
async function settleByTwins(tools: CheckTools, batch: CheckBatch, codes: CodeState[]): Promise<CodeState[]> {
  // A person who asks now wants ЧЗ's word of now.
  if (codes.length === 0 || batch.lane === 'gate') return codes
  const { deliveryId } = batch
  const known = await answersOfTwins(tools.database.read, {
    ownInn: tools.ownInn,
    deliveryId,
    codes,
    now: tools.clock.now(),
  })
  const heard = codes.flatMap((code) => {
    const answer = code.outcome === 'wait' ? known.get(code.cis) : undefined
    return answer ? [{ code, answer }] : []
  })
  if (heard.length === 0) return codes
  const judgement = await judgeAnswers(tools, deliveryId, heard)
  const factsOf = ({ cis }: CodeState) => known.get(cis)!.facts
  await markBoxes(tools, deliveryId, { codes: heard.map(({ code }) => code), factsOf })
  await tools.database.transact((tx) => settleAnswers(tx, [{ judgement }]))
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

/** Answers came and are written, and with them the batch is over or goes on; or it was put back or halved. */
type AfterAsking = 'over' | 'goes-on' | 'failed'

async function ask(
  tools: CheckTools,
  batch: CheckBatch,
  { codes, ends }: { codes: CodeState[]; ends: boolean },
): Promise<AfterAsking> {
  const { asking, trueApi, stop } = tools
  for (const code of codes) asking.add(code.cis)
  try {
    const result = await trueApi.cisesInfo(codes.flatMap(questionsOf), batch.lane, stop)
    return await writeResult(tools, batch, { codes, ends, result })
  } finally {
    for (const code of codes) asking.delete(code.cis)
  }
}

async function writeResult(
  tools: CheckTools,
  batch: CheckBatch,
  { codes, ends, result }: { codes: CodeState[]; ends: boolean; result: CisesInfoResult },
): Promise<AfterAsking> {
  const { health } = tools
  const { exchange } = result
  if (result.kind === 'rows') {
    health.answered(exchange.answeredAt! - exchange.askedAt)
    tools.refusals.count = 0
    await askBeside(tools, batch, { codes, rows: result.facts })
    const rows = result.facts
    const factsOf = (code: CodeState) => factsAbout(code, rows)
    const isOver = !(await markBoxes(tools, batch.deliveryId, { codes, factsOf })) && ends
    await writeAnswers(tools, batch, { codes, exchange, rows, ends: isOver })
    return isOver ? 'over' : 'goes-on'
  }
  if (result.kind === 'silent') await handleSilence(tools, batch, { codes, ...result })
  else if (result.kind === 'not-taken')
    await handleNotTaken(tools, batch, { codes, exchange, status: result.status })
  else await putBack(tools, batch, exchange)
  if (result.kind === 'fault') await holdRuns(tools, result.fault)
  return 'failed'
}

/** Ends a batch, or puts it back while codes of it wait for another's answer, for room in a request or for a turn. */
async function leave(tools: CheckTools, batch: CheckBatch, delayMs: number | null): Promise<void> {
  await tools.database.transact(async (tx) => {
    if (delayMs === null) {
      if (await finishBatch(tx, batch))
        await refreshRun(tx, batch.deliveryId, { asked: 0, now: tools.clock.now() })
      return
    }
    if (!(await releaseBatch(tx, batch, { notBefore: tools.clock.now() + delayMs }))) return
    tx.later(() => tools.queue.enqueue('check-batch', { batchId: batch.id }, { lane: batch.lane, delayMs }))
  })
}
