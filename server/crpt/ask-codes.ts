import type { CodeFacts, Silence } from '../domain/verdict/facts.js'
import type { SiteAnswer } from './ask-sites.js'
import type { CdnFault } from './codes-check-answer.js'
import { factsOfCodesCheck } from './codes-check-facts.js'
import { matchRows, rowOfOne } from './match-rows.js'

export type CodesCheckOutcome =
  /** Facts by full code; a code that is missing got no row. */
  | { kind: 'rows'; facts: Map<string, CodeFacts> }
  | { kind: 'silent'; why: Silence }
  | { kind: 'fault'; fault: CdnFault }
  | { kind: 'not-taken'; status: number; description: string | null }
  | { kind: 'stopped' }

/** Sends one request, with as many repeats as it takes. */
export type AskTogether = (codes: readonly string[]) => Promise<SiteAnswer>

/** Asks about codes together; alone once more about each whose row is missing or cannot be told for certain. */
export async function askCodes(codes: readonly string[], ask: AskTogether): Promise<CodesCheckOutcome> {
  if (codes.length === 0) return { kind: 'rows', facts: new Map() }
  const answer = await ask(codes)
  if (answer.kind === 'not-taken' && codes.length > 1) return askInHalves(codes, ask)
  if (answer.kind !== 'rows') return answer
  const { offline, rows } = answer
  const matched =
    codes.length === 1 ? new Map([[codes[0]!, rowOfOne(codes[0]!, rows)]]) : matchRows(codes, rows)
  const facts = new Map<string, CodeFacts>()
  for (const [code, row] of matched) {
    const read = factsOfCodesCheck(row, { offline })
    if (read !== null) facts.set(code, read)
  }
  const left = codes.filter((code) => !matched.has(code))
  return left.length === 0 ? { kind: 'rows', facts } : askLeft(left, ask, facts)
}

/** What came together stays, whatever becomes of the codes that are left. */
async function askLeft(
  left: readonly string[],
  ask: AskTogether,
  facts: Map<string, CodeFacts>,
): Promise<CodesCheckOutcome> {
  const alone = await askOneByOne(left, ask)
  if (alone.kind === 'rows') return { kind: 'rows', facts: new Map([...facts, ...alone.facts]) }
  return facts.size > 0 ? { kind: 'rows', facts } : alone
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

/** What was answered before the line fell silent or refused stays; a code that is refused alone is a fact about that code. */
async function inTurn(parts: readonly (readonly string[])[], ask: AskTogether): Promise<CodesCheckOutcome> {
  const facts = new Map<string, CodeFacts>()
  for (const part of parts) {
    const outcome = await askCodes(part, ask)
    if (outcome.kind === 'rows') outcome.facts.forEach((fact, code) => facts.set(code, fact))
    else if (outcome.kind === 'not-taken')
      facts.set(part[0]!, { refused: outcome.status === 422 ? 'no-access' : 'bad-request' })
    else if (facts.size > 0) break
    else return outcome
  }
  return { kind: 'rows', facts }
}
