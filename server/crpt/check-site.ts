import type { Clock } from '../clock.js'
import type { ApiKeys } from './api-keys.js'
import { readHealth } from './cdn-answers.js'
import { isKeyRefused, objectOf } from './codes-check-answer.js'
import type { Connection, Reply } from './connection.js'
import { within } from './deadline.js'
import { beginExchange, endExchange, type KeepExchange } from './exchange-record.js'
import type { Site } from './site.js'

/** What it takes to ask ЧЗ about its sites. */
export interface SiteTools {
  connection: Connection
  keys: ApiKeys
  clock: Clock
  /** Whose key it is. */
  inn?: string | null
  /** Lists of sites are evidence; health checks, hundreds an hour, are not. */
  keepExchange?: KeepExchange
  /** Ends when the program stops. */
  stop: AbortSignal
}

/** GET cdn/info with its evidence. Null without a key. */
export async function askSiteList(
  tools: SiteTools,
  { origin, timeoutMs }: { origin: string; timeoutMs: number },
): Promise<Reply | null> {
  const { clock, inn = null, keepExchange } = tools
  const { host } = new URL(origin)
  const asked = { channel: 'cdn', method: 'cdn/info', host, inn } as const
  const exchange = beginExchange(asked, { clock, body: Buffer.alloc(0), codeCount: 0 })
  const reply = await askWithKey(tools, 'cdn/info', { origin, timeoutMs })
  if (reply === null) return null
  endExchange(exchange, reply, clock)
  keepExchange?.(exchange)
  return reply
}

/** A GET with the key; a key that is refused is not sent again. Null without a key. */
async function askWithKey(
  { connection, keys, clock, stop }: SiteTools,
  method: 'cdn/info' | 'cdn/health/check',
  { origin, timeoutMs }: { origin: string; timeoutMs: number },
): Promise<Reply | null> {
  const key = keys.current()
  if (key === null) return null
  const reply = await within(timeoutMs, clock, (deadline) =>
    connection.ask(method, {
      origin,
      headers: { 'x-api-key': key },
      deadline,
      stop,
      once: method === 'cdn/health/check',
    }),
  )
  if (reply.kind === 'answered' && isKeyRefused(reply.status, objectOf(reply.body))) keys.markDead(key)
  return reply
}

/**
 * Looks at one site by health/check: no answer puts it aside at once, 429 and 5xx when they come twice. A refusal is no
 * fault of the site, yet it does not make it a good one.
 */
export async function checkSite(tools: SiteTools, site: Site, timeoutMs: number): Promise<void> {
  for (const isLast of [false, true]) {
    const askedAt = tools.clock.now()
    const reply = await askWithKey(tools, 'cdn/health/check', { origin: site.origin, timeoutMs })
    if (reply === null || (reply.kind === 'unanswered' && reply.why === 'stopped')) return
    if (reply.kind === 'unanswered') return site.putAside(reply.failure)
    const latencyMs = tools.clock.now() - askedAt
    const health = readHealth(reply.status, reply.body)
    if (health.kind === 'well') return site.checked({ latencyMs, avgTimeMs: health.avgTimeMs })
    if (health.kind === 'refused') return site.checked(null, health.why)
    site.answered()
    if (isLast) site.putAside(health.why)
  }
}
