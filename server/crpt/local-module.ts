import type { Clock } from '../clock.js'
import { askModule, nameExchange, untouchedRow, type ModuleTools, type WayAnswer } from './module-answer.js'
import { factsOfCodesCheck } from './codes-check-facts.js'
import { objectOf } from './codes-check-answer.js'
import { openConnection, type Reply } from './connection.js'
import { within } from './deadline.js'
import type { ExchangeRecord } from './exchange-record.js'
import type { SiteRow } from './site.js'
import { isObject, numberOf, textOf, type Wire } from './wire-values.js'

export interface LocalModuleOptions {
  /** http://HOST:5995, the very place that was configured and no other. */
  origin: string
  login?: { user: string; password: string }
  inn: string | null
  clock: Clock
  timeoutMs?: number
}

/** ЛМ ЧЗ: the module of a store that knows bans and its own sales when the line is down. It is only asked, never told. */
export interface LocalModule {
  /** Asks about a КИ, never with its check part. */
  outCheck(cis: string, stop?: AbortSignal): Promise<WayAnswer>
  /** Looks whether it is ready, and how old its base is: now and every minute until the signal ends. */
  start(stop: AbortSignal): void
  /** The same once, out of turn. */
  look(stop: AbortSignal): Promise<void>
  row(): SiteRow
  close(): Promise<void>
}

const usualTimeoutMs = 1000
const statusTimeoutMs = 2000
const lookEveryMs = 60_000

interface Standing {
  row: SiteRow
  /** As it calls itself: ready, sync_error …; null where it was not heard of yet. */
  status: string | null
  version: 'v2' | 'v1'
}

export function makeLocalModule(options: LocalModuleOptions): LocalModule {
  const { origin, login, clock, inn, timeoutMs = usualTimeoutMs } = options
  const connection = openConnection({ only: origin, connections: 4 })
  const authorization = login && `Basic ${Buffer.from(`${login.user}:${login.password}`).toString('base64')}`
  const headers = { accept: 'application/json', ...(authorization && { authorization }) }
  const tools: ModuleTools = {
    channel: 'local-module',
    connection,
    origin,
    clock,
    inn,
    timeoutMs,
    headers,
  }
  const standing: Standing = { row: untouchedRow(origin), status: null, version: 'v2' }

  async function look(stop: AbortSignal): Promise<void> {
    for (const version of ['v2', 'v1'] as const) {
      const askedAt = clock.now()
      const reply = await within(statusTimeoutMs, clock, (deadline) =>
        connection.ask(`local-module/${version}/status`, { origin, headers, deadline, stop }),
      )
      if (reply.kind === 'answered' && reply.status === 404 && version === 'v2') continue
      standing.version = version
      return hearStatus(standing, reply, { askedAt, now: clock.now() })
    }
  }

  return {
    start(stop) {
      void keepLooking(clock, stop, () => look(stop))
    },
    look,
    row: () => standing.row,
    close: () => connection.close(),
    outCheck: (cis, stop) => outCheck(tools, standing, { cis, stop }),
  }
}

async function keepLooking(clock: Clock, stop: AbortSignal, look: () => Promise<void>): Promise<void> {
  while (!stop.aborted) {
    await look()
    await clock.wait(lookEveryMs, stop)
  }
}

function hearStatus(standing: Standing, reply: Reply, times: { askedAt: number; now: number }): void {
  const { row } = standing
  if (reply.kind === 'unanswered') {
    if (reply.why === 'stopped') return
    standing.status = null
    standing.row = { ...row, state: 'down', lastError: reply.failure }
    return
  }
  const wire = objectOf(reply.body)
  const heard = { ...row, latencyMs: times.now - times.askedAt, lastAnswerAt: times.now }
  if (reply.status === 401) {
    standing.status = null
    standing.row = { ...heard, state: 'held', lastError: 'module-login' }
    return
  }
  // in service nothing works, whatever the status says
  const status = textOf(wire.operationMode) === 'service' ? 'service' : textOf(wire.status)
  standing.status = status ?? null
  standing.row = {
    ...heard,
    state: status === 'ready' ? 'up' : 'down',
    lastError:
      status === 'ready' ? null : (status ?? (reply.status === 200 ? 'unreadable' : String(reply.status))),
    // 0 before the first load
    syncedAt: numberOf(wire.lastSync) || null,
  }
}

async function outCheck(
  tools: ModuleTools,
  standing: Standing,
  { cis, stop }: { cis: string; stop?: AbortSignal },
): Promise<WayAnswer> {
  const exchanges: ExchangeRecord[] = []
  const askedAt = tools.clock.now()
  const common = { exchanges, askedAt }
  // it would refuse anyway: its base is absent or too old
  if (standing.status !== null && standing.status !== 'ready')
    return { ...common, kind: 'silent', why: 'no-connection' }
  const body = { cis_list: [{ cis }] }
  let reply = await askModule(tools, `local-module/${standing.version}/outCheck`, { body, exchanges, stop })
  if (isNoMethod(reply) && standing.version === 'v2') {
    standing.version = 'v1'
    reply = await askModule(tools, 'local-module/v1/outCheck', { body, exchanges, stop })
  }
  if (reply.kind === 'unanswered')
    return reply.why === 'stopped'
      ? { ...common, kind: 'stopped' }
      : { ...common, kind: 'silent', why: reply.why }
  return {
    ...common,
    ...readOutCheck(reply.status, objectOf(reply.body), { cis, exchange: exchanges.at(-1) }),
  }
}

/** 404 with an errorCode of its own is an answer of the method. */
const isNoMethod = (reply: Reply): boolean =>
  reply.kind === 'answered' && reply.status === 404 && numberOf(objectOf(reply.body).errorCode) === undefined

type Read =
  | Pick<Extract<WayAnswer, { kind: 'facts' }>, 'kind' | 'facts'>
  | Pick<Extract<WayAnswer, { kind: 'silent' }>, 'kind' | 'why'>
  | Pick<Extract<WayAnswer, { kind: 'fault' }>, 'kind' | 'fault'>

/** Wrong login or a token that is refused; the question itself is wrong. */
const loginErrors = new Set([4010, 4015])
const questionErrors = new Set([6010, 6011, 6020, 6021, 6030])

function readOutCheck(
  status: number,
  wire: Wire,
  { cis, exchange }: { cis: string; exchange: ExchangeRecord | undefined },
): Read {
  const error = numberOf(wire.errorCode) ?? 0
  if (status === 401 || loginErrors.has(error)) return { kind: 'fault', fault: 'module-login' }
  if (questionErrors.has(error)) return { kind: 'facts', facts: { refused: 'bad-request' } }
  const [first] = Array.isArray(wire.results) ? (wire.results as unknown[]) : [wire]
  if (status !== 200 || !isObject(first)) return { kind: 'silent', why: 'http-5xx' }
  nameExchange(exchange, first)
  if (numberOf(first.code) === 400) return { kind: 'facts', facts: { refused: 'bad-request' } }
  const rows = Array.isArray(first.codes) ? (first.codes as unknown[]) : []
  const row =
    rows.find((one) => isObject(one) && one.cis === cis) ?? (rows.length === 1 ? rows[0] : undefined)
  const facts = factsOfCodesCheck(row, { offline: true })
  return facts === null ? { kind: 'silent', why: 'no-row' } : { kind: 'facts', facts }
}
