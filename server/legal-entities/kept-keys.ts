import { LegalEntity } from '../../entities/index.js'
import type { Database } from '../database.js'
import type { Log } from '../log.js'
import { openText, placeOf } from './sealed-text.js'

/** Token and key that were handed in by a program or a page, as this process last read them. */
export interface KeptKeys {
  token(): string | null
  apiKey(): string | null
  /** Was a key of old handed in? What it is, nobody needs to know. */
  hasRegistrationKey(): boolean
  /** Reads them anew: another process may have got a newer one. True where something has changed. */
  refresh(): Promise<boolean>
}

export interface KeptKeysParts {
  database: Database
  /** Key of the encryption. */
  secret: Buffer
  /** Whose token is used; null: the newest of any. */
  inn: string | null
  log: Log
}

export function makeKeptKeys({ database, secret, inn, log }: KeptKeysParts): KeptKeys {
  let entity: LegalEntity | null = null
  let token: string | null = null
  let apiKey: string | null = null

  const open = (of: LegalEntity, sealed: string | null, what: 'token' | 'api-key'): string | null => {
    if (sealed === null) return null
    const text = openText(secret, sealed, placeOf(of.inn, what))
    if (text === null) log.warn({ what }, 'what was kept does not open: the secret file is another one')
    return text
  }

  return {
    token: () => token,
    apiKey: () => apiKey,
    hasRegistrationKey: () => entity?.registrationKeyCipher != null,
    async refresh() {
      const where = inn === null ? {} : { inn }
      const found = await database.read.findOne(LegalEntity, { where, order: { updatedAt: 'DESC' } })
      const isSame =
        found?.tokenCipher === entity?.tokenCipher &&
        found?.apiKeyCipher === entity?.apiKeyCipher &&
        found?.registrationKeyCipher === entity?.registrationKeyCipher
      if (isSame) return false
      entity = found
      token = found && open(found, found.tokenCipher, 'token')
      apiKey = found && open(found, found.apiKeyCipher, 'api-key')
      return true
    },
  }
}
