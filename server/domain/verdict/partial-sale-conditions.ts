import { isInCirculation } from './circulation.js'
import type { Condition } from './condition.js'
import type { CodeFacts } from './facts.js'

/** What a keg or a pack held, and what of it was sold less what came back; null where nothing is told or sold. */
function partOf({ innerUnitCount, soldUnitCount }: CodeFacts): { sold: number; total: number } | null {
  if (innerUnitCount === undefined || soldUnitCount === undefined) return null
  return innerUnitCount > 0 && soldUnitCount > 0 ? { sold: soldUnitCount, total: innerUnitCount } : null
}

/**
 * Goods that are sold by parts stay in circulation until the last. Tills that count the rest themselves refuse when it
 * is over; whether ЧЗ then says `sold` was never seen, so it is a risk. On the shelf a part sold is as it should be.
 */
export const partialSaleConditions: Condition[] = [
  {
    id: 'rest-is-over',
    about: 'rest',
    holds: (facts) => {
      const part = partOf(facts)
      return part !== null && part.sold >= part.total && isInCirculation(facts) && { params: part }
    },
  },
  {
    id: 'sold-in-part',
    about: 'rest',
    holds: (facts, { circumstances }) => {
      const part = partOf(facts)
      if (part === null || part.sold >= part.total || circumstances.purpose === 'audit') return false
      return isInCirculation(facts) && { params: part }
    },
  },
]
