import type { Clock } from '../clock.js'
import type { ApiKeys } from './api-keys.js'
import { askCodes, type CodesCheckOutcome } from './ask-codes.js'
import { askSites, type Question, type WithDeadline } from './ask-sites.js'
import { connectionOf, type Connection } from './connection.js'
import { within } from './deadline.js'
import type { ExchangeRecord } from './exchange-record.js'
import type { Sites } from './sites.js'

/**
 * What the till's question brought, with one record for each request that was made, the failed ones too. `askedIn`: the last
 * record of those that asked about a full code; what is known of it, be it silence, rests on this one.
 */
export type CodesCheckResult = {
  exchanges: ExchangeRecord[]
  askedIn: ReadonlyMap<string, ExchangeRecord>
} & CodesCheckOutcome

export interface PermissiveOptions {
  /** Two lists, so that slow bulk answers never put a site of the gate aside. */
  sites: { gate: Sites; bulk: Sites }
  keys: ApiKeys
  inn: string | null
  clock: Clock
  ownSuffix?: string
  proxy?: string
  /** Shared by the clients of all legal entities. */
  connection?: Connection
  /** Gate: the till's rule, for the whole question. Bulk: for each request. */
  timeoutMs?: { gate: number; bulk: number }
  /** № ФН of the till on whose behalf it is asked. */
  fiscalDriveNumber?: string
  takeBulkTurn?: TakeBulkTurn
}

/**
 * Resolves when a bulk question may be sent: the tills of the same ИНН share its key, and how much of it ЧЗ takes is told
 * nowhere. A question from the gate waits for no turn. Rejects where `stop` ends the waiting.
 */
export type TakeBulkTurn = (inn: string | null, stop?: AbortSignal) => Promise<void>

/** The till's own question: what the till will say of a code. */
export interface Permissive {
  /** POST codes/check with full codes, separators in place. Nothing is thrown for what ЧЗ or the network does. */
  codesCheck(
    fullCodes: readonly string[],
    how: { bulk: boolean },
    stop?: AbortSignal,
  ): Promise<CodesCheckResult>
  close(): Promise<void>
}

const tillsTimeoutMs = { gate: 1500, bulk: 10_000 }

export function makePermissive(options: PermissiveOptions): Permissive {
  const { sites, keys, inn, clock, fiscalDriveNumber, timeoutMs = tillsTimeoutMs } = options
  const { takeBulkTurn } = options
  const connection = connectionOf(options)
  const bodyOf = (codes: readonly string[]): Buffer =>
    Buffer.from(JSON.stringify({ codes, ...(fiscalDriveNumber && { fiscalDriveNumber }) }))

  type How = Pick<Question, 'sites' | 'timeoutMs' | 'withDeadline' | 'takeTurn'>
  async function ask(fullCodes: readonly string[], how: How, stop?: AbortSignal): Promise<CodesCheckResult> {
    const exchanges: ExchangeRecord[] = []
    const askedIn = new Map<string, ExchangeRecord>()
    const question = { connection, keys, inn, clock, exchanges, stop, ...how }
    const outcome = await askCodes([...new Set(fullCodes)], async (codes) => {
      const before = exchanges.length
      const answer = await askSites({ ...question, body: bodyOf(codes), codeCount: codes.length })
      // Where no site was to be had, nothing was asked.
      if (exchanges.length > before) for (const code of codes) askedIn.set(code, exchanges.at(-1)!)
      return answer
    })
    return { exchanges, askedIn, ...outcome }
  }

  const inBulk: WithDeadline = (work) => within(timeoutMs.bulk, clock, work)
  const ofBulk = { sites: sites.bulk, timeoutMs: timeoutMs.bulk, withDeadline: inBulk }

  return {
    close: () => connection.close(),
    codesCheck: (fullCodes, { bulk }, stop) =>
      bulk
        ? ask(fullCodes, { ...ofBulk, takeTurn: takeBulkTurn && (() => takeBulkTurn(inn, stop)) }, stop)
        : within(timeoutMs.gate, clock, (deadline) => {
            const atTheGate: WithDeadline = (work) => work(deadline)
            return ask(
              fullCodes,
              { sites: sites.gate, timeoutMs: timeoutMs.gate, withDeadline: atTheGate },
              stop,
            )
          }),
  }
}
