import type { Clock } from '../clock.js'
import type { CodeFacts, Silence } from '../domain/verdict/facts.js'
import type { AnyMethod, Connection, Reply } from './connection.js'
import { within } from './deadline.js'
import { beginExchange, type ExchangeRecord } from './exchange-record.js'
import type { SiteRow } from './site.js'
import { textOf, numberOf, type Wire } from './wire-values.js'

/** What a person must mend before a module of the store can be asked. */
export type ModuleFault = 'module-login' | 'wrong-host'

/** What one way said of one code, with one record for each request that was made. */
export type WayAnswer = { exchanges: ExchangeRecord[]; askedAt: number } & (
  | { kind: 'facts'; facts: CodeFacts }
  | { kind: 'silent'; why: Silence }
  | { kind: 'fault'; fault: string }
  | { kind: 'stopped' }
)

export interface ModuleTools {
  channel: 'till-module' | 'local-module'
  connection: Connection
  origin: string
  clock: Clock
  inn: string | null
  timeoutMs: number
  headers?: Record<string, string>
}

/** How a module stands before it was ever asked. */
export const untouchedRow = (origin: string): SiteRow => ({
  host: new URL(origin).host,
  state: 'idle',
  latencyMs: null,
  blockedUntil: null,
  lastError: null,
  lastAnswerAt: null,
  syncedAt: null,
})

/** One question to a module about one code, written into `exchanges`. */
export async function askModule(
  tools: ModuleTools,
  method: AnyMethod,
  { body, exchanges, stop }: { body: unknown; exchanges: ExchangeRecord[]; stop?: AbortSignal },
): Promise<Reply> {
  const { channel, connection, origin, clock, inn, timeoutMs, headers = {} } = tools
  const bytes = Buffer.from(JSON.stringify(body))
  const exchange = beginExchange(
    { channel, method, host: new URL(origin).host, inn },
    { clock, body: bytes, codeCount: 1 },
  )
  exchanges.push(exchange)
  const reply = await within(timeoutMs, clock, (deadline) =>
    connection.ask(method, { origin, headers, body: bytes, deadline, stop }),
  )
  exchange.httpStatus = reply.status
  if (reply.kind === 'unanswered') exchange.failure = reply.failure
  else Object.assign(exchange, { responseBody: reply.body, answeredAt: clock.now() })
  return reply
}

/** The module's own number and time of its answer go into the record. */
export function nameExchange(exchange: ExchangeRecord | undefined, { reqId, reqTimestamp }: Wire): void {
  if (!exchange) return
  exchange.reqId = textOf(reqId)
  const sentAt = numberOf(reqTimestamp)
  if (sentAt !== undefined) exchange.reqTimestamp = String(sentAt)
}
