import { setMaxListeners } from 'node:events'
import { setTimeout } from 'node:timers/promises'

/** The only source of time. Tests hand in one that stands still and is moved by hand. */
export interface Clock {
  /** Unix milliseconds. */
  now(): number
  /** Resolves after `ms`, or at once when the signal ends. */
  wait(ms: number, signal?: AbortSignal): Promise<void>
}

export const systemClock: Clock = {
  now: () => Date.now(),
  wait: async (ms, signal) => {
    // Many wait on one signal: that is no leak.
    if (signal) setMaxListeners(0, signal)
    await setTimeout(Math.max(ms, 0), undefined, { signal }).catch(() => undefined)
  },
}
