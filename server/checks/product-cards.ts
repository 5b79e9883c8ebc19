import { In, type EntityManager } from 'typeorm'
import { ProductCard } from '../../entities/index.js'
import type { ProductInfoResult } from '../crpt/true-api.js'
import type { Lane } from '../domain/lanes.js'
import type { CodeFacts } from '../domain/verdict/facts.js'
import { appendExchange, packExchange } from '../evidence/exchange-chain.js'
import type { CheckTools } from './check-tools.js'

const day = 24 * 3600_000
/** Cards hardly change; goods that are new today may have theirs tomorrow. */
const knownForMs = 30 * day
const unknownForMs = day
/** product/info takes so many GTINs. */
const gtinsAtOnce = 1000

export type ProductCards = ReadonlyMap<string, Pick<ProductCard, 'productGroup' | 'name'>>

/** Cards of these GTINs as they are kept. */
export async function readCards(
  read: EntityManager,
  gtins: Iterable<string | null>,
): Promise<Map<string, ProductCard>> {
  const wanted = [...new Set(gtins)].filter((gtin) => gtin !== null)
  if (wanted.length === 0) return new Map()
  const cards = await read.findBy(ProductCard, { gtin: In(wanted) })
  return new Map(cards.map((card) => [card.gtin, card]))
}

/** Is the code unknown to ЧЗ, with nobody to name its group but the card of its goods? */
export const lacksGroup = ({ found, group }: CodeFacts): boolean => found === false && group === undefined

/**
 * Asks the group and the name of goods whose codes ЧЗ does not know: the group decides by which rules they are judged.
 * Silence and faults hold nothing up, the group stays unknown.
 */
export async function askCards(
  tools: CheckTools,
  gtins: readonly (string | null)[],
  { lane, deliveryId }: { lane: Lane; deliveryId: number | null },
): Promise<void> {
  const { database, clock, tokens, trueApi, stop } = tools
  const now = clock.now()
  const kept = await readCards(database.read, gtins)
  const isFresh = (card: ProductCard | undefined) =>
    card !== undefined && now - card.askedAt < (card.productGroup === null ? unknownForMs : knownForMs)
  const wanted = [...new Set(gtins)].filter((gtin) => gtin !== null && !isFresh(kept.get(gtin))) as string[]
  const asked = wanted.slice(0, gtinsAtOnce)
  if (asked.length === 0 || tokens.current() === null) return
  await keepCards(tools, { asked, deliveryId, result: await trueApi.productInfo(asked, lane, stop) })
}

async function keepCards(
  { database, secret }: CheckTools,
  { asked, deliveryId, result }: { asked: string[]; deliveryId: number | null; result: ProductInfoResult },
): Promise<void> {
  const { exchange } = result
  const packed = await packExchange(exchange, deliveryId)
  await database.transact(async (tx) => {
    await appendExchange(tx, packed, secret)
    if (result.kind !== 'products') return
    const named = new Map(result.products.map((product) => [product.gtin, product]))
    const cards = asked.map((gtin) => {
      const { group = null, name = null } = named.get(gtin) ?? {}
      return { gtin, productGroup: group, name, askedAt: exchange.askedAt }
    })
    await tx.manager.upsert(ProductCard, cards, ['gtin'])
  })
}
