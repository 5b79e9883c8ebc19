import { MoreThan, type EntityManager } from 'typeorm'
import { Exchange, ExchangeHead } from '../../entities/index.js'
import { claimedHeads, type ClaimedHead } from './claimed-heads.js'
import { sealOfExchange, sealOfHead } from './exchange-seal.js'
import { chainStart, judgeExchange, type ChainEnd, type ExchangeFault } from './judge-exchange.js'

/** A row that breaks the chain; of one that is missing, the row after it is named where there is one. */
export interface BrokenExchange {
  kind: 'broken'
  fault: ExchangeFault | 'seal' | 'head' | 'cut'
  exchangeId: number
  deliveryId: number | null
  askedAt: number | null
}

export type ChainVerdict =
  | { kind: 'whole'; exchanges: number; head: string | null; sealed: boolean }
  | BrokenExchange
  /** Not one seal is ours: another secret file, or a chain written anew from its first row. */
  | { kind: 'other-secret'; exchanges: number }
  /** The chain is whole, but a claim names a head that is no row of it. */
  | { kind: 'claim'; claim: ClaimedHead }

export interface VerifyOptions {
  /** Without it the hashes are checked and the seals are not. */
  key: Buffer | null
}

/** Rows that lie in memory at once; a row with a thousand codes takes about 100 KB. */
const pageSize = 40
/** Below every id that the column can hold: a row that was put before the first is seen too. */
const beforeAll = -2_147_483_648

/**
 * Walks the whole chain of exchanges in order and names the first row that does not agree. A server may go on writing
 * meanwhile: what it appends is walked too.
 */
export async function verifyChain(read: EntityManager, { key }: VerifyOptions): Promise<ChainVerdict> {
  // Before the rows: the head of a claim that is made meanwhile may lie past the end of the walk.
  const claims = await claimedHeads(read)
  const seals = new SealTally(key)
  let last = chainStart
  for await (const row of exchangesOf(read)) {
    const fault = judgeExchange(row, last)
    if (fault) return seals.forged ?? broken(fault, row, fault === 'missing' ? last.id + 1 : row.id)
    seals.look(row)
    claims.delete(row.hash)
    last = row
  }
  const head = await read.findOne(ExchangeHead, { where: {}, order: { id: 'ASC' } })
  const end = judgeHead(head, last)
  if (end) return seals.forged ?? end
  if (head) seals.lookAtHead(head)
  if (seals.forged) return seals.good > 0 ? seals.forged : { kind: 'other-secret', exchanges: last.id }
  const [claim] = claims.values()
  if (claim) return { kind: 'claim', claim }
  return { kind: 'whole', exchanges: last.id, head: head?.hash ?? null, sealed: key !== null }
}

/** Every exchange by id, page by page, till there is no row more. */
async function* exchangesOf(read: EntityManager): AsyncGenerator<Exchange> {
  let after = beforeAll
  for (;;) {
    const page = await read.find(Exchange, {
      where: { id: MoreThan(after) },
      order: { id: 'ASC' },
      take: pageSize,
    })
    if (page.length === 0) return
    yield* page
    after = page.at(-1)!.id
  }
}

const broken = (
  fault: BrokenExchange['fault'],
  row: Pick<Exchange, 'deliveryId' | 'askedAt'> | null,
  exchangeId: number,
): BrokenExchange => ({
  kind: 'broken',
  fault,
  exchangeId,
  deliveryId: row?.deliveryId ?? null,
  askedAt: row?.askedAt ?? null,
})

function judgeHead(head: ExchangeHead | null, last: ChainEnd): BrokenExchange | null {
  if (head && head.exchangeId > last.id) return broken('cut', null, last.id + 1)
  const agrees = head ? head.exchangeId === last.id && head.hash === last.hash : last === chainStart
  return agrees ? null : broken('head', null, last.id)
}
