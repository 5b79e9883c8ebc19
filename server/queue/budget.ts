import type { Clock } from '../clock.js'
import { isSlow, urgency, type Lane } from '../domain/lanes.js'

/** Resolves when a request may be sent. The budget of the True API is one per ИНН. */
export type TakeTurn = (inn: string, lane: Lane, signal?: AbortSignal) => Promise<void>

/** Takes the next place in the pace of an ИНН and tells in how many milliseconds it comes. */
export type ReservePlace = (inn: string) => number | Promise<number>

interface Waiter {
  lane: Lane
  go: () => void
}

interface Line {
  waiting: Waiter[]
  /** Turns since a slow lane last had one while others waited. */
  turnsSinceSlow: number
  busy: boolean
}

/** A slow lane has at most every fifth turn while others wait. */
const slowShare = 5
/**
 * The most that may be set. ЧЗ blocks a participant that passes 50 in any second, and a turn comes later than its place: by
 * half a step, since a place may lie so far back, and by what a timer is late. Turns that are late by up to 30 ms and then on
 * time are of places within 1030 ms, at 48 a second 50 of them. However late one turn of a process is, those after it have
 * places from half a step before it: 49 in a second, and it is the fiftieth.
 */
export const mostPerSecond = 48
/** After a start without a kept count: the requests of the process before are not known. */
export const quietMs = 1000

/**
 * Who waits for a request to ЧЗ: a place in the pace is taken first, and given to the most urgent when it comes. Places
 * are handed out by `reserve`, inside this process or for all processes together.
 */
export function makeBudget({ clock, reserve }: { clock: Clock; reserve: ReservePlace }): TakeTurn {
  const lines = new Map<string, Line>()

  /** Null where the pace cannot be asked: then nothing goes. */
  const placeOf = async (inn: string): Promise<number | null> => {
    try {
      return await reserve(inn)
    } catch {
      return null
    }
  }

  async function serve(inn: string, line: Line): Promise<void> {
    line.busy = true
    while (line.waiting.length > 0) {
      const waitMs = await placeOf(inn)
      await clock.wait(waitMs ?? quietMs)
      if (waitMs !== null) pick(line)?.go()
    }
    line.busy = false
  }

  return (inn, lane, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason as Error)
      const line = lines.get(inn) ?? { waiting: [], turnsSinceSlow: 0, busy: false }
      lines.set(inn, line)
      const giveUp = () => {
        line.waiting = line.waiting.filter((other) => other !== waiter)
        reject(signal!.reason as Error)
      }
      const waiter: Waiter = {
        lane,
        go() {
          signal?.removeEventListener('abort', giveUp)
          resolve()
        },
      }
      line.waiting.push(waiter)
      signal?.addEventListener('abort', giveUp, { once: true })
      if (!line.busy) void serve(inn, line)
    })
}

/**
 * The pace inside this process: at most `perSecond` requests for an ИНН, evenly spaced. ЧЗ blocks a participant that
 * passes 50 a second, so there are no bursts to catch up.
 */
export function ownPace({ clock, perSecond }: { clock: Clock; perSecond: number }): ReservePlace {
  const stepMs = 1000 / perSecond
  const nextAt = new Map<string, number>()
  const quietUntil = clock.now() + quietMs
  return (inn) => {
    const now = clock.now()
    const place = Math.max(nextAt.get(inn) ?? quietUntil, now - stepMs / 2)
    nextAt.set(inn, place + stepMs)
    return Math.max(place - now, 0)
  }
}

function pick(line: Line): Waiter | undefined {
  const { waiting } = line
  const fast = waiting.filter((waiter) => !isSlow(waiter.lane))
  const slow = waiting.filter((waiter) => isSlow(waiter.lane))
  const slowTurn = slow.length > 0 && (fast.length === 0 || line.turnsSinceSlow >= slowShare - 1)
  const chosen = (slowTurn ? slow : fast).reduce<Waiter | undefined>(
    (best, waiter) => (best && urgency(best.lane) <= urgency(waiter.lane) ? best : waiter),
    undefined,
  )
  line.turnsSinceSlow = slowTurn ? 0 : line.turnsSinceSlow + 1
  if (chosen) waiting.splice(waiting.indexOf(chosen), 1)
  return chosen
}
