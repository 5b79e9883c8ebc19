import { In, MoreThan, type EntityManager } from 'typeorm'
import { Code, Exchange } from '../../entities/index.js'
import { forbiddingAnswer } from '../domain/claim/forbidding-answer.js'
import { groundReason } from '../domain/claim/claim-ground.js'
import type { RuleId } from '../domain/verdict/rules.js'
import { wordsOfAnswer } from './answer-words.js'

/** A code that is a ground of claim, with the answer that proves it. */
export interface DisputedCode {
  codeId: number
  cis: string
  lineId: number
  reasonId: RuleId
  answer: string
  answeredAt: number | null
  exchangeId: number | null
  requestId: string | null
}

const chunkSize = 1000
/** A curable code is asked for days; the answer that counts is among the last. */
const lastExchanges = 30

const columns = {
  id: true,
  cis: true,
  lineId: true,
  reasons: true,
  answers: true,
  exchangeIds: true,
  checkedAt: true,
} as const

type BlockedCode = Pick<Code, keyof typeof columns>
type AnsweredExchange = Pick<Exchange, 'id' | 'channel' | 'askedAt' | 'answeredAt' | 'requestId'>

/** Codes of a delivery that a claim may name, in document order, in chunks: a delivery may hold 345,000. */
export async function* disputedCodes(
  manager: EntityManager,
  deliveryId: number,
  zone: string,
): AsyncGenerator<DisputedCode[]> {
  let lastId = 0
  for (;;) {
    const codes: BlockedCode[] = await manager.find(Code, {
      select: columns,
      where: { deliveryId, outcome: 'block', id: MoreThan(lastId) },
      order: { id: 'ASC' },
      take: chunkSize,
    })
    if (codes.length === 0) return
    lastId = codes.at(-1)!.id
    const exchanges = await exchangesOf(manager, codes)
    const disputed = codes.flatMap((code) => disputedCode(code, exchanges, zone) ?? [])
    if (disputed.length > 0) yield disputed
  }
}

/** Null where the code is blocked for nothing that a supplier answers for. */
function disputedCode(
  code: BlockedCode,
  exchanges: ReadonlyMap<number, AnsweredExchange>,
  zone: string,
): DisputedCode | null {
  const reason = groundReason(code.reasons ?? [])
  if (!reason) return null
  const answer = forbiddingAnswer(code.answers ?? [])
  const own = exchangeIdsOf(code).flatMap((id) => exchanges.get(id) ?? [])
  const exchange = own.find(
    ({ channel, askedAt }) => channel === answer?.channel && askedAt === answer.askedAt,
  )
  // An exchange of the same channel stands in where the moment was not kept to the millisecond.
  const proof = exchange ?? own.find(({ channel }) => answer === null || channel === answer.channel)
  return {
    codeId: code.id,
    cis: code.cis,
    lineId: code.lineId,
    reasonId: reason.id,
    answer: wordsOfAnswer(answer, zone),
    answeredAt: proof?.answeredAt ?? code.checkedAt,
    exchangeId: proof?.id ?? null,
    requestId: proof?.requestId ?? null,
  }
}

/** Newest first. */
const exchangeIdsOf = ({ exchangeIds }: BlockedCode): number[] =>
  exchangeIds ? exchangeIds.split(',').slice(-lastExchanges).map(Number).reverse() : []

/** Exchanges that brought an answer, without their bodies. */
async function exchangesOf(
  manager: EntityManager,
  codes: BlockedCode[],
): Promise<Map<number, AnsweredExchange>> {
  const ids = [...new Set(codes.flatMap(exchangeIdsOf))]
  const rows = await manager.find(Exchange, {
    select: { id: true, channel: true, askedAt: true, answeredAt: true, requestId: true },
    where: { id: In(ids) },
  })
  return new Map(rows.filter((row) => row.answeredAt !== null).map((row) => [row.id, row]))
}
