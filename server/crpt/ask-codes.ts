import type { CodeFacts, Silence } from '../domain/verdict/facts.js'
import type { SiteAnswer } from './ask-sites.js'
import type { CdnFault } from './codes-check-answer.js'
import { factsOfCodesCheck } from './codes-check-facts.js'
import type { ExchangeRecord } from './exchange-record.js'
import { matchRows, rowOfOne } from './match-rows.js'

export type CodesCheckOutcome =
  /** Facts by full code; a code that is missing got no row. `answeredBy`: the record that holds the row of a code. */
  | { kind: 'rows'; facts: Map<string, CodeFacts>; answeredBy: Map<string, ExchangeRecord> }
  | { kind: 'silent'; why: Silence }
  | { kind: 'fault'; fault: CdnFault }
  | { kind: 'not-taken'; status: number; description: string | null }
  | { kind: 'stopped' }

/** Sends one request, with as many repeats as it takes; the record is the one of the last. */
export type AskTogether = (
  codes: readonly string[],
) => Promise<{ answer: SiteAnswer; exchange: ExchangeRecord | undefined }>

/** Asks about codes together; alone once more about each whose row is missing or cannot be told for certain. */
export async function askCodes(codes: readonly string[], ask: AskTogether): Promise<CodesCheckOutcome> {
  if (codes.length === 0) return { kind: 'rows', facts: new Map(), answeredBy: new Map() }
  const { answer, exchange } = await ask(codes)
  if (answer.kind === 'not-taken' && codes.length > 1) return askInHalves(codes, ask)
  if (answer.kind !== 'rows') return answer
  const { offline, rows } = answer
  const matched =
    codes.length === 1 ? new Map([[codes[0]!, rowOfOne(codes[0]!, rows)]]) : matchRows(codes, rows)
  const facts = new Map<string, CodeFacts>()
  const answeredBy = new Map<string, ExchangeRecord>()
  for (const [code, row] of matched) {
    const read = factsOfCodesCheck(row, { offline })
    if (read === null || exchange === undefined) continue
    facts.set(code, read)
    answeredBy.set(code, exchange)
  }
  const left = codes.filter((code) => !matched.has(code))
  return left.length === 0 ? { kind: 'rows', facts, answeredBy } : askLeft(left, ask, { facts, answeredBy })
}

/** What came together stays, whatever becomes of the codes that are left. */
async function askLeft(
  left: readonly string[],
  ask: AskTogether,
  { facts, answeredBy }: Pick<CodesCheckOutcome & { kind: 'rows' }, 'facts' | 'answeredBy'>,
): Promise<CodesCheckOutcome> {
  const alone = await askOneByOne(left, ask)
  if (alone.kind !== 'rows') return facts.size > 0 ? { kind: 'rows', facts, answeredBy } : alone
  return {
    kind: 'rows',
    facts: new Map([...facts, ...alone.facts]),
    answeredBy: new Map([...answeredBy, ...alone.answeredBy]),
  }
}

/** A question that is not taken is halved until the code that it is refused for is alone. */
async function askInHalves(codes: readonly string[], ask: AskTogether): Promise<CodesCheckOutcome> {
  const middle = codes.length >> 1
  return inTurn([codes.slice(0, middle), codes.slice(middle)], ask)
}

const askOneByOne = (codes: readonly string[], ask: AskTogether): Promise<CodesCheckOutcome> =>
  inTurn(
    codes.map((code) => [code]),
    ask,
  )

/** What was answered before the line fell silent stays; a code that is refused alone is a fact about that code. */
async function inTurn(parts: readonly (readonly string[])[], ask: AskTogether): Promise<CodesCheckOutcome> {
  const facts = new Map<string, CodeFacts>()
  const answeredBy = new Map<string, ExchangeRecord>()
  for (const part of parts) {
    let record: ExchangeRecord | undefined
    const outcome = await askCodes(part, async (codes) => {
      const asked = await ask(codes)
      record = asked.exchange
      return asked
    })
    if (outcome.kind === 'silent' && facts.size > 0) break
    if (outcome.kind === 'not-taken') {
      facts.set(part[0]!, { refused: outcome.status === 422 ? 'no-access' : 'bad-request' })
      if (record) answeredBy.set(part[0]!, record)
    } else if (outcome.kind !== 'rows') return outcome
    else {
      outcome.facts.forEach((fact, code) => facts.set(code, fact))
      outcome.answeredBy.forEach((exchange, code) => answeredBy.set(code, exchange))
    }
  }
  return { kind: 'rows', facts, answeredBy }
}
