import type Bull from 'bull'
import type { Clock } from '../clock.js'
import type { Log } from '../log.js'
import { makeBudget, ownPace, type TakeTurn } from './budget.js'
import { countTurns, type TurnCount } from './count-turns.js'
import { bullQueue } from './bull-queue.js'
import { embeddedQueue } from './embedded-queue.js'
import type { Queue } from './queue.js'
import { ownRareTurns, type RareTurns } from './rare-turns.js'
import { redisPace } from './redis-pace.js'

export interface OpenQueue {
  queue: Queue
  /** The budget of requests to ЧЗ. */
  takeTurn: TakeTurn
  /** For the method that may be asked each two seconds only. */
  rareTurns: RareTurns
  /** How much of it this process has lately used. */
  turns: () => TurnCount[]
  closePace(): void
  /** What the administrator's board shows; null without Redis. */
  board: Bull.Queue | null
}

interface OpenQueueParts {
  config: { REDIS_URL?: string; DOPUSK_REQUESTS_PER_SECOND: number }
  clock: Clock
  log: Log
}

/** The queue and the budget: on Redis for several processes where there is one, else inside this process. */
export function openQueue({ config, clock, log }: OpenQueueParts): OpenQueue {
  const { REDIS_URL: url, DOPUSK_REQUESTS_PER_SECOND: perSecond } = config
  if (!url)
    return {
      queue: embeddedQueue({ clock, log }),
      ...countTurns(makeBudget({ clock, reserve: ownPace({ clock, perSecond }) }), clock),
      rareTurns: ownRareTurns(clock),
      closePace: () => undefined,
      board: null,
    }
  const queue = bullQueue({ url, clock, log })
  const pace = redisPace({ url, perSecond, log })
  return {
    queue,
    ...countTurns(makeBudget({ clock, reserve: pace.reserve }), clock),
    rareTurns: pace.rareTurns,
    closePace: pace.close,
    board: queue.board,
  }
}
