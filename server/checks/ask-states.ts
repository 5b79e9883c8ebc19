import { runSql, amongTexts } from '../../entities/columns.js'
import type { CheckBatch } from '../../entities/index.js'
import type { CodeFacts } from '../domain/verdict/facts.js'
import { askKept } from './ask-kept.js'
import type { CheckTools } from './check-tools.js'
import { holdRuns } from './hold-runs.js'
import type { InnerDraft } from './opened-box.js'
import { answersOfTwins, factsAbout, freshMs, maxQuestions, questionsOf } from './questions.js'
import { keptFacts } from './settle-code.js'

/** What is known of a code, and by which exchange. */
interface KnownState {
  facts: CodeFacts
  askedAt: number
  exchangeId: number | null
}

/**
 * How codes found in boxes stand, by cises/info. What was answered lately is not asked again, whichever delivery or box
 * asked it. False where the rest is to be asked later.
 */
export async function askStates(
  tools: CheckTools,
  batch: CheckBatch,
  codes: readonly InnerDraft[],
): Promise<boolean> {
  const known = await knownStates(tools, batch, codes)
  const byCis = new Map<string, InnerDraft[]>()
  for (const code of codes) {
    const state = known.get(code.cis)
    if (state) Object.assign(code, state)
    else byCis.set(code.cis, [...(byCis.get(code.cis) ?? []), code])
  }
  const parts = partsOf([...byCis.values()])
  for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
    const said = await askPart(tools, batch, part)
    if (said === 'later') return false
    if (said === 'not-taken') parts.unshift(part.slice(0, part.length >> 1), part.slice(part.length >> 1))
  }
  return true
}

/** The same code in several boxes is one question. */
type SameCode = InnerDraft[]

function partsOf(codes: readonly SameCode[]): SameCode[][] {
  const parts: SameCode[][] = []
  let room = 0
  for (const same of codes) {
    const size = questionsOf(same[0]!).length
    if (size > room) {
      parts.push([])
      room = maxQuestions
    }
    room -= size
    parts.at(-1)!.push(same)
  }
  return parts
}

async function askPart(
  tools: CheckTools,
  batch: CheckBatch,
  codes: readonly SameCode[],
): Promise<'asked' | 'not-taken' | 'later'> {
  const { trueApi, stop } = tools
  const cises = codes.flatMap(([code]) => questionsOf(code!))
  const asked = await askKept(tools, batch, () => trueApi.cisesInfo(cises, batch.lane, stop))
  if (asked === null || asked.result.kind === 'stopped') return 'later'
  const { result, exchangeId } = asked
  if (result.kind === 'fault') {
    await holdRuns(tools, result.fault)
    return 'later'
  }
  if (result.kind === 'not-taken' && codes.length > 1) return 'not-taken'
  const factsOf = (code: InnerDraft): CodeFacts => {
    if (result.kind === 'rows') return factsAbout(code, result.facts)
    if (result.kind === 'silent') return { silence: result.why }
    return { refused: result.kind === 'not-taken' && result.status === 422 ? 'no-access' : 'bad-request' }
  }
  for (const code of codes.flat()) {
    const { gtin, ...facts } = factsOf(code)
    Object.assign(code, {
      gtin: code.gtin ?? gtin ?? null,
      facts: keptFacts(facts),
      askedAt: result.exchange.askedAt,
      exchangeId,
    })
  }
  return 'asked'
}

/** A person who asks now wants ЧЗ's word of now; what another legal entity was answered serves nobody else. */
async function knownStates(
  { database, clock, ownInn }: CheckTools,
  { lane }: CheckBatch,
  codes: readonly InnerDraft[],
): Promise<Map<string, KnownState>> {
  if (lane === 'gate' || codes.length === 0) return new Map()
  const [now, read] = [clock.now(), database.read]
  const rows = await runSql<{ cis: string; facts: string; askedAt: number | string; exchangeId: number }[]>(
    read,
    `SELECT "cis", "facts", "askedAt", "exchangeId" FROM "boxed_code"
     WHERE "cis" ${amongTexts(read)} AND "askedAt" >= ?
     AND "exchangeId" IN (SELECT "id" FROM "exchange" WHERE COALESCE("inn", '') = ? AND "id" = "boxed_code"."exchangeId")`,
    [JSON.stringify(codes.map(({ cis }) => cis)), now - freshMs, ownInn ?? ''],
  )
  const boxed = rows.map(({ cis, facts, askedAt, exchangeId }): [string, KnownState] => [
    cis,
    { facts: JSON.parse(facts) as CodeFacts, askedAt: Number(askedAt), exchangeId },
  ])
  const listed = [...(await answersOfTwins(read, { ownInn, deliveryId: 0, codes, now }))].map(
    ([cis, { facts, askedAt, exchangeId }]): [string, KnownState] => [cis, { facts, askedAt, exchangeId }],
  )
  // Only what has a state: the rest is late, and asked again.
  return new Map([...boxed, ...listed].filter(([, { facts }]) => facts.status !== undefined))
}
