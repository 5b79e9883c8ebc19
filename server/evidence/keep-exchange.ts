import type { ExchangeRecord } from '../crpt/exchange-record.js'
import type { Database } from '../database.js'
import type { Log } from '../log.js'
import { appendExchange, packExchange } from './exchange-chain.js'

export interface ExchangeKeeper {
  /** Appends an exchange that is about no code to the chain, while whoever asked goes on. */
  keep(record: ExchangeRecord): void
  /** Resolves when all that was handed in is written. */
  settle(): Promise<void>
}

/** `secret` is the key of the seal on the evidence. */
export function makeExchangeKeeper({
  database,
  secret,
  log,
}: {
  database: Database
  secret: Buffer
  log: Log
}): ExchangeKeeper {
  const underway = new Set<Promise<void>>()

  async function write(record: ExchangeRecord): Promise<void> {
    try {
      const packed = await packExchange(record, null)
      await database.transact((tx) => appendExchange(tx, packed, secret))
    } catch (error) {
      log.warn({ err: error, path: record.path }, 'an exchange could not be kept')
    }
  }

  return {
    keep(record) {
      const written = write(record).finally(() => underway.delete(written))
      underway.add(written)
    },
    settle: async () => void (await Promise.all(underway)),
  }
}
