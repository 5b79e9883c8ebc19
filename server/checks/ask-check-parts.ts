import type { CheckBatch } from '../../entities/index.js'
import type { CisesCheckResult } from '../crpt/true-api.js'
import { parseCis } from '../domain/codes/settle-readings.js'
import { wantsCheckPart } from '../domain/verdict/check-part-question.js'
import { packExchange } from '../evidence/exchange-chain.js'
import type { CodeState } from './asked-code.js'
import { heardOfCheckPart, noteCheckParts } from './check-part-channel.js'
import type { CheckTools } from './check-tools.js'
import { keepBatch } from './claim-batch.js'
import { traitsOf } from './code-traits.js'
import { holdRuns } from './hold-runs.js'
import { mayAsk } from './may-ask.js'
import { answersOfTwins, checkPartCodesOfBatch } from './questions.js'
import { judgeAnswers, settleAnswers } from './settle-answers.js'

interface WholeCode {
  code: CodeState
  full: string
}

/**
 * Asks ЧЗ itself whether it has the codes of a batch with these check parts: one question about all that the till's has not
 * judged. Returns in how long the batch is to come back, where the turn is not free; nobody waits for it here, for the
 * workers have other batches. Whatever goes wrong holds nothing up: the status is written, and the next pass asks again.
 */
export async function askCheckParts(tools: CheckTools, batch: CheckBatch): Promise<number | null> {
  const { checkParts, tokens, stop } = tools
  if (checkParts.mode === 'off' || stop.aborted || tokens.current() === null) return null
  try {
    return await askInTurn(tools, batch)
  } catch (error) {
    if (stop.aborted) throw error
    tools.log.warn({ err: error }, 'the question about check parts failed')
    return null
  }
}

async function askInTurn(tools: CheckTools, batch: CheckBatch): Promise<number | null> {
  const { checkParts, trueApi, ownInn, stop } = tools
  const codes = await withoutTwins(tools, batch, await wholeCodes(tools, batch))
  if (codes.length === 0 || !(await mayAsk(tools, 'true-api')) || !checkParts.health.mayAsk()) return null
  const inn = ownInn ?? ''
  // A person waits for no turn.
  if ((await checkParts.turns.take(inn)) > 0) return batch.lane === 'gate' ? null : checkParts.stepAsideMs()
  try {
    if (!(await keepBatch(tools, batch))) return null
    const fulls = codes.map(({ full }) => full)
    await keepAnswer(tools, batch, { codes, result: await trueApi.cisesCheck(fulls, batch.lane, stop) })
    return null
  } finally {
    await checkParts.turns.end(inn)
  }
}

async function wholeCodes({ database, checkParts }: CheckTools, batch: CheckBatch): Promise<WholeCode[]> {
  const states = await checkPartCodesOfBatch(database.read, batch)
  return states.flatMap((code) => {
    const { full } = parseCis(code.raw ?? code.cis)
    const isWanted = wantsCheckPart(traitsOf(code).subject, code.answers ?? [], checkParts.mode)
    return isWanted && full !== null ? [{ code, full }] : []
  })
}

/** Takes over what another delivery has lately heard about the same codes; returns those that are still to be asked. */
async function withoutTwins(tools: CheckTools, batch: CheckBatch, codes: WholeCode[]): Promise<WholeCode[]> {
  const { database, clock, ownInn } = tools
  const { deliveryId } = batch
  // A person who asks now wants the word of now.
  if (codes.length === 0 || batch.lane === 'gate') return codes
  const asked = { deliveryId, codes: codes.map(({ code }) => code), ownInn, now: clock.now() }
  const known = await answersOfTwins(database.read, { ...asked, channel: 'check-parts' })
  const heard = codes.flatMap(({ code }) => {
    const answer = known.get(code.cis)
    return answer?.facts.verified === undefined ? [] : [{ code, answer }]
  })
  if (heard.length === 0) return codes
  const judgement = await judgeAnswers(tools, deliveryId, heard)
  await database.transact((tx) => settleAnswers(tx, [{ judgement }]))
  const settled = new Set(heard.map(({ code }) => code))
  return codes.filter(({ code }) => !settled.has(code))
}

async function keepAnswer(
  tools: CheckTools,
  batch: CheckBatch,
  { codes, result }: { codes: WholeCode[]; result: CisesCheckResult },
): Promise<void> {
  noteCheckParts(tools.checkParts.health, result)
  const heard = codes.flatMap(({ code, full }) => {
    const answer = heardOfCheckPart(result, full)
    return answer ? [{ code, answer }] : []
  })
  const [packed, judgement] = await Promise.all([
    packExchange(result.exchange, batch.deliveryId),
    heard.length > 0 ? judgeAnswers(tools, batch.deliveryId, heard) : null,
  ])
  await tools.writeAnswers({ exchanges: [packed], judgement })
  if (result.kind === 'fault' && result.fault === 'token-dead') await holdRuns(tools, result.fault)
}
