import type { Clock } from '../clock.js'
import type { Log } from '../log.js'

/** Does something in this very process again and again, whatever other processes do. Returns what stops it. */
export function startHeartbeat(
  beat: () => Promise<void>,
  { everyMs, clock, log }: { everyMs: number; clock: Clock; log: Log },
): () => void {
  const stop = new AbortController()
  const run = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      await beat().catch((error: unknown) => log.warn({ err: error }, 'heartbeat failed'))
      await clock.wait(everyMs, stop.signal)
    }
  }
  void run()
  return () => stop.abort()
}
