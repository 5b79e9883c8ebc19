import { orStopped, within } from '../crpt/deadline.js'
import type { ParsedCode } from '../domain/codes/parsed-code.js'
import { wantsCheckPart } from '../domain/verdict/check-part-question.js'
import type { ChannelAnswer } from '../domain/verdict/facts.js'
import { heardOfCheckPart, noteCheckParts } from './check-part-channel.js'
import type { CheckTools } from './check-tools.js'
import type { ScanStatus } from './scan-status.js'

/** With what came before: as long as a person waits with a pack in his hands. */
const patienceMs = 5000

type ScanTools = Pick<CheckTools, 'checkParts' | 'tokens' | 'trueApi' | 'clock' | 'ownInn' | 'log' | 'stop'>

/**
 * What ЧЗ itself says of the check part of a single scan, where the question is free at this moment and the person still
 * waits; else it is not asked. `answers`: what was heard of the code just now, `since` he began to wait.
 */
export async function askScanCheckPart(
  tools: ScanTools,
  { kind, origin, serial, mrpKopecks, full }: ParsedCode,
  { answers, since }: { answers: readonly ChannelAnswer[]; since: number },
): Promise<ScanStatus> {
  const { checkParts, tokens, clock } = tools
  const nobody: ScanStatus = { answer: null, exchanges: [] }
  const subject = { kind, origin, serial, mrpKopecks, hasTail: full !== null }
  const leftMs = since + patienceMs - clock.now()
  if (full === null || leftMs <= 0 || tokens.current() === null) return nobody
  if (!wantsCheckPart(subject, answers, checkParts.mode) || !checkParts.health.mayAsk()) return nobody
  try {
    return await within(leftMs, clock, (deadline) => askAtOnce(tools, full, deadline))
  } catch (error) {
    if (tools.stop.aborted) throw error
    tools.log.warn({ err: error }, 'the question about a check part failed')
    return nobody
  }
}

async function askAtOnce(tools: ScanTools, full: string, deadline: AbortSignal): Promise<ScanStatus> {
  const { checkParts, trueApi, stop } = tools
  const inn = tools.ownInn ?? ''
  if (!(await isFree(checkParts.turns.take(inn), deadline))) return { answer: null, exchanges: [] }
  try {
    const result = await trueApi.cisesCheck([full], 'gate', AbortSignal.any([stop, deadline]))
    // A slow answer is no outage: of that the bulk judges by a patience of its own.
    if (result.kind === 'stopped') result.exchange.failure = 'timeout'
    else noteCheckParts(checkParts.health, result)
    return { answer: heardOfCheckPart(result, full), exchanges: [result.exchange] }
  } finally {
    void checkParts.turns.end(inn)
  }
}

/** Whoever keeps the turns may be gone; nobody waits for him longer than for ЧЗ. */
async function isFree(turn: Promise<number>, deadline: AbortSignal): Promise<boolean> {
  let waitMs = Infinity
  await orStopped(
    turn.then((ms) => void (waitMs = ms)),
    deadline,
  )
  return waitMs === 0
}
