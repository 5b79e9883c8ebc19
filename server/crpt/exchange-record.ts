import { randomUUID } from 'node:crypto'
import { stringify } from 'node:querystring'
import type { Clock } from '../clock.js'
import { pathOf, type AnyMethod, type Query, type Reply } from './connection.js'

/** One request and what came back, as bytes: the material of the evidence. Never holds a token or a key. */
export interface ExchangeRecord {
  channel: 'true-api' | 'cdn' | 'eaes' | 'till-module' | 'local-module' | 'check-parts'
  host: string
  path: string
  inn: string | null
  requestId: string
  askedAt: number
  answeredAt: number | null
  httpStatus: number | null
  failure: string | null
  codeCount: number
  requestBody: Buffer
  responseBody: Buffer | null
  /** ЧЗ's own number and time of the answer, where the method has them (codes/check). */
  reqId?: string
  /** As sent: Unix ms. */
  reqTimestamp?: string
}

/** Takes an exchange that is about no code, to be kept as evidence; nobody waits for it. */
export type KeepExchange = (record: ExchangeRecord) => void

export interface AskedOf {
  channel: ExchangeRecord['channel']
  method: AnyMethod
  host: string
  inn: string | null
  query?: Query
}

/** Writes into a record what came of its request. */
export function endExchange(exchange: ExchangeRecord, reply: Reply, clock: Clock): void {
  exchange.httpStatus = reply.status
  if (reply.kind === 'unanswered') {
    exchange.failure = reply.failure
    return
  }
  exchange.responseBody = reply.body
  exchange.answeredAt = clock.now()
}

/** The record of a request that goes out now; what comes of it is written in later. */
export const beginExchange = (
  { channel, method, host, inn, query }: AskedOf,
  { clock, body, codeCount }: { clock: Clock; body: Buffer; codeCount: number },
): ExchangeRecord => ({
  channel,
  host,
  // Written as the connection writes it.
  path: query ? `${pathOf(method)}?${stringify(query)}` : pathOf(method),
  inn,
  requestId: randomUUID(),
  askedAt: clock.now(),
  answeredAt: null,
  httpStatus: null,
  failure: null,
  codeCount,
  requestBody: body,
  responseBody: null,
})
