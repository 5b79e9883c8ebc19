import type { Clock } from '../clock.js'
import type { Lane } from '../domain/lanes.js'
import { AppError } from '../errors.js'
import { readCisesInfo, type CisesInfoAnswer } from './cises-info-answer.js'
import { checkTrust, openConnection } from './connection.js'
import { beginExchange, type ExchangeRecord } from './exchange-record.js'
import type { Tokens } from './tokens.js'

export type { ExchangeRecord } from './exchange-record.js'

/** What a question brought, with its evidence. */
export type CisesInfoResult = { exchange: ExchangeRecord } & (CisesInfoAnswer | { kind: 'stopped' })

export interface TrueApiOptions {
  origin: string
  inn: string
  tokens: Tokens
  /** Resolves when the budget of the participant lets a request go. */
  takeTurn: (inn: string, lane: Lane, stop?: AbortSignal) => Promise<void>
  clock: Clock
  ownSuffix?: string
  proxy?: string
  timeoutMs?: number
  connections?: number
}

export interface TrueApi {
  readonly host: string
  /**
   * POST cises/info for 1…1000 КИ. Nothing is thrown for what ЧЗ or the network does.
   * @throws AppError operational `crpt.no-token` when there is no token to ask with.
   */
  cisesInfo(cises: string[], lane: Lane, stop?: AbortSignal): Promise<CisesInfoResult>
  close(): Promise<void>
}

const answerTimeoutMs = 30_000

/** @throws AppError user `crpt.untrusted-host` where a token must not be sent. */
export function makeTrueApi(options: TrueApiOptions): TrueApi {
  const { origin, inn, tokens, takeTurn, clock, timeoutMs = answerTimeoutMs } = options
  checkTrust(origin, options.ownSuffix)
  const { host } = new URL(origin)
  const connection = openConnection(options)

  return {
    host,
    close: () => connection.close(),
    async cisesInfo(cises, lane, stop) {
      const token = tokens.current()
      if (token === null) throw new AppError('operational', 'crpt.no-token')
      await takeTurn(inn, lane, stop)
      const body = Buffer.from(JSON.stringify(cises))
      const codeCount = cises.length
      const exchange = beginExchange(
        { channel: 'true-api', method: 'cises/info', host, inn },
        { clock, body, codeCount },
      )
      const reply = await connection.ask('cises/info', {
        origin,
        headers: { authorization: `Bearer ${token}` },
        body,
        deadline: AbortSignal.timeout(timeoutMs),
        stop,
      })
      exchange.httpStatus = reply.status
      if (reply.kind === 'unanswered') {
        exchange.failure = reply.failure
        return reply.why === 'stopped'
          ? { exchange, kind: 'stopped' }
          : { exchange, kind: 'silent', why: reply.why }
      }
      exchange.responseBody = reply.body
      exchange.answeredAt = clock.now()
      const result = readCisesInfo(reply.status, reply.body, reply.retryAfter)
      if (result.kind === 'fault' && result.fault === 'token-dead') tokens.markDead(token)
      return { exchange, ...result }
    },
  }
}
