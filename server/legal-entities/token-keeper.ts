import { LegalEntity } from '../../entities/index.js'
import { AppError } from '../errors.js'
import type { Log } from '../log.js'
import { dropLease, takeLease, type LeaseParts } from '../queue/leases.js'

export interface TokenKeeperParts extends LeaseParts {
  log: Log
  inn: string
  /** Has ЧЗ refused the token in use? */
  isDead: () => boolean
  /** Reads what another process may have kept. */
  refresh: () => Promise<void>
  signIn: () => Promise<{ token: string; expiresAt: number }>
  putToken: (inn: string, fresh: { token: string; expiresAt: number }) => Promise<unknown>
}

/** A token is renewed so long before its end. */
const aheadMs = 3600_000
/** After a sign-in that failed: a signer that asks for a PIN must not be locked by us. */
const pauseMs = 5 * 60_000
/** Longer than two tries with their signatures take; after that who began it is gone. */
const signingMs = 180_000

/**
 * Keeps a valid token at hand by signing in ahead of its end. `renew` does nothing while there is no need. Of several
 * processes one signs in, by a leased row, and the others pick up what it keeps; the pause after a failure is one for all.
 */
export function makeTokenKeeper(parts: TokenKeeperParts): { renew(): Promise<void> } {
  const { database, clock, log, inn, isDead, signIn, putToken, refresh } = parts
  const name = `sign-in ${inn}`
  let notBefore = 0

  /** A token that was handed in without its end is used until ЧЗ refuses it. */
  async function isNeeded(): Promise<boolean> {
    const kept = await database.read.findOneBy(LegalEntity, { inn })
    if (!kept?.tokenCipher) return true
    const isEnding = kept.tokenExpiresAt !== null && kept.tokenExpiresAt - clock.now() < aheadMs
    if (!isEnding && !isDead()) return false
    // It may be another's token by now that is kept, and ours that is dead.
    await refresh()
    return isEnding || isDead()
  }

  async function signInAlone(): Promise<void> {
    // Whoever had it before may have done what was needed.
    if (!(await isNeeded())) return dropLease(parts, name)
    notBefore = clock.now() + pauseMs
    try {
      await putToken(inn, await signIn())
      log.info('signed in to ЧЗ')
      await dropLease(parts, name)
    } catch (error) {
      const said = error instanceof AppError ? { why: error.key, ...error.params } : { err: error }
      log.warn(said, 'signing in to ЧЗ failed, the next try is in five minutes')
      await takeLease(parts, { name, leaseMs: pauseMs })
    }
  }

  return {
    async renew() {
      if (clock.now() < notBefore || !(await isNeeded())) return
      if (await takeLease(parts, { name, leaseMs: signingMs })) await signInAlone()
    },
  }
}
