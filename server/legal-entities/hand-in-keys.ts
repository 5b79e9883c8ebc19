import type { Clock } from '../clock.js'
import type { KeyTrial } from '../crpt/try-key.js'
import type { KeptSecret, LegalEntitiesService } from './legal-entities-service.js'

export interface HandInParts {
  service: Pick<LegalEntitiesService, 'refuseToKeep' | 'putToken' | 'putApiKey'>
  clock: Clock
  /** Ask ЧЗ with it, before it is kept. */
  tryToken: (inn: string, token: string) => Promise<KeyTrial>
  tryKey: (inn: string, apiKey: string) => Promise<KeyTrial>
}

export interface NewSecrets {
  token?: string
  tokenEndsAt?: number | null
  apiKey?: string
  userId?: number | null
}

/** Kept; ЧЗ took it before, or did not answer. */
export type TriedSecret = KeptSecret & { isTried: boolean }

export type HandIn = ReturnType<typeof makeHandIn>

/**
 * Takes a token, a key or both from a person or a program: tried at ЧЗ before they are kept, and nothing is kept where it
 * refuses one of them.
 * @throws AppError user `entity.given` (409), `entity.token-over` (422)
 */
export const makeHandIn =
  ({ service, clock, tryToken, tryKey }: HandInParts) =>
  async (
    inn: string,
    { token, tokenEndsAt = null, apiKey, userId = null }: NewSecrets,
  ): Promise<{ refused: 'token' | 'apiKey' } | { token?: TriedSecret; apiKey?: TriedSecret }> => {
    if (token !== undefined) service.refuseToKeep(inn, 'token', tokenEndsAt)
    if (apiKey !== undefined) service.refuseToKeep(inn, 'apiKey')
    const [ofToken, ofKey] = await Promise.all([
      token === undefined ? null : tryToken(inn, token),
      apiKey === undefined ? null : tryKey(inn, apiKey),
    ])
    if (ofToken === 'refused') return { refused: 'token' }
    if (ofKey === 'refused') return { refused: 'apiKey' }
    const kept: { token?: TriedSecret; apiKey?: TriedSecret } = {}
    if (token !== undefined) {
      const fresh = { token, expiresAt: tokenEndsAt, userId }
      kept.token = { ...(await service.putToken(inn, fresh)), isTried: ofToken === 'taken' }
    }
    if (apiKey !== undefined) {
      const isTried = ofKey === 'taken'
      const triedAt = isTried ? clock.now() : null
      kept.apiKey = { ...(await service.putApiKey(inn, apiKey, { triedAt, userId })), isTried }
    }
    return kept
  }
