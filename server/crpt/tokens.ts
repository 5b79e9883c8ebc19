import { readFileSync } from 'node:fs'

/**
 * The token of the True API: given in the environment, or read from a file each time, for whoever renews it there tells
 * nobody; where neither says one, the one that is kept in the database.
 */
export interface Tokens {
  /** The token to use, or null where there is none or the last one is dead. */
  current(): string | null
  /** Is there a token, but one that ЧЗ refused? */
  isDead(): boolean
  /** Remembers that ЧЗ refused this token: it is not sent again. */
  markDead(token: string): void
  /** Takes a new one (page, API). */
  put(token: string): void
}

export interface TokenSources {
  token?: string
  file?: string
  /** The newest one that was handed in and kept. */
  kept?: () => string | null
}

export function makeTokens({ token, file, kept = () => null }: TokenSources): Tokens {
  let given = token ?? null
  let dead: string | null = null
  let lastRead: string | null = null

  /** A file that is empty or not there (yet) says nothing: another program may be in the middle of writing it. */
  function readAgain(path: string): void {
    const text = textOf(path)
    if (!text || text === lastRead) return
    given = lastRead = text
  }

  const newest = () => given ?? kept()

  return {
    current() {
      if (file) readAgain(file)
      const own = newest()
      return own === dead ? null : own
    },
    isDead: () => newest() !== null && newest() === dead,
    markDead(refused) {
      dead = refused
    },
    put(fresh) {
      given = fresh
    },
  }
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return null
  }
}
