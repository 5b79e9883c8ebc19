/** Why there is no key to ask with. */
export type KeyFault = 'key-missing' | 'key-dead' | 'registration-key-only'

/** The key of one legal entity for the till's question: one ИНН, one key, on all its tills. */
export interface ApiKeys {
  /** The X-API-KEY to send, or null where there is none or the last one is dead. */
  current(): string | null
  /** All that may be sent: of one legal entity `current` alone. */
  live(): readonly string[]
  /** Why there is none. */
  fault(): KeyFault | null
  /** Remembers that ЧЗ refused this key: it is not sent again. */
  markDead(key: string): void
}

export interface KeySources {
  /** Given in the environment. */
  apiKey?: string
  /** The newest one that was handed in and kept. */
  kept?: () => string | null
  /** Is there an X-RegistrationKey, given or kept? */
  hasRegistrationKey?: () => boolean
}

/**
 * X-API-KEY wins where both are stored. The older X-RegistrationKey has not been supported since 15.02.2024 and is never
 * sent: here it is only known that there is one.
 */
export function makeApiKeys({
  apiKey,
  kept = () => null,
  hasRegistrationKey = () => false,
}: KeySources): ApiKeys {
  // every key that was refused, not only the last: an old one may be handed in again
  const dead = new Set<string>()
  const given = (): string | null => apiKey ?? kept()
  const current = (): string | null => {
    const key = given()
    return key !== null && dead.has(key) ? null : key
  }
  return {
    current,
    live: () => [current() ?? []].flat(),
    fault() {
      const key = given()
      if (key === null) return hasRegistrationKey() ? 'registration-key-only' : 'key-missing'
      return dead.has(key) ? 'key-dead' : null
    },
    markDead(refused) {
      dead.add(refused)
    },
  }
}

/**
 * The keys of several legal entities, the first one first: the sites of ЧЗ are listed and looked at by whichever of them is
 * taken, since they are the same for all.
 */
export function eachKey(ofEntities: () => readonly ApiKeys[]): ApiKeys {
  const live = () => ofEntities().flatMap((keys) => keys.live())
  return {
    live,
    current: () => live()[0] ?? null,
    fault: () => (live().length > 0 ? null : (ofEntities()[0]?.fault() ?? 'key-missing')),
    markDead(refused) {
      for (const keys of ofEntities()) keys.markDead(refused)
    },
  }
}
