import type { Clock } from '../clock.js'
import type { Lane } from '../domain/lanes.js'
import type { TakeTurn } from './budget.js'

/** Turns of the budget that were lately taken, for an ИНН and a lane. */
export interface TurnCount {
  inn: string
  lane: Lane
  requests: number
  windowMs: number
}

/** As often as a process tells of itself: between two reports no turn is forgotten. */
const windowMs = 5000

/** Counts the turns that this process takes: pages of other processes read them from its rows. */
export function countTurns(
  takeTurn: TakeTurn,
  clock: Clock,
): { takeTurn: TakeTurn; turns: () => TurnCount[] } {
  let taken: { inn: string; lane: Lane; at: number }[] = []
  const forgetOld = () => {
    const from = clock.now() - windowMs
    taken = taken.filter(({ at }) => at > from)
  }
  return {
    async takeTurn(inn, lane, signal) {
      await takeTurn(inn, lane, signal)
      forgetOld()
      taken.push({ inn, lane, at: clock.now() })
    },
    turns() {
      forgetOld()
      const counts = new Map<string, TurnCount>()
      for (const { inn, lane } of taken) {
        const count = counts.get(`${inn} ${lane}`) ?? { inn, lane, requests: 0, windowMs }
        counts.set(`${inn} ${lane}`, { ...count, requests: count.requests + 1 })
      }
      return [...counts.values()]
    },
  }
}
