import type { EntityManager } from 'typeorm'
import type { CheckBatch } from '../../entities/index.js'
import type { AbroadQuestion, EaesInfoResult } from '../crpt/true-api.js'
import { countryToAsk } from '../domain/abroad.js'
import { laneOf } from '../domain/codes/lane-of.js'
import { parseCis } from '../domain/codes/settle-readings.js'
import type { Lane } from '../domain/lanes.js'
import type { CodeFacts } from '../domain/verdict/facts.js'
import { packExchange } from '../evidence/exchange-chain.js'
import { readStates, type CodeState } from './asked-code.js'
import type { CheckTools } from './check-tools.js'
import { keepBatch } from './claim-batch.js'
import { holdRuns } from './hold-runs.js'
import { mayAsk } from './may-ask.js'
import { answersOfTwins } from './questions.js'
import { judgeAnswers, settleAnswers } from './settle-answers.js'
import { takeAbroad } from './take-abroad.js'

/** Questions of one batch under way at once: each waits for a system abroad. */
const atOnce = 4
/** After this the batch steps aside for others. */
const batchMs = 30_000
/** Batches of this process that ask abroad at once: the others have the rest of the workers. */
const batchesAtOnce = 2

interface Question {
  code: CodeState
  lane: Lane
  ask: AbroadQuestion
}

/**
 * Asks the state of the emitter about late codes of a batch, one by one. True when some are left for later. Silence and
 * faults of this channel hold nothing up: the codes were asked in bulk already, and a later pass asks again.
 */
export async function askAbroad(tools: CheckTools, batch: CheckBatch): Promise<boolean> {
  const { database, abroad, clock, stop } = tools
  if (batch.dueAt === null) return false
  const questions = (await lateCodes(database.read, batch)).flatMap(questionOf)
  if (questions.length === 0 || !(await mayAsk(tools, 'eaes')) || !abroad.health.mayAsk()) return false
  if (abroad.batches >= batchesAtOnce) return true
  abroad.batches += 1
  const until = clock.now() + batchMs
  const goesOn = () => questions.length > 0 && !stop.aborted && clock.now() < until && !isOff(tools)
  let isOurs = true
  let isLeft = false
  const work = async (): Promise<void> => {
    do {
      isOurs = await keepBatch(tools, batch)
      const question = isOurs && questions.shift()
      if (question && !(await askOne(tools, batch, question))) isLeft = true
    } while (isOurs && goesOn())
  }
  try {
    // While the channel is off a single question goes, to see whether it is back.
    await Promise.all(Array.from({ length: isOff(tools) ? 1 : Math.min(atOnce, questions.length) }, work))
  } finally {
    abroad.batches -= 1
  }
  return (isLeft || questions.length > 0) && !isOff(tools)
}

const isOff = ({ abroad }: CheckTools): boolean => ['down', 'held'].includes(abroad.health.snapshot().state)

/** Codes of the batch that were asked in bulk in this pass and are late all the same. */
async function lateCodes(read: EntityManager, batch: CheckBatch): Promise<CodeState[]> {
  return readStates(read, `"deliveryId" = ? AND "id" BETWEEN ? AND ? AND "abroadDueAt" IS NOT NULL`, [
    batch.deliveryId,
    batch.firstCodeId,
    batch.lastCodeId,
  ])
}

function questionOf(code: CodeState): Question[] {
  const parsed = parseCis(code.raw ?? code.cis)
  const lane = laneOf(parsed)
  const country = countryToAsk(lane, code.productGroup)
  if (country === null || parsed.full === null) return []
  return [{ code, lane, ask: { full: parsed.full, country, group: code.productGroup } }]
}

/** False where another delivery, here or in another process, is at the same question: its answer will serve here too. */
async function askOne(tools: CheckTools, batch: CheckBatch, question: Question): Promise<boolean> {
  const { trueApi, tokens, stop, asking } = tools
  const { code, lane, ask } = question
  const key = `abroad ${code.cis}`
  if (tokens.current() === null) return true
  if (asking.has(key)) return false
  asking.add(key)
  try {
    if (!(await takeAbroad(tools, code))) return false
    if (!(await takeFromTwin(tools, batch, code)))
      await keepAnswer(tools, batch, { code, result: await trueApi.eaesInfo(ask, lane, stop) })
    return true
  } finally {
    asking.delete(key)
  }
}

/** The answer that another delivery has lately got about the same code, if there is one. */
async function takeFromTwin(tools: CheckTools, batch: CheckBatch, code: CodeState): Promise<boolean> {
  const { database, clock, ownInn } = tools
  const { deliveryId } = batch
  // A person who asks now wants the word of now.
  if (batch.lane === 'gate') return false
  const now = clock.now()
  const answers = await answersOfTwins(database.read, {
    ownInn,
    deliveryId,
    codes: [code],
    now,
    channel: 'eaes',
  })
  const answer = answers.get(code.cis)
  if (!answer) return false
  const judgement = await judgeAnswers(tools, deliveryId, [{ code, answer }])
  await database.transact((tx) => settleAnswers(tx, [{ judgement }]))
  return true
}

async function keepAnswer(
  tools: CheckTools,
  batch: CheckBatch,
  { code, result }: { code: CodeState; result: EaesInfoResult },
): Promise<void> {
  const { exchange } = result
  note(tools, result)
  const facts = factsIn(result)
  const answer = { channel: 'eaes' as const, askedAt: exchange.askedAt, facts: facts ?? {} }
  const [packed, judgement] = await Promise.all([
    packExchange(exchange, batch.deliveryId),
    facts && judgeAnswers(tools, batch.deliveryId, [{ code, answer }]),
  ])
  await tools.writeAnswers({ exchanges: [packed], judgement: judgement ?? null })
  if (result.kind === 'fault' && result.fault === 'token-dead') await holdRuns(tools, result.fault)
}

/** How the channel does. A dead token is a fault of the whole line, told elsewhere. */
function note({ abroad: { health } }: CheckTools, result: EaesInfoResult): void {
  const { askedAt, answeredAt, failure } = result.exchange
  if (result.kind === 'silent') return health.failed(failure ?? result.why)
  if (result.kind === 'fault') return result.fault === 'token-dead' ? undefined : health.held(result.fault)
  if (result.kind !== 'stopped') health.answered(answeredAt! - askedAt)
}

/** What the answer says of the code; null where it is about the channel. */
function factsIn(result: EaesInfoResult): CodeFacts | null {
  if (result.kind === 'facts') return result.facts
  if (result.kind === 'silent') return { silence: result.why }
  if (result.kind === 'not-taken') return { refused: result.status === 422 ? 'no-access' : 'bad-request' }
  return null
}
