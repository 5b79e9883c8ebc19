import type { Clock } from '../server/clock.js'

/** A clock that stands still until it is moved. */
export interface TestClock extends Clock {
  /** Moves time on, waking who waited in between, each at its own moment. */
  advance(ms: number): Promise<void>
}

interface Sleeper {
  at: number
  wake: () => void
}

/** Lets everything that can go on go on, without time passing. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve))

export function testClock(start = Date.UTC(2026, 10, 24, 9, 0, 0)): TestClock {
  let now = start
  let sleepers: Sleeper[] = []
  return {
    now: () => now,
    wait: (ms, signal) =>
      new Promise((resolve) => {
        if (ms <= 0 || signal?.aborted) return resolve()
        const sleeper = { at: now + ms, wake: resolve }
        sleepers.push(sleeper)
        signal?.addEventListener('abort', () => {
          sleepers = sleepers.filter((other) => other !== sleeper)
          resolve()
        })
      }),
    async advance(ms) {
      const end = now + ms
      await settle()
      for (;;) {
        const next = sleepers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
        if (!next) break
        sleepers = sleepers.filter((other) => other !== next)
        now = Math.max(now, next.at)
        next.wake()
        await settle()
      }
      now = end
      await settle()
    },
  }
}
