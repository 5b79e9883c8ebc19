import type { Clock } from '../clock.js'
import { makeApiKeys } from './api-keys.js'
import { readCdnInfo } from './cdn-answers.js'
import { askSiteList } from './check-site.js'
import { openConnection } from './connection.js'
import type { KeepExchange } from './exchange-record.js'

/** taken: ЧЗ gave its list of sites for it; silent: it could not be tried. */
export type KeyTrial = 'taken' | 'refused' | 'silent'

/** As long as a person waits for a form. */
export const trialTimeoutMs = 5000

/**
 * Asks cdn/info with a key before it is kept: the one question that proves a key and asks about no code. It is evidence, without
 * the key.
 * @throws AppError user `crpt.untrusted-host` where a key must not be sent.
 */
export const makeKeyTrial =
  (options: {
    origin: string
    clock: Clock
    ownSuffix?: string
    proxy?: string
    keepExchange: KeepExchange
  }) =>
  async (inn: string, apiKey: string): Promise<KeyTrial> => {
    const { origin, clock, keepExchange } = options
    const connection = openConnection(options)
    const stop = new AbortController().signal
    try {
      const tools = { connection, keys: makeApiKeys({ apiKey }), clock, inn, keepExchange, stop }
      const reply = await askSiteList(tools, { origin, timeoutMs: trialTimeoutMs })
      if (reply?.kind !== 'answered') return 'silent'
      const answer = readCdnInfo(reply.status, reply.body)
      if (answer.kind === 'listed') return 'taken'
      return answer.fault === 'key-dead' || answer.fault === 'no-contract' ? 'refused' : 'silent'
    } finally {
      await connection.close()
    }
  }
