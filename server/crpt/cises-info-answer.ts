import type { CodeFacts, Silence } from '../domain/verdict/facts.js'
import { factsOfCisesInfo } from './cises-info-facts.js'

/** A fault of the channel that a person must mend. */
export type ChannelFault = 'token-dead' | 'no-contract' | 'method-gone' | 'wrong-host'

/** What an answer means. Only `rows` says anything about codes; `not-taken` is about the request itself. */
export type CisesInfoAnswer =
  | { kind: 'rows'; facts: Map<string, CodeFacts> }
  | { kind: 'not-taken'; status: number }
  | { kind: 'silent'; why: Silence; retryAfterMs?: number }
  | { kind: 'fault'; fault: ChannelFault }

/**
 * Reads an answer of cises/info: the body first, the status second, since an all-unknown answer is a 404 with the usual
 * array (True API v719, §3.1). The body may be an array, an object, XML, HTML or nothing.
 */
export function readCisesInfo(status: number, body: Buffer, retryAfter?: string | string[]): CisesInfoAnswer {
  if (status === 203) return { kind: 'silent', why: 'emergency' }
  const rows = arrayOf(body)
  // None of the codes has a row: silence about each of them, while the line itself answers.
  if (rows?.length === 0 && status === 200) return { kind: 'rows', facts: new Map() }
  if (rows && rows.length > 0) {
    if (status === 401 || rows.every(isTokenRow)) return { kind: 'fault', fault: 'token-dead' }
    if (status === 403) return { kind: 'fault', fault: 'no-contract' }
    if (status === 200 || status === 404 || status === 504 || status === 701)
      return { kind: 'rows', facts: factsByCis(rows) }
  }
  return withoutRows(status, retryAfter)
}

function withoutRows(status: number, retryAfter?: string | string[]): CisesInfoAnswer {
  if (status === 401) return { kind: 'fault', fault: 'token-dead' }
  if (status === 403) return { kind: 'fault', fault: 'no-contract' }
  if (status === 404 || (status >= 300 && status < 400)) return { kind: 'fault', fault: 'wrong-host' }
  if (status === 410) return { kind: 'fault', fault: 'method-gone' }
  if (status === 429) return { kind: 'silent', why: 'rate-limit', ...waitOf(retryAfter) }
  if ([400, 413, 414, 422].includes(status)) return { kind: 'not-taken', status }
  if (status >= 500) return { kind: 'silent', why: 'http-5xx', ...waitOf(retryAfter) }
  // A 200 that holds no rows (a half body, another program's page): nothing is known by it.
  return { kind: 'silent', why: 'http-5xx' }
}

/** One code may come back in several rows (a tobacco pack and its block): the row of the very code asked wins. */
function factsByCis(rows: unknown[]): Map<string, CodeFacts> {
  const facts = new Map<string, CodeFacts>()
  for (const row of rows) {
    const read = factsOfCisesInfo(row)
    if (!read) continue
    const known = facts.get(read.requestedCis)
    if (!known || isCloser(read.facts, known)) facts.set(read.requestedCis, read.facts)
  }
  return facts
}

const isCloser = (facts: CodeFacts, known: CodeFacts): boolean =>
  facts.packageType === 'UNIT' && known.packageType !== 'UNIT'

function arrayOf(body: Buffer): unknown[] | null {
  // '[' may stand behind white space; anything else is not the array.
  const start = body.findIndex((byte) => byte > 0x20)
  if (body[start] !== 0x5b) return null
  try {
    return JSON.parse(body.toString('utf8')) as unknown[]
  } catch {
    return null
  }
}

const isTokenRow = (row: unknown): boolean => (row as { errorCode?: unknown } | null)?.errorCode === '401'

const waitOf = (retryAfter?: string | string[]): { retryAfterMs?: number } => {
  const seconds = Number(Array.isArray(retryAfter) ? retryAfter[0] : retryAfter)
  return Number.isFinite(seconds) && seconds > 0 ? { retryAfterMs: seconds * 1000 } : {}
}
