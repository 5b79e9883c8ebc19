import type { ChannelHealth as HealthState } from '../../entities/channel-state.js'
import type { Clock } from '../clock.js'
import type { ChannelFault } from '../crpt/true-api-refusal.js'
import { probeEveryMs } from '../domain/patience.js'

/** Why nothing can be asked until a person mends it. */
export type HoldReason = ChannelFault | 'token-missing' | 'not-taken'

/** How this process sees one channel: an outage moves no code's timetable, one probe goes each 30 s. */
export interface ChannelHealth {
  /** May a request go now? While the channel is down or held, one may each 30 s. */
  mayAsk(): boolean
  answered(latencyMs: number): void
  /** No answer came. Three in a row, by completion, and the channel is down. */
  failed(why: string): void
  held(reason: HoldReason): void
  /** The next question may go at once, whatever was before: a new token has come. */
  tryAgain(): void
  snapshot(): HealthSnapshot
}

export interface HealthSnapshot {
  state: HealthState
  latencyMs: number | null
  lastError: string | null
  lastAnswerAt: number | null
}

const failuresToDown = 3

export function makeChannelHealth(
  clock: Clock,
  { scale = 1, onUp }: { scale?: number; onUp: () => void },
): ChannelHealth {
  let state: HealthState = 'idle'
  let inARow = 0
  let probedAt = -Infinity
  let latencyMs: number | null = null
  let lastError: string | null = null
  let lastAnswerAt: number | null = null

  return {
    mayAsk() {
      if (state !== 'down' && state !== 'held') return true
      if (clock.now() - probedAt < probeEveryMs * scale) return false
      probedAt = clock.now()
      return true
    },
    answered(took) {
      const wasUp = state === 'up'
      state = 'up'
      inARow = 0
      latencyMs = took
      lastError = null
      lastAnswerAt = clock.now()
      if (!wasUp) onUp()
    },
    failed(why) {
      lastError = why
      inARow += 1
      if (inARow < failuresToDown || state === 'down') return
      state = 'down'
      probedAt = clock.now()
    },
    held(reason) {
      state = 'held'
      lastError = reason
      probedAt = clock.now()
    },
    tryAgain() {
      probedAt = -Infinity
    },
    snapshot: () => ({ state, latencyMs, lastError, lastAnswerAt }),
  }
}
