import type { Clock } from '../clock.js'
import { isSlow, urgency, type Lane } from '../domain/lanes.js'

/** Resolves when a request may be sent. The budget of the True API is one per ИНН. */
export type TakeTurn = (inn: string, lane: Lane, signal?: AbortSignal) => Promise<void>

interface Waiter {
  lane: Lane
  go: () => void
}

interface Purse {
  waiting: Waiter[]
  /** When the next request may go, Unix ms. */
  nextAt: number
  /** Turns since a slow lane last had one while others waited. */
  turnsSinceSlow: number
  busy: boolean
}

/** A slow lane has at most every fifth turn while others wait. */
const slowShare = 5
/** After a start without a kept count: the requests of the process before are not known. */
const quietMs = 1000

/**
 * The budget inside this process: at most `perSecond` requests for an ИНН, evenly paced, the most urgent lane first.
 * ЧЗ blocks a participant that passes 50 a second, so there are no bursts to catch up.
 */
export function embeddedBudget({ clock, perSecond }: { clock: Clock; perSecond: number }): TakeTurn {
  const stepMs = 1000 / perSecond
  const purses = new Map<string, Purse>()

  async function serve(purse: Purse): Promise<void> {
    purse.busy = true
    while (purse.waiting.length > 0) {
      await clock.wait(purse.nextAt - clock.now())
      const now = clock.now()
      purse.nextAt = Math.max(purse.nextAt + stepMs, now + stepMs / 2)
      pick(purse)?.go()
    }
    purse.busy = false
  }

  return (inn, lane, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason as Error)
      const purse = purses.get(inn) ?? {
        waiting: [],
        nextAt: clock.now() + quietMs,
        turnsSinceSlow: 0,
        busy: false,
      }
      purses.set(inn, purse)
      const waiter: Waiter = { lane, go: resolve }
      purse.waiting.push(waiter)
      signal?.addEventListener('abort', () => {
        const at = purse.waiting.indexOf(waiter)
        if (at !== -1) purse.waiting.splice(at, 1)
        reject(signal.reason as Error)
      })
      if (!purse.busy) void serve(purse)
    })
}

function pick(purse: Purse): Waiter | undefined {
  const { waiting } = purse
  const fast = waiting.filter((waiter) => !isSlow(waiter.lane))
  const slow = waiting.filter((waiter) => isSlow(waiter.lane))
  const slowTurn = slow.length > 0 && (fast.length === 0 || purse.turnsSinceSlow >= slowShare - 1)
  const chosen = (slowTurn ? slow : fast).reduce<Waiter | undefined>(
    (best, waiter) => (best && urgency(best.lane) <= urgency(waiter.lane) ? best : waiter),
    undefined,
  )
  purse.turnsSinceSlow = slowTurn ? 0 : purse.turnsSinceSlow + 1
  if (chosen) waiting.splice(waiting.indexOf(chosen), 1)
  return chosen
}
