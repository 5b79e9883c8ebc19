import { LateNews } from '../../entities/index.js'
import { isSlow } from '../domain/lanes.js'
import type { Transaction } from '../transaction.js'
import type { Move } from './counters.js'
import type { SettledCode } from '../code-rows.js'

/** News older than this is no news: the next answer begins a new count. */
export const newsMs = 24 * 3600_000

/** A code that waited for another state, as the answer leaves it. */
export const endsWaiting = (move: Move, { lane }: Pick<SettledCode, 'lane'>): boolean =>
  move.outcome === 'wait' && !move.firstTime && move.to.outcome !== 'wait' && isSlow(lane)

/** Keeps for those who wait that late codes of a delivery have their answer. */
export async function tellOfAnswers(
  { manager }: Transaction,
  { deliveryId, moves, now }: { deliveryId: number; moves: readonly Move[]; now: number },
): Promise<void> {
  if (moves.length === 0) return
  const known = await manager.findOneBy(LateNews, { deliveryId })
  const before = known && now - known.at < newsMs ? known : { count: 0, sellCount: 0 }
  const sold = moves.filter(({ to }) => to.outcome === 'sell').length
  await manager.upsert(
    LateNews,
    { deliveryId, at: now, count: before.count + moves.length, sellCount: before.sellCount + sold },
    ['deliveryId'],
  )
}
