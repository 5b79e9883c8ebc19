export interface Counts {
  requests: number
  byPath: Record<string, number>
  /** Codes in all questions together, repeated ones too. */
  codesAsked: number
  /** The most requests that came within any one second. */
  maxInSlidingSecond: number
  /** The shortest time between two requests of a path. */
  shortestGaps: Record<string, number>
  /** How often this code was asked. */
  asksOf(cis: string): number
  /** How many requests came with this token or key. */
  sentWith(secret: string): number
}

export interface RequestLog {
  /** `secret`: the token or key that it came with. */
  addRequest(path: string, now: number, secret?: string): void
  addCodes(codes: readonly string[]): void
  counts(): Counts
}

/** Remembers what was asked, so that a test can show that a budget held. */
export function requestLog(): RequestLog {
  const byPath: Record<string, number> = {}
  const asks = new Map<string, number>()
  const lastAt: Record<string, number> = {}
  const shortestGaps: Record<string, number> = {}
  const secrets = new Map<string, number>()
  const lastSecond: number[] = []
  const totals = { requests: 0, codesAsked: 0, maxInSlidingSecond: 0 }
  return {
    addRequest(path, now, secret = '') {
      secrets.set(secret, (secrets.get(secret) ?? 0) + 1)
      totals.requests += 1
      byPath[path] = (byPath[path] ?? 0) + 1
      if (lastAt[path] !== undefined)
        shortestGaps[path] = Math.min(shortestGaps[path] ?? Infinity, now - lastAt[path])
      lastAt[path] = now
      lastSecond.push(now)
      while (lastSecond[0]! <= now - 1000) lastSecond.shift()
      totals.maxInSlidingSecond = Math.max(totals.maxInSlidingSecond, lastSecond.length)
    },
    addCodes(codes) {
      totals.codesAsked += codes.length
      for (const cis of codes) asks.set(cis, (asks.get(cis) ?? 0) + 1)
    },
    counts: () => ({
      ...totals,
      byPath: { ...byPath },
      shortestGaps: { ...shortestGaps },
      asksOf: (cis) => asks.get(cis) ?? 0,
      sentWith: (secret) => secrets.get(secret) ?? 0,
    }),
  }
}
