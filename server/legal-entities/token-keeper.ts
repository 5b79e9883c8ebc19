import { LegalEntity } from '../../entities/index.js'
import type { Clock } from '../clock.js'
import type { Database } from '../database.js'
import { AppError } from '../errors.js'
import type { Log } from '../log.js'

export interface TokenKeeperParts {
  database: Database
  clock: Clock
  log: Log
  inn: string
  /** Has ЧЗ refused the token in use? */
  isDead: () => boolean
  signIn: () => Promise<{ token: string; expiresAt: number }>
  putToken: (inn: string, fresh: { token: string; expiresAt: number }) => Promise<unknown>
}

/** A token is renewed so long before its end. */
const aheadMs = 3600_000
/** After a sign-in that failed: a signer that asks for a PIN must not be locked by us. */
const pauseMs = 5 * 60_000

/** Keeps a valid token at hand by signing in ahead of its end. `renew` does nothing while there is no need. */
export function makeTokenKeeper(parts: TokenKeeperParts): { renew(): Promise<void> } {
  const { database, clock, log, inn, isDead, signIn, putToken } = parts
  let notBefore = 0

  /** A token that was handed in without its end is used until ЧЗ refuses it. */
  async function isNeeded(now: number): Promise<boolean> {
    const kept = await database.read.findOneBy(LegalEntity, { inn })
    if (!kept?.tokenCipher || isDead()) return true
    return kept.tokenExpiresAt !== null && kept.tokenExpiresAt - now < aheadMs
  }

  return {
    async renew() {
      const now = clock.now()
      if (now < notBefore || !(await isNeeded(now))) return
      notBefore = now + pauseMs
      try {
        await putToken(inn, await signIn())
        log.info('signed in to ЧЗ')
      } catch (error) {
        const said = error instanceof AppError ? { why: error.key, ...error.params } : { err: error }
        log.warn(said, 'signing in to ЧЗ failed, the next try is in five minutes')
      }
    },
  }
}
