import { JournalEntry } from '../../entities/index.js'
import type { Clock } from '../clock.js'
import type { Database } from '../database.js'

/** Told of every use of the token of programs, and of every refusal. */
export type TokenJournal = (use: { accepted: boolean; address: string }) => Promise<void>

const hour = 3600 * 1000
/** Addresses remembered at once: who tries from ever new ones does not fill the memory. */
const most = 1000

/** Writes uses into the journal, one entry an hour for each address and outcome. */
export function tokenJournal({ database, clock }: { database: Database; clock: Clock }): TokenJournal {
  const written = new Map<string, number>()
  return async ({ accepted, address }) => {
    const action = accepted ? 'api.token-used' : 'api.token-refused'
    const at = clock.now()
    const key = `${action} ${address}`
    if (at - (written.get(key) ?? -Infinity) < hour) return
    if (written.size >= most) written.clear()
    written.set(key, at)
    const entry = { at, userId: null, action, subject: address, details: null }
    await database.transact(({ manager }) => manager.insert(JournalEntry, entry))
  }
}
