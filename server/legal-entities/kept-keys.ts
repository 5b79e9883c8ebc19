import { LegalEntity } from '../../entities/index.js'
import type { Database } from '../database.js'
import type { Log } from '../log.js'
import { mayBeAskedFor, newestFirst } from '../own-inns.js'
import { openText, placeOf } from './sealed-text.js'

/** Token and key of a legal entity that were handed in by a program or a page. */
export interface KeptKeys {
  token(): string | null
  apiKey(): string | null
  /** Was a key of old handed in? What it is, nobody needs to know. */
  hasRegistrationKey(): boolean
}

/** The same of all legal entities, as this process last read them. */
export interface KeyRing {
  /** Of one; null: of whoever got one last, where nobody is named. */
  of(inn: string | null): KeptKeys
  /** Those that have a token or a key, the newest first. */
  inns(): readonly string[]
  /** Reads them anew: another process may have got a newer one. True where something has changed. */
  refresh(): Promise<boolean>
}

interface KeyRingParts {
  database: Database
  /** Key of the encryption. */
  secret: Buffer
  log: Log
}

interface Opened {
  entity: LegalEntity
  token: string | null
  apiKey: string | null
}

export function makeKeyRing({ database, secret, log }: KeyRingParts): KeyRing {
  let ring = new Map<string, Opened>()
  let inns: readonly string[] = []

  const open = ({ inn }: LegalEntity, sealed: string | null, what: 'token' | 'api-key'): string | null => {
    if (sealed === null) return null
    const text = openText(secret, sealed, placeOf(inn, what))
    if (text === null) log.warn({ what }, 'what was kept does not open: the secret file is another one')
    return text
  }
  const opened = (entity: LegalEntity): Opened => {
    const before = ring.get(entity.inn)
    if (before && isSame(before.entity, entity)) return { ...before, entity }
    const token = open(entity, entity.tokenCipher, 'token')
    return { entity, token, apiKey: open(entity, entity.apiKeyCipher, 'api-key') }
  }

  return {
    of(inn) {
      const found = () => (inn === null ? [...ring.values()][0] : ring.get(inn))
      return {
        token: () => found()?.token ?? null,
        apiKey: () => found()?.apiKey ?? null,
        hasRegistrationKey: () => found()?.entity.registrationKeyCipher != null,
      }
    },
    inns: () => inns,
    async refresh() {
      const kept = (await database.read.find(LegalEntity, { order: newestFirst })).filter(hasKeys)
      const known = [...ring.values()].map(({ entity }) => entity)
      const isAsBefore =
        known.length === kept.length && kept.every((entity, at) => isSame(known[at]!, entity))
      if (isAsBefore) return false
      ring = new Map(kept.map((entity) => [entity.inn, opened(entity)]))
      inns = kept.filter(mayBeAskedFor).map(({ inn }) => inn)
      return true
    },
  }
}

const hasKeys = (entity: LegalEntity): boolean =>
  mayBeAskedFor(entity) || entity.registrationKeyCipher !== null

const isSame = (one: LegalEntity, other: LegalEntity): boolean =>
  one.inn === other.inn &&
  one.tokenCipher === other.tokenCipher &&
  one.apiKeyCipher === other.apiKeyCipher &&
  one.registrationKeyCipher === other.registrationKeyCipher
