import type { CheckBatch } from '../../entities/index.js'
import type { CodesCheckResult } from '../crpt/permissive.js'
import { parseCis } from '../domain/codes/settle-readings.js'
import type { CodeFacts } from '../domain/verdict/facts.js'
import { packExchange } from '../evidence/exchange-chain.js'
import type { CheckTools } from './check-tools.js'
import type { CodeState } from './asked-code.js'
import { keepBatch } from './claim-batch.js'
import { tillCodesOfBatch } from './questions.js'
import { mayAsk } from './may-ask.js'
import { judgeAnswers, type HeardCode } from './settle-answers.js'

/** Codes of one bulk question: a common cap is 100, and a slow one spoils fewer. */
const codesAtOnce = 30
/** Bulk questions under way at once, so that the line of the tills is not filled by us. */
const atOnce = 4

interface FullCode {
  code: CodeState
  full: string
}

/**
 * Asks what the till will say of the codes of a batch whose check part was scanned. Silence and faults of this channel
 * hold nothing up: the status was asked already, and a later pass asks again. Ends early where the batch is another's by now.
 */
export async function askTill(tools: CheckTools, batch: CheckBatch): Promise<void> {
  const { till, database, stop } = tools
  if (!till || till.keys.current() === null || !(await mayAsk(tools, 'cdn'))) return
  const fulls = (await tillCodesOfBatch(database.read, batch)).flatMap(fullCode)
  const parts: FullCode[][] = []
  for (let i = 0; i < fulls.length; i += codesAtOnce) parts.push(fulls.slice(i, i + codesAtOnce))
  const work = async (): Promise<void> => {
    while (parts.length > 0 && !stop.aborted && (await keepBatch(tools, batch))) {
      const part = parts.shift()
      if (part) await askPart(tools, batch, part)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}

function fullCode(code: CodeState): FullCode[] {
  const { full } = parseCis(code.raw ?? code.cis)
  return full === null ? [] : [{ code, full }]
}

async function askPart(tools: CheckTools, batch: CheckBatch, part: FullCode[]): Promise<void> {
  const { till, stop } = tools
  const result = await till!.permissive.codesCheck(
    part.map(({ full }) => full),
    { bulk: true },
    stop,
  )
  const exchanges = await Promise.all(
    result.exchanges.map((exchange) => packExchange(exchange, batch.deliveryId)),
  )
  const heard = heardOf(result, part)
  const judgement = heard.length > 0 ? await judgeAnswers(tools, batch.deliveryId, heard) : null
  await tools.writeAnswers({ exchanges, judgement })
}

/** Faults of the channel say nothing about codes; silence is remembered, so that the code is not asked twice in a pass. */
function heardOf(result: CodesCheckResult, part: FullCode[]): HeardCode[] {
  const asked = result.exchanges.at(-1)
  if (!asked || result.kind === 'fault' || result.kind === 'stopped') return []
  const factsOf = (full: string): CodeFacts => {
    if (result.kind === 'rows') return result.facts.get(full) ?? { silence: 'no-row' }
    return result.kind === 'silent' ? { silence: result.why } : { refused: 'bad-request' }
  }
  return part.map(({ code, full }) => ({
    code,
    answer: { channel: 'cdn', askedAt: asked.askedAt, facts: factsOf(full) },
  }))
}
