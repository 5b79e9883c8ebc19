import { In, LessThanOrEqual, type EntityManager } from 'typeorm'
import { Between, MoreThanOrEqual, Not } from 'typeorm'
import { CheckBatch, Code } from '../../entities/index.js'
import { batchCodes } from '../code-ranges.js'
import type { CodeFacts } from '../domain/verdict/facts.js'

/** Questions of one request. */
export const maxQuestions = batchCodes
/** An answer that another delivery got within this time serves for the same code here. */
export const freshMs = 15 * 60_000

/** What of a code is needed to ask about it. */
export type AskedCode = Pick<Code, 'id' | 'cis' | 'kind'>

/** An answer about a code with the exchange that holds it. */
export interface Answered {
  facts: CodeFacts
  askedAt: number
  exchangeId: number
}

/** The codes of a batch that still want an answer, in document order. */
export function codesOfBatch(read: EntityManager, batch: CheckBatch): Promise<AskedCode[]> {
  const { deliveryId, firstCodeId, lastCodeId, dueAt, lane } = batch
  return read.find(Code, {
    select: { id: true, cis: true, kind: true },
    where: {
      deliveryId,
      id: Between(firstCodeId, lastCodeId),
      ...(dueAt === null ? { outcome: 'wait', attempts: 0 } : { lane, nextTryAt: LessThanOrEqual(dueAt) }),
    },
    order: { id: 'ASC' },
  })
}

/** Answers that other deliveries got lately about the same codes: a code in two deliveries is asked once. */
export async function answersOfTwins(
  read: EntityManager,
  { deliveryId, codes, now }: { deliveryId: number; codes: readonly AskedCode[]; now: number },
): Promise<Map<string, Answered>> {
  const answered = new Map<string, Answered>()
  const twins = await read.find(Code, {
    select: { cis: true, answers: true, exchangeIds: true },
    where: {
      cis: In(codes.map((code) => code.cis)),
      deliveryId: Not(deliveryId),
      checkedAt: MoreThanOrEqual(now - freshMs),
    },
  })
  for (const { cis, answers, exchangeIds } of twins) {
    const newest = answers?.find((answer) => answer.channel === 'true-api')
    const exchangeId = Number(exchangeIds?.split(',').at(-1))
    if (newest && !newest.facts.silence && exchangeId) answered.set(cis, { ...newest, exchangeId })
  }
  return answered
}

/** How a code is asked: a box (SSCC) both with and without `00`, since either form may be the registered one. */
export const questionsOf = (code: AskedCode): string[] =>
  code.kind === 'sscc' && code.cis.length === 20 ? [code.cis, code.cis.slice(2)] : [code.cis]

/** The facts about a code out of the rows of an answer; a missing row is silence about that code. */
export function factsAbout(code: AskedCode, rows: Map<string, CodeFacts>): CodeFacts {
  const found = questionsOf(code).map((question) => rows.get(question) ?? { silence: 'no-row' as const })
  return found.find((facts) => facts.found !== false && !facts.silence) ?? found[0]!
}
