import type { EntityManager } from 'typeorm'
import { LegalEntity } from '../entities/index.js'

/** What the configuration says of who asks: its ИНН, and the variables that give a token and a key. */
export interface Installation {
  ownInn: string | null
  given: { token: string | null; apiKey: string | null }
}

/**
 * ИНН of the legal entities that ЧЗ is asked for, of `kept` ones and the configured one. The first is asked for wherever
 * nobody is named. None where the environment gives keys and does not say whose: then all is asked with those.
 */
export function ownInnsOf({ ownInn, given }: Installation, kept: readonly string[]): string[] {
  if (ownInn !== null) return [ownInn, ...kept.filter((inn) => inn !== ownInn)]
  return given.token !== null || given.apiKey !== null ? [] : [...kept]
}

export const mayBeAskedFor = ({ tokenCipher, apiKeyCipher }: LegalEntity): boolean =>
  tokenCipher !== null || apiKeyCipher !== null

export const newestFirst = { updatedAt: 'DESC', inn: 'ASC' } as const

/** The same as the rows have it now. */
export async function readOwnInns(manager: EntityManager, installation: Installation): Promise<string[]> {
  const kept = (await manager.find(LegalEntity, { order: newestFirst })).filter(mayBeAskedFor)
  return ownInnsOf(
    installation,
    kept.map(({ inn }) => inn),
  )
}
