import type { ExchangeRecord } from '../crpt/exchange-record.js'
import type { CisesInfoResult } from '../crpt/true-api.js'
import { within } from '../crpt/deadline.js'
import type { ParsedCode } from '../domain/codes/parsed-code.js'
import type { ChannelAnswer, CodeFacts } from '../domain/verdict/facts.js'
import type { CheckTools } from './check-tools.js'
import { mayAsk } from './may-ask.js'
import { factsAbout, questionsOf } from './questions.js'

/** As long as a person waits with a pack in his hands; longer where nobody else is asked. */
const patienceMs = { besideTill: 5_000, alone: 15_000 }

export interface ScanStatus {
  answer: ChannelAnswer | null
  exchanges: ExchangeRecord[]
}

type StatusTools = Pick<
  CheckTools,
  'database' | 'clock' | 'ownInn' | 'trueApi' | 'tokens' | 'health' | 'till' | 'stop'
>

/**
 * The status of one code at once. It takes its turn in the budget, and while the line is down no more of them go than one
 * probe each 30 s; whoever scanned is told in time that ЧЗ is silent.
 */
export async function askScanStatus(
  tools: StatusTools,
  code: { cis: string; kind: ParsedCode['kind'] },
): Promise<ScanStatus> {
  const { trueApi, tokens, health, clock, stop } = tools
  const nobody: ScanStatus = { answer: null, exchanges: [] }
  if (tokens.current() === null || !(await mayAsk(tools, 'true-api'))) return nobody
  const silent = (askedAt: number, exchanges: ExchangeRecord[]): ScanStatus => ({
    answer: { channel: 'true-api', askedAt, facts: { silence: 'timeout' } },
    exchanges,
  })
  const startedAt = clock.now()
  if (!health.mayAsk()) return health.snapshot().state === 'held' ? nobody : silent(startedAt, [])
  const patience = tools.till?.keys.current() ? patienceMs.besideTill : patienceMs.alone
  const result = await within(patience, clock, async (deadline) => {
    try {
      return await trueApi.cisesInfo(questionsOf(code), 'gate', AbortSignal.any([stop, deadline]))
    } catch (error) {
      // Its turn did not come in time.
      if (deadline.aborted) return null
      throw error
    }
  })
  if (result === null) return silent(startedAt, [])
  const { exchange } = result
  if (result.kind === 'stopped') {
    // A slow answer is no outage: of that the bulk judges by a patience of its own.
    exchange.failure = 'timeout'
    return silent(exchange.askedAt, [exchange])
  }
  note(health, result)
  const facts = factsIn(code, result)
  return {
    answer: facts && { channel: 'true-api', askedAt: exchange.askedAt, facts },
    exchanges: [exchange],
  }
}

function note(health: StatusTools['health'], result: CisesInfoResult): void {
  const { askedAt, answeredAt, failure } = result.exchange
  if (result.kind === 'fault') return health.held(result.fault)
  if (result.kind === 'silent') return health.failed(failure ?? result.why)
  if (answeredAt !== null) health.answered(answeredAt - askedAt)
}

/** Null where a person must mend the channel: that says nothing of the code. */
function factsIn(code: { cis: string; kind: ParsedCode['kind'] }, result: CisesInfoResult): CodeFacts | null {
  if (result.kind === 'rows') return factsAbout(code, result.facts)
  if (result.kind === 'silent') return { silence: result.why }
  return result.kind === 'not-taken' ? { refused: 'bad-request' } : null
}
