import type { EntityManager } from 'typeorm'
import { runSql, textsOf } from '../../entities/columns.js'
import type { CheckBatch } from '../../entities/index.js'
import { batchCodes } from '../code-ranges.js'
import type { ChannelAnswer, CodeFacts } from '../domain/verdict/facts.js'
import { codeState, stateColumns, type CodeState, type CodeStateRow } from './asked-code.js'

/** Questions of one request. */
export const maxQuestions = batchCodes
/** An answer that another delivery got within this time serves for the same code here. */
export const freshMs = 15 * 60_000

/** An answer about a code with the exchange that holds it. */
export interface Answered {
  channel: 'true-api'
  facts: CodeFacts
  askedAt: number
  exchangeId: number
}

/** The codes of a batch that still want an answer, in document order. */
export async function codesOfBatch(read: EntityManager, batch: CheckBatch): Promise<CodeState[]> {
  const { deliveryId, firstCodeId, lastCodeId, dueAt, lane } = batch
  const [wants, values] =
    dueAt === null
      ? [`"outcome" = 'wait' AND "attempts" = 0`, []]
      : [`"lane" = ? AND "nextTryAt" <= ?`, [lane, dueAt]]
  const rows = await runSql<CodeStateRow[]>(
    read,
    `SELECT ${stateColumns} FROM "code" WHERE "deliveryId" = ? AND "id" BETWEEN ? AND ? AND ${wants} ORDER BY "id"`,
    [deliveryId, firstCodeId, lastCodeId, ...values],
  )
  return rows.map(codeState)
}

/** Codes of a batch with a check part about which the till's question was not asked yet (in a later pass: not since). */
export async function tillCodesOfBatch(read: EntityManager, batch: CheckBatch): Promise<CodeState[]> {
  const { deliveryId, firstCodeId, lastCodeId, dueAt, lane } = batch
  const [wants, values] =
    dueAt === null
      ? [`"tillAskedAt" IS NULL`, []]
      : [`"lane" = ? AND "tillAskedAt" < ? AND ("outcome" <> 'sell' OR "attempts" > 1)`, [lane, dueAt]]
  const rows = await runSql<CodeStateRow[]>(
    read,
    `SELECT ${stateColumns} FROM "code"
     WHERE "deliveryId" = ? AND "id" BETWEEN ? AND ? AND "raw" IS NOT NULL AND ${wants} ORDER BY "id"`,
    [deliveryId, firstCodeId, lastCodeId, ...values],
  )
  return rows.map(codeState)
}

/** Answers that other deliveries got lately about the same codes: a code in two deliveries is asked once. */
export async function answersOfTwins(
  read: EntityManager,
  { deliveryId, codes, now }: { deliveryId: number; codes: readonly Pick<CodeState, 'cis'>[]; now: number },
): Promise<Map<string, Answered>> {
  const answered = new Map<string, Answered>()
  const twins = await runSql<{ cis: string; answers: string; exchangeIds: string }[]>(
    read,
    `SELECT "cis", "answers", "exchangeIds" FROM "code" WHERE "cis" IN (SELECT item.value FROM ${textsOf(read)})
     AND "deliveryId" <> ? AND "checkedAt" >= ?`,
    [JSON.stringify(codes.map((code) => code.cis)), deliveryId, now - freshMs],
  )
  for (const { cis, answers, exchangeIds } of twins) {
    const newest = (JSON.parse(answers) as ChannelAnswer[]).find((answer) => answer.channel === 'true-api')
    const exchangeId = Number(exchangeIds.split(',').at(-1))
    if (newest && !newest.facts.silence) answered.set(cis, { ...newest, channel: 'true-api', exchangeId })
  }
  return answered
}

/** How a code is asked: a box (SSCC) both with and without `00`, since either form may be the registered one. */
export const questionsOf = (code: Pick<CodeState, 'cis' | 'kind'>): string[] =>
  code.kind === 'sscc' && code.cis.length === 20 ? [code.cis, code.cis.slice(2)] : [code.cis]

/** The facts about a code out of the rows of an answer; a missing row is silence about that code. */
export function factsAbout(code: Pick<CodeState, 'cis' | 'kind'>, rows: Map<string, CodeFacts>): CodeFacts {
  const found = questionsOf(code).map((question) => rows.get(question) ?? { silence: 'no-row' as const })
  return found.find((facts) => facts.found !== false && !facts.silence) ?? found[0]!
}
