import type { Clock } from '../clock.js'
import type { ApiKeys } from './api-keys.js'
import { readHealth } from './cdn-answers.js'
import { faultOf, isKeyRefused, objectOf } from './codes-check-answer.js'
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

type KeyMethod = 'cdn/info' | 'cdn/health/check'
type Place = { origin: string; timeoutMs: number }
type KeyReply = Reply & { askedAt: number }

/**
 * A GET with a key; one that is refused is not sent again. What is amiss with the key of one legal entity (it is dead, there
 * is no contract) keeps nobody from asking with that of another. Null without a key.
 */
async function askWithKey(tools: SiteTools, method: KeyMethod, place: Place): Promise<KeyReply | null> {
  const { keys } = tools
  let last: KeyReply | null = null
  for (const key of keys.live()) {
    last = await askOnce(tools, method, { ...place, key })
    if (last.kind === 'unanswered') return last
    const wire = objectOf(last.body)
    if (isKeyRefused(last.status, wire)) keys.markDead(key)
    else if (faultOf(last.status, wire)?.fault !== 'no-contract') return last
  }
  return last
}

/** GET cdn/info with its evidence. Null without a key. */
export const askSiteList = (tools: SiteTools, place: Place): Promise<KeyReply | null> =>
  askWithKey(tools, 'cdn/info', place)

async function askOnce(
  tools: SiteTools,
  method: KeyMethod,
  { origin, timeoutMs, key }: Place & { key: string },
): Promise<KeyReply> {
  const { connection, clock, stop } = tools
  const askedAt = clock.now()
  const keep = method === 'cdn/info' ? beginListExchange(tools, origin) : null
  const once = method === 'cdn/health/check'
  const headers = { 'x-api-key': key }
  const reply = await within(timeoutMs, clock, (deadline) =>
    connection.ask(method, { origin, headers, deadline, stop, once }),
  )
  keep?.(reply)
  return { ...reply, askedAt }
}

/** Evidence of a question for the list of sites; health checks leave none. */
function beginListExchange({ clock, inn = null, keepExchange }: SiteTools, origin: string) {
  const asked = { channel: 'cdn', method: 'cdn/info', host: new URL(origin).host, inn } as const
  const exchange = beginExchange(asked, { clock, body: Buffer.alloc(0), codeCount: 0 })
  return (reply: Reply) => {
    endExchange(exchange, reply, clock)
    keepExchange?.(exchange)
  }
}

/**
 * Looks at one site by health/check: no answer puts it aside at once, 429 and 5xx when they come twice. A refusal is no
 * fault of the site, yet it does not make it a good one.
 */
export async function checkSite(tools: SiteTools, site: Site, timeoutMs: number): Promise<void> {
  for (const isLast of [false, true]) {
    const reply = await askWithKey(tools, 'cdn/health/check', { origin: site.origin, timeoutMs })
    if (reply === null || (reply.kind === 'unanswered' && reply.why === 'stopped')) return
    if (reply.kind === 'unanswered') return site.putAside(reply.failure)
    const latencyMs = tools.clock.now() - reply.askedAt
    const health = readHealth(reply.status, reply.body)
    if (health.kind === 'well') return site.checked({ latencyMs, avgTimeMs: health.avgTimeMs })
    if (health.kind === 'refused') return site.checked(null, health.why)
    site.answered()
    if (isLast) site.putAside(health.why)
  }
}
