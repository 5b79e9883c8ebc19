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
  /** The same of the till's question in bulk, which is no request to the True API. */
  takeTillTurn: TakeTurn
  /** For the method that may be asked each two seconds only. */
  rareTurns: RareTurns
  /** How much of it this process has lately used. */
  turns: () => TurnCount[]
  closePace(): void
  /** What the administrator's board shows; null without Redis. */
  board: Bull.Queue | null
}

interface OpenQueueParts {
  config: { REDIS_URL?: string; DOPUSK_REQUESTS_PER_SECOND: number; CRPT_TILL_REQUESTS_PER_SECOND: number }
  clock: Clock
  log: Log
}

/** The queue and the budget: on Redis for several processes where there is one, else inside this process. */
export function openQueue({ config, clock, log }: OpenQueueParts): OpenQueue {
  const { REDIS_URL: url, DOPUSK_REQUESTS_PER_SECOND: perSecond } = config
  const tillPerSecond = config.CRPT_TILL_REQUESTS_PER_SECOND
  if (!url)
    return {
      queue: embeddedQueue({ clock, log }),
      ...countTurns(makeBudget({ clock, reserve: ownPace({ clock, perSecond }) }), clock),
      takeTillTurn: makeBudget({ clock, reserve: ownPace({ clock, perSecond: tillPerSecond }) }),
      rareTurns: ownRareTurns(clock),
      closePace: () => undefined,
      board: null,
    }
  const queue = bullQueue({ url, clock, log })
  const pace = redisPace({ url, perSecond, tillPerSecond, log })
  return {
    queue,
    ...countTurns(makeBudget({ clock, reserve: pace.reserve }), clock),
    takeTillTurn: makeBudget({ clock, reserve: pace.reserveTill }),
    rareTurns: pace.rareTurns,
    closePace: pace.close,
    board: queue.board,
  }
}
