import { LateNews } from '../../entities/index.js'
import { isSlow, type Lane } from '../domain/lanes.js'
import type { Transaction } from '../transaction.js'
import type { Move } from './counters.js'

/** News older than this is no news: the next answer begins a new count. */
export const newsMs = 24 * 3600_000

/** A code that waited for another state, as the answer leaves it. */
export const endsWaiting = ({ outcome, firstTime, to }: Move, lane: Lane): boolean =>
  outcome === 'wait' && !firstTime && to.outcome !== 'wait' && isSlow(lane)

/** Keeps for those who wait that late codes of their deliveries have their answer. */
export async function tellOfAnswers(
  { manager }: Transaction,
  moves: readonly Move[],
  now: number,
): Promise<void> {
  for (const deliveryId of new Set(moves.map((move) => move.deliveryId))) {
    const told = moves.filter((move) => move.deliveryId === deliveryId)
    const known = await manager.findOneBy(LateNews, { deliveryId })
    const before = known && now - known.at < newsMs ? known : { count: 0, sellCount: 0 }
    const count = before.count + told.length
    const sellCount = before.sellCount + told.filter(({ to }) => to.outcome === 'sell').length
    await manager.upsert(LateNews, { deliveryId, at: now, count, sellCount }, ['deliveryId'])
  }
}
