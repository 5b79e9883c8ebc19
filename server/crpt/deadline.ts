import type { Clock } from '../clock.js'

/** Runs `ask` with a signal that ends after `ms` of the given clock; nothing of it stays behind. */
export async function within<T>(
  ms: number,
  clock: Clock,
  ask: (deadline: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = new AbortController()
  const done = new AbortController()
  void clock.wait(ms, done.signal).then(() => {
    if (!done.signal.aborted) deadline.abort()
  })
  try {
    return await ask(deadline.signal)
  } finally {
    done.abort()
  }
}

/** Waits for the work, but no longer than until the signal ends. */
export async function orStopped(work: Promise<void>, stop?: AbortSignal): Promise<void> {
  if (!stop) return work
  if (stop.aborted) return
  const heard = new AbortController()
  const stopped = new Promise<void>((resolve) =>
    stop.addEventListener('abort', () => resolve(), { signal: heard.signal }),
  )
  await Promise.race([work, stopped]).finally(() => heard.abort())
}
