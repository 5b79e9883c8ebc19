import type { Clock } from '../clock.js'
import type { Lane } from '../domain/lanes.js'
import type { Silence } from '../domain/verdict/facts.js'
import { AppError } from '../errors.js'
import { checkTrust, connectionOf, type Connection, type Query } from './connection.js'
import { beginExchange, endExchange, type ExchangeRecord } from './exchange-record.js'
import type { ReadingMethod } from './reading-methods.js'
import type { Tokens } from './tokens.js'

export interface TrueApiOptions {
  origin: string
  inn: string
  tokens: Tokens
  /** Resolves when the budget of the participant lets a request go. */
  takeTurn: (inn: string, lane: Lane, stop?: AbortSignal) => Promise<void>
  clock: Clock
  ownSuffix?: string
  proxy?: string
  /** No answer of any method is waited for longer. */
  timeoutMs?: number
  connections?: number
  /** Shared by the clients of all legal entities. */
  connection?: Connection
}

/** One request of the True API, whatever it asks. */
export interface TrueApiQuestion {
  method: ReadingMethod
  channel: ExchangeRecord['channel']
  /** Absent where all is in the query. */
  body?: unknown
  codeCount: number
  query?: Query
  /** The method answers anybody: the token is not shown to it. */
  isOpen?: true
  timeoutMs: number
  lane: Lane
  stop?: AbortSignal
}

/** Some answers are so large that they are read in several turns. */
type ReadAnswer<Answer> = (
  status: number,
  body: Buffer,
  retryAfter?: string | string[],
) => Answer | Promise<Answer>

/** What a question brought, with its evidence. */
export type Asked<Answer> = { exchange: ExchangeRecord } & (
  Answer | { kind: 'silent'; why: Silence; retryAfterMs?: number } | { kind: 'stopped' }
)

export interface AskTrueApi {
  readonly host: string
  /**
   * Nothing is thrown for what ЧЗ or the network does.
   * @throws AppError operational `crpt.no-token` when there is no token to ask with.
   */
  ask<Answer extends { kind: string; fault?: string }>(
    question: TrueApiQuestion,
    read: ReadAnswer<Answer>,
  ): Promise<Asked<Answer>>
  close(): Promise<void>
}

/**
 * The one request that all methods of the True API share: token, budget, time-out, evidence.
 * @throws AppError user `crpt.untrusted-host` where a token must not be sent.
 */
export function makeAskTrueApi(options: TrueApiOptions): AskTrueApi {
  const { origin, inn, tokens, takeTurn, clock, timeoutMs = Infinity } = options
  checkTrust(origin, options.ownSuffix)
  const { host } = new URL(origin)
  const connection = connectionOf(options)

  return {
    host,
    close: () => connection.close(),
    async ask(question, read) {
      const { method, channel, codeCount, query, isOpen, lane, stop } = question
      const token = isOpen ? null : tokens.current()
      if (token === null && !isOpen) throw new AppError('operational', 'crpt.no-token')
      await takeTurn(inn, lane, stop)
      const body = question.body === undefined ? undefined : Buffer.from(JSON.stringify(question.body))
      const exchange = beginExchange(
        { channel, method, host, inn, query },
        { clock, body: body ?? Buffer.alloc(0), codeCount },
      )
      const reply = await connection.ask(method, {
        origin,
        query,
        headers: token === null ? {} : { authorization: `Bearer ${token}` },
        body,
        deadline: AbortSignal.timeout(Math.min(question.timeoutMs, timeoutMs)),
        stop,
      })
      endExchange(exchange, reply, clock)
      if (reply.kind === 'unanswered')
        return reply.why === 'stopped'
          ? { exchange, kind: 'stopped' }
          : { exchange, kind: 'silent', why: reply.why }
      const answer = await read(reply.status, reply.body, reply.retryAfter)
      if (token !== null && answer.fault === 'token-dead') tokens.markDead(token)
      return { exchange, ...answer }
    },
  }
}
