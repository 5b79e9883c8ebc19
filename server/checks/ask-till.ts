import type { CheckBatch } from '../../entities/index.js'
import type { ExchangeRecord } from '../crpt/exchange-record.js'
import type { CodesCheckResult } from '../crpt/permissive.js'
import { laneOf } from '../domain/codes/lane-of.js'
import { parseCis } from '../domain/codes/settle-readings.js'
import { isSlow } from '../domain/lanes.js'
import type { CodeFacts } from '../domain/verdict/facts.js'
import { packExchange } from '../evidence/exchange-chain.js'
import type { CheckTools } from './check-tools.js'
import type { CodeState } from './asked-code.js'
import { keepBatch } from './claim-batch.js'
import { tillCodesOfBatch } from './questions.js'
import { mayAsk } from './may-ask.js'
import { judgeAnswers, type HeardCode } from './settle-answers.js'

/** Bulk questions under way at once, so that the line of the tills is not filled by us. */
const atOnce = 4

interface FullCode {
  code: CodeState
  full: string
  isForeign: boolean
}

/**
 * Asks what the till will say of the codes of a batch that are `due` and whose check part was scanned. Silence and faults of
 * this channel hold nothing up: the status was asked already, and a later pass asks again. Ends early where the batch is
 * another's by now.
 */
export async function askTill(
  tools: CheckTools,
  batch: CheckBatch,
  due: readonly CodeState[],
): Promise<void> {
  const { till, database, stop } = tools
  if (!till || till.keys.current() === null || !(await mayAsk(tools, 'cdn'))) return
  const fulls = (await tillCodesOfBatch(database.read, batch, due)).flatMap(fullCode)
  const parts = partsOf(fulls, till.codesAtOnce)
  const work = async (): Promise<void> => {
    while (parts.length > 0 && !stop.aborted && (await keepBatch(tools, batch))) {
      const part = parts.shift()
      if (part) await askPart(tools, batch, part)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}

function fullCode(code: CodeState): FullCode[] {
  const parsed = parseCis(code.raw ?? code.cis)
  const isForeign = isSlow(laneOf(parsed))
  return parsed.full === null ? [] : [{ code, full: parsed.full, isForeign }]
}

/** Codes of other emitters apart: where the service across the border is down, the whole of a question has no answer. */
function partsOf(fulls: readonly FullCode[], codesAtOnce: number): FullCode[][] {
  const parts: FullCode[][] = []
  for (const foreign of [false, true]) {
    const alike = fulls.filter(({ isForeign }) => isForeign === foreign)
    for (let from = 0; from < alike.length; from += codesAtOnce)
      parts.push(alike.slice(from, from + codesAtOnce))
  }
  return parts
}

async function askPart(tools: CheckTools, batch: CheckBatch, part: FullCode[]): Promise<void> {
  const { till, stop } = tools
  const result = await till!.permissive.codesCheck(
    part.map(({ full }) => full),
    { bulk: true },
    stop,
  )
  await Promise.all(
    result.exchanges.map((exchange) => keepExchange(tools, batch, { exchange, result, part })),
  )
}

/** Each request with the codes whose last one it was: a code points to what was said about it. */
async function keepExchange(
  tools: CheckTools,
  { deliveryId }: CheckBatch,
  { exchange, result, part }: { exchange: ExchangeRecord; result: CodesCheckResult; part: FullCode[] },
): Promise<void> {
  const asked = part.filter(({ full }) => result.askedIn.get(full) === exchange)
  const heard = heardOf(result, asked, exchange.askedAt)
  const [packed, judgement] = await Promise.all([
    packExchange(exchange, deliveryId),
    heard.length > 0 ? judgeAnswers(tools, deliveryId, heard) : null,
  ])
  await tools.writeAnswers({ exchanges: [packed], judgement })
}

/** Faults of the channel say nothing about codes; silence is remembered, so that the code is not asked twice in a pass. */
function heardOf(result: CodesCheckResult, asked: FullCode[], askedAt: number): HeardCode[] {
  if (result.kind === 'fault' || result.kind === 'stopped') return []
  const factsOf = (full: string): CodeFacts => {
    if (result.kind === 'rows') return result.facts.get(full) ?? { silence: 'no-row' }
    return result.kind === 'silent' ? { silence: result.why } : { refused: 'bad-request' }
  }
  return asked.map(({ code, full }) => ({ code, answer: { channel: 'cdn', askedAt, facts: factsOf(full) } }))
}
