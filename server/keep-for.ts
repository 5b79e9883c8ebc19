import type { Clock } from './clock.js'

/** Reads something at most once in so long, for all who ask meanwhile together. What failed is not kept. */
export function keepFor<T>(ms: number, clock: Clock, read: (now: number) => Promise<T>): () => Promise<T> {
  let kept: { at: number; value: Promise<T> } | null = null
  return () => {
    const now = clock.now()
    if (kept && now - kept.at < ms) return kept.value
    const fresh = { at: now, value: read(now) }
    kept = fresh
    fresh.value.catch(() => {
      if (kept === fresh) kept = null
    })
    return fresh.value
  }
}
