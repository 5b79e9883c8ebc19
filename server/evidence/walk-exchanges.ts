import { MoreThan, type EntityManager } from 'typeorm'
import { Exchange, ExchangeHead } from '../../entities/index.js'
import { isDamage } from '../database-damage.js'

/** A row of the chain, or what comes after the last: the head that is kept of it, or a row that cannot be read. */
export type ChainStep = { row: Exchange } | { head: ExchangeHead | null } | { unreadable: true }

/** Rows that lie in memory at once; a row about a thousand codes takes some 100 KB. */
const pageSize = 40
/** Below every id that the column can hold: a row that was put before the first is seen too. */
const beforeAll = -2_147_483_648

/** Every exchange by id, then the end. */
export async function* walkExchanges(read: EntityManager): AsyncGenerator<ChainStep> {
  let after = beforeAll
  let take = pageSize
  for (;;) {
    const page = await pageAfter(read, after, take)
    if (page === 'unreadable') {
      if (take === 1) return yield { unreadable: true }
      // One by one, up to the very row.
      take = 1
    } else if (page.length > 0) {
      for (const row of page) yield { row }
      after = page.at(-1)!.id
    } else {
      const head = await read.findOne(ExchangeHead, { where: {}, order: { id: 'ASC' } })
      // Rows may have come between the two questions: then this head is of a later end.
      const later = await pageAfter(read, after, 1)
      if (later === 'unreadable' || later.length === 0) return yield { head }
    }
  }
}

async function pageAfter(
  read: EntityManager,
  after: number,
  take: number,
): Promise<Exchange[] | 'unreadable'> {
  try {
    return await read.find(Exchange, { where: { id: MoreThan(after) }, order: { id: 'ASC' }, take })
  } catch (error) {
    if (isDamage(error)) return 'unreadable'
    throw error
  }
}
