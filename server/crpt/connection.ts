import { Agent, ProxyAgent, buildConnector, type Dispatcher } from 'undici'
import { AppError } from '../errors.js'
import { moduleMethods } from './module-methods.js'
import { pinnedConnect } from './pinned-connect.js'
import { readingMethods } from './reading-methods.js'
import { isTrustedOrigin } from './trusted-origin.js'

/** Everything that can be asked of anybody: ЧЗ, and the modules of a store. */
const methods = { ...readingMethods, ...moduleMethods }
export type AnyMethod = keyof typeof methods
export const pathOf = (method: AnyMethod): string => methods[method].path

/** A list is sent as the same name several times. */
export type Query = Record<string, string | string[]>

export interface Request {
  origin: string
  headers: Record<string, string>
  query?: Query
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
  ask(method: AnyMethod, request: Request): Promise<Reply>
  close(): Promise<void>
}

export interface ConnectionOptions {
  ownSuffix?: string
  proxy?: string
  /** A module of the store: this origin alone is asked, wherever it is. */
  only?: string
  /** SHA-256 of the one certificate that is trusted. */
  pin?: string
  /** At once, to one host. */
  connections?: number
}

const maxAnswerBytes = 64 * 1024 * 1024

/** The one way out to ЧЗ: only its hosts, only methods that read, no redirects. */
export function openConnection(options: ConnectionOptions): Connection {
  const { ownSuffix, proxy, only, pin, connections = 16 } = options
  // HTTP/1.1 for each host: HTTP/2 and pipelining serialise POSTs. It follows no redirects.
  const pool = { connections, pipelining: 1, headersTimeout: 0, bodyTimeout: 0 }
  const connect = pin === undefined ? undefined : pinnedTo(pin)
  const agent: Dispatcher = proxy
    ? new ProxyAgent({ uri: proxy, ...pool })
    : new Agent({ ...pool, ...(connect && { connect }) })

  return {
    close: () => agent.destroy(),
    async ask(name, { origin, headers, query, body, deadline, stop, once }) {
      if (only === undefined) checkTrust(origin, ownSuffix)
      else if (origin !== only) throw untrusted(origin)
      let status: number | null = null
      try {
        const response = await agent.request({
          origin,
          ...methods[name],
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

/** The connection that several clients share, whoever made it closes it; else one of its own. */
export const connectionOf = ({
  connection,
  ...options
}: ConnectionOptions & { connection?: Connection }): Connection => connection ?? openConnection(options)

/** @throws AppError user `crpt.untrusted-host` where a key or token must not be sent. */
export function checkTrust(origin: string, ownSuffix?: string): void {
  if (isTrustedOrigin(origin, ownSuffix)) return
  throw untrusted(origin)
}

const untrusted = (origin: string) =>
  new AppError('user', 'crpt.untrusted-host', { host: new URL(origin).host })

/** Without a session of before: a resumed one shows no certificate. */
const pinnedTo = (pin: string) =>
  pinnedConnect(buildConnector({ rejectUnauthorized: false, maxCachedSessions: 0 }), pin)

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
