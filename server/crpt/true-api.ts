import { randomUUID } from 'node:crypto'
import { Agent, ProxyAgent, type Dispatcher } from 'undici'
import type { Clock } from '../clock.js'
import type { Lane } from '../domain/lanes.js'
import { AppError } from '../errors.js'
import { readCisesInfo, type CisesInfoAnswer } from './cises-info-answer.js'
import { readingMethods } from './reading-methods.js'
import type { Tokens } from './tokens.js'
import { isTrustedOrigin } from './trusted-origin.js'

/** One request and what came back, as bytes: the material of the evidence. Never holds the token. */
export interface ExchangeRecord {
  channel: 'true-api'
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
}

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
const maxAnswerBytes = 64 * 1024 * 1024

/** @throws AppError user `crpt.untrusted-host` where a token must not be sent. */
export function makeTrueApi(options: TrueApiOptions): TrueApi {
  const {
    origin,
    inn,
    tokens,
    takeTurn,
    clock,
    ownSuffix,
    proxy,
    timeoutMs = answerTimeoutMs,
    connections = 16,
  } = options
  const host = new URL(origin).host
  if (!isTrustedOrigin(origin, ownSuffix)) throw new AppError('user', 'crpt.untrusted-host', { host })
  // One HTTP/1.1 agent a host: HTTP/2 and pipelining serialise POSTs. It follows no redirects.
  const pool = { connections, pipelining: 1, headersTimeout: 0, bodyTimeout: 0 }
  const agent: Dispatcher = proxy ? new ProxyAgent({ uri: proxy, ...pool }) : new Agent(pool)

  return {
    host,
    close: () => agent.destroy(),
    async cisesInfo(cises, lane, stop) {
      const token = tokens.current()
      if (token === null) throw new AppError('operational', 'crpt.no-token')
      await takeTurn(inn, lane, stop)
      const { path, method } = readingMethods['cises/info']
      const exchange: ExchangeRecord = {
        channel: 'true-api',
        host,
        path,
        inn,
        requestId: randomUUID(),
        askedAt: clock.now(),
        answeredAt: null,
        httpStatus: null,
        failure: null,
        codeCount: cises.length,
        requestBody: Buffer.from(JSON.stringify(cises)),
        responseBody: null,
      }
      const deadline = AbortSignal.timeout(timeoutMs)
      try {
        const response = await agent.request({
          origin,
          path,
          method,
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', accept: '*/*' },
          body: exchange.requestBody,
          signal: stop ? AbortSignal.any([deadline, stop]) : deadline,
        })
        exchange.httpStatus = response.statusCode
        exchange.responseBody = await readWhole(response.body)
        exchange.answeredAt = clock.now()
        const result = readCisesInfo(
          response.statusCode,
          exchange.responseBody,
          response.headers['retry-after'],
        )
        if (result.kind === 'fault' && result.fault === 'token-dead') tokens.markDead(token)
        return { exchange, ...result }
      } catch (error) {
        if (stop?.aborted) return { exchange: { ...exchange, failure: 'stopped' }, kind: 'stopped' }
        exchange.failure = deadline.aborted ? 'timeout' : failureOf(error)
        return { exchange, kind: 'silent', why: deadline.aborted ? 'timeout' : 'no-connection' }
      }
    },
  }
}

async function readWhole(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of body) {
    size += part.length
    if (size > maxAnswerBytes) throw new Error('answer-too-large')
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** The system's name of a network fault (ECONNREFUSED …): it holds no secret. */
const failureOf = (error: unknown): string => {
  const code = (error as { code?: unknown }).code
  return typeof code === 'string' ? code : 'network'
}
