import { Agent, ProxyAgent, type Dispatcher } from 'undici'
import { AppError } from '../errors.js'
import { readingMethods, type ReadingMethod } from './reading-methods.js'
import { isTrustedOrigin } from './trusted-origin.js'

export interface Request {
  origin: string
  headers: Record<string, string>
  query?: Record<string, string>
  body?: Buffer
  /** Ends the request as one that got no answer in time. */
  deadline: AbortSignal
  stop?: AbortSignal
  /** Closes the connection behind the answer, as ЧЗ wants it of health/check. */
  once?: boolean
}

/** What came back. `failure` is the system's name of a network fault: it holds no secret. */
export type Reply =
  | { kind: 'answered'; status: number; body: Buffer; retryAfter?: string | string[] }
  | {
      kind: 'unanswered'
      why: 'timeout' | 'no-connection' | 'stopped'
      failure: string
      /** Where the answer broke off within its body. */
      status: number | null
    }

export interface Connection {
  /**
   * Asks one of the reading methods; nothing is thrown for what ЧЗ or the network does.
   * @throws AppError user `crpt.untrusted-host` where a key or token must not be sent.
   */
  ask(method: ReadingMethod, request: Request): Promise<Reply>
  close(): Promise<void>
}

export interface ConnectionOptions {
  ownSuffix?: string
  proxy?: string
  /** At once, to one host. */
  connections?: number
}

const maxAnswerBytes = 64 * 1024 * 1024

/** The one way out to ЧЗ: only its hosts, only methods that read, no redirects. */
export function openConnection({ ownSuffix, proxy, connections = 16 }: ConnectionOptions): Connection {
  // HTTP/1.1 for each host: HTTP/2 and pipelining serialise POSTs. It follows no redirects.
  const pool = { connections, pipelining: 1, headersTimeout: 0, bodyTimeout: 0 }
  const agent: Dispatcher = proxy ? new ProxyAgent({ uri: proxy, ...pool }) : new Agent(pool)

  return {
    close: () => agent.destroy(),
    async ask(name, { origin, headers, query, body, deadline, stop, once }) {
      checkTrust(origin, ownSuffix)
      let status: number | null = null
      try {
        const response = await agent.request({
          origin,
          ...readingMethods[name],
          query,
          headers: { 'content-type': 'application/json', accept: '*/*', ...headers },
          body,
          reset: once,
          signal: stop ? AbortSignal.any([deadline, stop]) : deadline,
        })
        status = response.statusCode
        const whole = await readWhole(response.body)
        return { kind: 'answered', status, body: whole, retryAfter: response.headers['retry-after'] }
      } catch (error) {
        if (stop?.aborted) return { kind: 'unanswered', why: 'stopped', failure: 'stopped', status }
        if (deadline.aborted) return { kind: 'unanswered', why: 'timeout', failure: 'timeout', status }
        return { kind: 'unanswered', why: 'no-connection', failure: failureOf(error), status }
      }
    },
  }
}

/** @throws AppError user `crpt.untrusted-host` where a key or token must not be sent. */
export function checkTrust(origin: string, ownSuffix?: string): void {
  if (isTrustedOrigin(origin, ownSuffix)) return
  throw new AppError('user', 'crpt.untrusted-host', { host: new URL(origin).host })
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
