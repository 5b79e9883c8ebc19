import type { Clock } from '../clock.js'

/**
 * Turns of a method that ЧЗ wants asked rarely: of an ИНН one question at a time, and the next so long after the last one is
 * over, whoever puts it. A turn is taken at the moment of the question, never ahead: nobody holds a place and comes late.
 */
export interface RareTurns {
  /** 0 where the turn is ours now, else in how many milliseconds it is worth to look again. */
  take(inn: string): Promise<number>
  /** The question is over, however it ended. */
  end(inn: string): Promise<void>
}

/** Between two questions of cises/check (True API v719, §5.1.7). */
export const rareEveryMs = 2000
/** A question that does not end is of a process that is gone: its turn in the budget and its time-out are shorter. */
export const rareHoldMs = 60_000

/** Inside this process. What the process before it asked is not known, hence the wait after a start. */
export function ownRareTurns(clock: Clock): RareTurns {
  const freeAt = new Map<string, number>()
  const quietUntil = clock.now() + rareEveryMs
  return {
    take: async (inn) => {
      const now = clock.now()
      const waitMs = (freeAt.get(inn) ?? quietUntil) - now
      if (waitMs > 0) return waitMs
      freeAt.set(inn, now + rareHoldMs)
      return 0
    },
    end: async (inn) => void freeAt.set(inn, clock.now() + rareEveryMs),
  }
}
