import type { EntityManager } from 'typeorm'
import { runSql, amongTexts } from '../../entities/columns.js'
import type { CheckBatch } from '../../entities/index.js'
import { batchCodes } from '../code-ranges.js'
import type { ChannelAnswer, CodeFacts } from '../domain/verdict/facts.js'
import { readBatchStates, type CodeState } from './asked-code.js'

/** Questions of one request. */
export const maxQuestions = batchCodes
/** An answer that another delivery got within this time serves for the same code here. */
export const freshMs = 15 * 60_000

/** An answer about a code with the exchange that holds it. */
export interface Answered {
  channel: 'true-api' | 'eaes' | 'check-parts'
  facts: CodeFacts
  askedAt: number
  exchangeId: number
}

/** The codes of a batch that still want an answer, in document order. */
export async function codesOfBatch(read: EntityManager, batch: CheckBatch): Promise<CodeState[]> {
  const { dueAt, lane } = batch
  if (dueAt !== null) return readBatchStates(read, batch, `"lane" = ? AND +"nextTryAt" <= ?`, [lane, dueAt])
  // The outcome is looked at here: by its index PostgreSQL would walk all codes that wait, for each batch.
  return (await readBatchStates(read, batch, `"attempts" = 0`)).filter(({ outcome }) => outcome === 'wait')
}

/**
 * Codes of a batch with a check part about which the till's question was not asked in this pass yet. Of a later pass are
 * those that were `due` when the batch was read; whoever takes it over finds by their status which were asked before.
 */
export async function tillCodesOfBatch(
  read: EntityManager,
  batch: CheckBatch,
  due: readonly CodeState[],
): Promise<CodeState[]> {
  const { dueAt } = batch
  if (dueAt === null) return readBatchStates(read, batch, `"raw" IS NOT NULL AND "tillAskedAt" IS NULL`)
  const notYet = `"raw" IS NOT NULL AND ("tillAskedAt" IS NULL OR "tillAskedAt" < ?)`
  const ids = new Set(due.map(({ id }) => id))
  const isOfPass = ({ id, answers }: CodeState): boolean =>
    ids.has(id) || (newestOf(answers ?? [], 'true-api')?.askedAt ?? 0) >= dueAt
  return (await readBatchStates(read, batch, notYet, [dueAt])).filter(isOfPass)
}

/**
 * Codes of a batch with a check part whose status was asked in this pass, and ЧЗ itself not yet about their check part.
 */
export async function checkPartCodesOfBatch(read: EntityManager, batch: CheckBatch): Promise<CodeState[]> {
  const passFrom = batch.dueAt ?? 0
  const askedAt = ({ answers }: CodeState, channel: string) => newestOf(answers ?? [], channel)?.askedAt ?? -1
  return (await readBatchStates(read, batch, `"raw" IS NOT NULL AND "attempts" > 0`)).filter(
    (code) => askedAt(code, 'true-api') >= passFrom && askedAt(code, 'check-parts') < passFrom,
  )
}

interface Twin {
  cis: string
  answers: string
  exchangeIds: string
}

/**
 * Answers of a channel that other deliveries got lately about the same codes: a code in two deliveries is asked once. One
 * that is not newer than the code's own is no news: it may be that very answer, handed round. What another legal entity was
 * answered serves nobody else: ЧЗ shows to each what is its to see, and the evidence names who asked.
 */
export async function answersOfTwins(
  read: EntityManager,
  {
    ownInn,
    deliveryId,
    codes,
    now,
    channel = 'true-api',
  }: {
    /** Of the legal entity that asks. */
    ownInn: string | null
    deliveryId: number
    codes: readonly (Pick<CodeState, 'cis'> & Partial<Pick<CodeState, 'answers'>>)[]
    now: number
    channel?: Answered['channel']
  },
): Promise<Map<string, Answered>> {
  const twins = await runSql<Twin[]>(
    read,
    `SELECT "cis", "answers", "exchangeIds" FROM "code" WHERE "cis" ${amongTexts(read)}
     AND "deliveryId" <> ? AND "checkedAt" >= ?`,
    [JSON.stringify(codes.map((code) => code.cis)), deliveryId, now - freshMs],
  )
  const own = new Map(codes.map(({ cis, answers }) => [cis, newestOf(answers ?? [], channel)?.askedAt]))
  const fresh = twins.flatMap((twin) => {
    const newest = newestOf(JSON.parse(twin.answers) as ChannelAnswer[], channel)
    const since = Math.max(now - freshMs, (own.get(twin.cis) ?? -1) + 1)
    const serves = newest && !newest.facts.silence && newest.askedAt >= since
    return serves ? [{ ...twin, ids: twin.exchangeIds.split(',').map(Number), newest }] : []
  })
  const ofChannel = await exchangesOf(
    read,
    { channel, ownInn },
    fresh.flatMap(({ ids }) => ids),
  )
  const answered = new Map<string, Answered>()
  for (const { cis, ids, newest } of fresh) {
    const exchangeId = ids.findLast((id) => ofChannel.has(id))
    if (exchangeId !== undefined) answered.set(cis, { ...newest, channel, exchangeId })
  }
  return answered
}

const newestOf = (answers: readonly ChannelAnswer[], channel: string): ChannelAnswer | undefined =>
  answers.find((answer) => answer.channel === channel)

/** Those of these exchanges that went over the channel for the legal entity. */
async function exchangesOf(
  read: EntityManager,
  { channel, ownInn }: { channel: string; ownInn: string | null },
  ids: number[],
): Promise<Set<number>> {
  if (ids.length === 0) return new Set()
  const rows = await runSql<{ id: number | string }[]>(
    read,
    `SELECT "id" FROM "exchange" WHERE "channel" = ? AND COALESCE("inn", '') = ? AND "id" IN (${[...new Set(ids)].join(', ')})`,
    [channel, ownInn ?? ''],
  )
  return new Set(rows.map(({ id }) => Number(id)))
}

/** How a code is asked: a box (SSCC) both with and without `00`, since either form may be the registered one. */
export const questionsOf = (code: Pick<CodeState, 'cis' | 'kind'>): string[] =>
  code.kind === 'sscc' && code.cis.length === 20 ? [code.cis, code.cis.slice(2)] : [code.cis]

/** The facts about a code out of the rows of an answer; a missing row is silence about that code. */
export function factsAbout(code: Pick<CodeState, 'cis' | 'kind'>, rows: Map<string, CodeFacts>): CodeFacts {
  const found = questionsOf(code).map((question) => rows.get(question) ?? { silence: 'no-row' as const })
  return found.find((facts) => facts.found !== false && !facts.silence) ?? found[0]!
}
