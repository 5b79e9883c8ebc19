import type { Clock } from '../clock.js'
import type { ApiKeys } from './api-keys.js'
import { readCodesCheck, type CodesCheckAnswer } from './codes-check-answer.js'
import type { Connection, Reply } from './connection.js'
import { beginExchange, type ExchangeRecord } from './exchange-record.js'
import type { Site } from './site.js'
import type { Sites } from './sites.js'

export type SiteAnswer =
  CodesCheckAnswer | { kind: 'silent'; why: 'timeout' | 'no-connection' } | { kind: 'stopped' }

/** One question on its way: every request that it takes is written into `exchanges`. */
export interface Question {
  connection: Connection
  sites: Sites
  keys: ApiKeys
  clock: Clock
  inn: string | null
  codeCount: number
  body: Buffer
  exchanges: ExchangeRecord[]
  stop?: AbortSignal
  /** Waits until a request may be sent; rejects where `stop` ends that. */
  takeTurn?: () => Promise<void>
  /** Gives a request its deadline. */
  withDeadline: WithDeadline
  /** What a request may take; one that was cut off sooner says nothing of its site. */
  timeoutMs: number
}

export type WithDeadline = <T>(work: (deadline: AbortSignal) => Promise<T>) => Promise<T>

/** Timers are not exact to the millisecond. */
const nearlyAll = 0.9

/**
 * Asks codes/check by the rules for tills: 429 and 5xx once more on the same site, then it is put aside and the next one
 * is asked; 5000 once more and never aside; no answer in time ends the question; everything else is an answer.
 */
export async function askSites(question: Question): Promise<SiteAnswer> {
  const asked = new Set<Site>()
  let last: SiteAnswer = { kind: 'silent', why: 'no-connection' }
  for (;;) {
    const site = await question.withDeadline((deadline) =>
      question.sites.best(eitherOf(deadline, question.stop)),
    )
    if (question.stop?.aborted) return { kind: 'stopped' }
    if (site === null || asked.has(site)) return asked.size === 0 ? nobody(question) : last
    asked.add(site)
    const first = await askSite(question, site)
    if (!isWorthRepeating(first)) return first
    last = await askSite(question, site)
    if (!isSiteFailure(first) || !isSiteFailure(last)) return last
    site.putAside(last.why)
  }
}

const eitherOf = (deadline: AbortSignal, stop?: AbortSignal): AbortSignal =>
  stop ? AbortSignal.any([deadline, stop]) : deadline

function nobody({ sites, keys }: Question): SiteAnswer {
  const fault = keys.fault() ?? sites.fault()
  if (fault !== null) return { kind: 'fault', fault }
  return { kind: 'silent', why: sites.isEmergency() ? 'emergency' : 'no-connection' }
}

type SiteFailure = { kind: 'silent'; why: 'rate-limit' | 'http-5xx' }

const isSiteFailure = (answer: SiteAnswer): answer is SiteFailure =>
  answer.kind === 'silent' && (answer.why === 'rate-limit' || answer.why === 'http-5xx')

const isWorthRepeating = (answer: SiteAnswer): boolean =>
  isSiteFailure(answer) || (answer.kind === 'silent' && answer.why === 'cross-border')

/** One request to one site, with its record. */
async function askSite(question: Question, site: Site): Promise<SiteAnswer> {
  const { keys, exchanges, inn } = question
  if (!(await hasItsTurn(question))) return { kind: 'stopped' }
  const key = keys.current()
  if (key === null) return nobody(question)
  const exchange = beginExchange({ channel: 'cdn', method: 'codes/check', host: site.host, inn }, question)
  exchanges.push(exchange)
  const reply = await send(question, site, key)
  exchange.httpStatus = reply.status
  if (reply.kind === 'unanswered') return hearSilence(question, { site, exchange, reply })
  exchange.responseBody = reply.body
  exchange.answeredAt = question.clock.now()
  const answer = readCodesCheck(reply.status, reply.body)
  site.answered(answer.kind === 'silent' ? answer.why : undefined)
  if (answer.kind === 'rows')
    Object.assign(exchange, { reqId: answer.reqId, reqTimestamp: answer.reqTimestamp })
  if (answer.kind === 'fault' && answer.fault === 'key-dead') keys.markDead(key)
  return answer
}

/** False where the waiting for it was ended. */
async function hasItsTurn({ takeTurn }: Question): Promise<boolean> {
  if (!takeTurn) return true
  return takeTurn().then(
    () => true,
    () => false,
  )
}

const send = ({ connection, body, stop, withDeadline }: Question, { origin }: Site, key: string) =>
  withDeadline((deadline) =>
    connection.ask('codes/check', { origin, headers: { 'x-api-key': key }, body, deadline, stop }),
  )

interface Unheard {
  site: Site
  exchange: ExchangeRecord
  reply: Extract<Reply, { kind: 'unanswered' }>
}

function hearSilence({ clock, timeoutMs }: Question, { site, exchange, reply }: Unheard): SiteAnswer {
  const { why, failure } = reply
  exchange.failure = failure
  if (why === 'stopped') return { kind: 'stopped' }
  const hadItsTime = clock.now() - exchange.askedAt >= timeoutMs * nearlyAll
  if (why === 'no-connection' || hadItsTime) site.silent(failure)
  return { kind: 'silent', why }
}
