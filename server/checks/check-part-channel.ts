import type { Clock } from '../clock.js'
import type { CisesCheckResult } from '../crpt/true-api.js'
import type { CheckPartsMode } from '../domain/verdict/check-part-question.js'
import type { CodeFacts } from '../domain/verdict/facts.js'
import type { RareTurns } from '../queue/rare-turns.js'
import { makeChannelHealth, type ChannelHealth } from './channel-health.js'

export interface CheckPartsOptions {
  mode: CheckPartsMode
  /** One question in two seconds for the ИНН, whoever of the chain puts it. */
  turns: RareTurns
}

/** The question to ЧЗ itself about check parts: whether it is asked, when its turn comes, how it does. */
export interface CheckPartChannel extends CheckPartsOptions {
  health: ChannelHealth
  /** How long a batch steps aside that finds the turn taken; they come back one after another. */
  stepAsideMs(): number
}

/** A question takes its two seconds, and the time of its answer. */
const oneMs = 2500

export function makeCheckPartChannel(
  { mode, turns }: CheckPartsOptions,
  { clock, scale }: { clock: Clock; scale: number },
): CheckPartChannel {
  let lastAt = 0
  return {
    mode,
    turns,
    // What it missed is asked in the next pass of each code.
    health: makeChannelHealth(clock, { scale, onUp: () => undefined }),
    stepAsideMs() {
      lastAt = Math.max(lastAt, clock.now()) + oneMs
      return lastAt - clock.now()
    },
  }
}

/** How the channel does. A dead token is a fault of the whole line, told elsewhere. */
export function noteCheckParts(health: ChannelHealth, result: CisesCheckResult): void {
  const { askedAt, answeredAt, failure } = result.exchange
  if (result.kind === 'silent') return health.failed(failure ?? result.why)
  if (result.kind === 'fault') return result.fault === 'token-dead' ? undefined : health.held(result.fault)
  if (result.kind !== 'stopped') health.answered(answeredAt! - askedAt)
}

/** What was heard of a full code; null where the answer is about the channel. */
export function heardOfCheckPart(
  result: CisesCheckResult,
  full: string,
): { channel: 'check-parts'; askedAt: number; facts: CodeFacts } | null {
  const facts = factsIn(result, full)
  return facts && { channel: 'check-parts', askedAt: result.exchange.askedAt, facts }
}

function factsIn(result: CisesCheckResult, full: string): CodeFacts | null {
  if (result.kind === 'checked') return result.facts.get(full) ?? { silence: 'no-row' }
  if (result.kind === 'silent') return { silence: result.why }
  return result.kind === 'not-taken' ? { refused: 'bad-request' } : null
}
