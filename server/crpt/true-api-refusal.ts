import type { Silence } from '../domain/verdict/facts.js'

/** A fault of the channel that a person must mend. */
export type ChannelFault = 'token-dead' | 'no-contract' | 'method-gone' | 'wrong-host'

/** An answer that says nothing of codes: the request is refused as it is, nobody answered, or the channel is at fault. */
export type Refusal =
  | { kind: 'not-taken'; status: number }
  | { kind: 'silent'; why: Silence; retryAfterMs?: number }
  | { kind: 'fault'; fault: ChannelFault }

/** How an answer without a body of its own is read, the same for every method (True API v719, «Статусы ответов»). */
export function refusalOf(status: number, retryAfter?: string | string[]): Refusal {
  if (status === 203) return { kind: 'silent', why: 'emergency' }
  if (status === 401) return { kind: 'fault', fault: 'token-dead' }
  if (status === 403) return { kind: 'fault', fault: 'no-contract' }
  if (status === 404 || (status >= 300 && status < 400)) return { kind: 'fault', fault: 'wrong-host' }
  if (status === 410) return { kind: 'fault', fault: 'method-gone' }
  if (status === 429) return { kind: 'silent', why: 'rate-limit', ...waitOf(retryAfter) }
  if ([400, 413, 414, 422].includes(status)) return { kind: 'not-taken', status }
  if (status >= 500) return { kind: 'silent', why: 'http-5xx', ...waitOf(retryAfter) }
  // A 200 that holds no answer (a half body, another program's page): nothing is known by it.
  return { kind: 'silent', why: 'http-5xx' }
}

const waitOf = (retryAfter?: string | string[]): { retryAfterMs?: number } => {
  const seconds = Number(Array.isArray(retryAfter) ? retryAfter[0] : retryAfter)
  return Number.isFinite(seconds) && seconds > 0 ? { retryAfterMs: seconds * 1000 } : {}
}
