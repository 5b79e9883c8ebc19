import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock.js'
import type { Silence } from '../domain/verdict/facts.js'
import { objectOf, readCodesCheckBody, unwrapped, type CodesCheckAnswer } from './codes-check-answer.js'
import { factsOfCodesCheck } from './codes-check-facts.js'
import { openConnection, type Reply } from './connection.js'
import type { ExchangeRecord } from './exchange-record.js'
import { lookAtTill, tillVersions, type TillStanding } from './look-at-till.js'
import { rowOfOne } from './match-rows.js'
import { askModule, nameExchange, untouchedRow, type ModuleTools, type WayAnswer } from './module-answer.js'
import type { SiteRow } from './site.js'

export interface TillModuleOptions {
  /** https://HOST:51401, the very place that was configured and no other. */
  origin: string
  /** SHA-256 of its certificate, which it signs itself. */
  fingerprint?: string
  inn: string | null
  clock: Clock
  timeoutMs?: number
}

/** ТС ПИоТ of a till: it asks ГИС МТ and the local module itself and gives back one answer. */
export interface TillModule {
  check(fullCode: string, stop?: AbortSignal): Promise<WayAnswer>
  /** Looks whether it is there and answers; of no code. */
  look(stop: AbortSignal): Promise<void>
  row(): SiteRow
  close(): Promise<void>
}

/** It answers within 1800 ms; the rest is the way to it. */
const usualTimeoutMs = 2000

export function makeTillModule(options: TillModuleOptions): TillModule {
  const { origin, fingerprint, clock, inn, timeoutMs = usualTimeoutMs } = options
  const connection = openConnection({ only: origin, pin: fingerprint, connections: 4 })
  const tools: ModuleTools = { channel: 'till-module', connection, origin, clock, inn, timeoutMs }
  const client = { name: 'Dopusk', version: '1', id: randomUUID(), token: '' }
  const standing: TillStanding = { version: 'v3', row: untouchedRow(origin) }
  return {
    look: (stop) => lookAtTill(tools, standing, stop),
    row: () => standing.row,
    close: () => connection.close(),
    async check(fullCode, stop) {
      const exchanges: ExchangeRecord[] = []
      const askedAt = clock.now()
      const askOnce = () => askVersions(tools, standing, { fullCode, client, exchanges, stop })
      let reply = await askOnce()
      if (isWorthRepeating(reply)) reply = await askOnce()
      const read = readReply(reply, fullCode, exchanges.at(-1))
      hear(standing, { read, reply, latencyMs: clock.now() - askedAt, now: clock.now() })
      return { exchanges, askedAt, ...read }
    },
  }
}

interface Asked {
  fullCode: string
  client: Record<string, string>
  exchanges: ExchangeRecord[]
  stop?: AbortSignal
}

/** By the newest version that it has; 404 is how an older module says that it has not. */
async function askVersions(tools: ModuleTools, standing: TillStanding, asked: Asked): Promise<Reply> {
  const { fullCode, client, exchanges, stop } = asked
  const cis = Buffer.from(fullCode).toString('base64')
  let reply: Reply | undefined
  for (const version of tillVersions.slice(tillVersions.indexOf(standing.version))) {
    const body = { codes: version === 'v3' ? [{ cis }] : [cis], client_info: client }
    reply = await askModule(tools, `till-module/${version}/check`, { body, exchanges, stop })
    if (reply.status === 404) continue
    standing.version = version
    return reply
  }
  return reply!
}

/** 500 and 504 may go the second time; 514 says that neither ГИС МТ nor the local module answered it. */
const isWorthRepeating = ({ kind, status }: Reply): boolean =>
  kind === 'answered' && (status === 500 || status === 504)

type Read =
  | Pick<Extract<WayAnswer, { kind: 'facts' }>, 'kind' | 'facts'>
  | { kind: 'silent'; why: Silence }
  | { kind: 'fault'; fault: string }
  | { kind: 'stopped' }

function readReply(reply: Reply, fullCode: string, exchange: ExchangeRecord | undefined): Read {
  if (reply.kind === 'unanswered')
    return reply.why === 'stopped' ? { kind: 'stopped' } : { kind: 'silent', why: reply.why }
  if (reply.status === 514) return { kind: 'silent', why: 'no-connection' }
  const wire = unwrapped(objectOf(reply.body))
  const answer = readCodesCheckBody(reply.status, wire)
  if (answer.kind === 'rows') nameExchange(exchange, wire)
  return readAnswer(answer, fullCode)
}

function readAnswer(answer: CodesCheckAnswer, fullCode: string): Read {
  if (answer.kind === 'silent') return answer
  if (answer.kind === 'fault')
    return { kind: 'fault', fault: answer.fault === 'key-dead' ? 'module-login' : answer.fault }
  if (answer.kind === 'not-taken')
    return { kind: 'facts', facts: { refused: answer.status === 422 ? 'no-access' : 'bad-request' } }
  const facts = factsOfCodesCheck(rowOfOne(fullCode, answer.rows), { offline: answer.offline })
  return facts === null ? { kind: 'silent', why: 'no-row' } : { kind: 'facts', facts }
}

function hear(
  standing: TillStanding,
  { read, reply, latencyMs, now }: { read: Read; reply: Reply; latencyMs: number; now: number },
): void {
  const { row } = standing
  if (read.kind === 'stopped') return
  const heard = reply.kind === 'answered' ? { ...row, latencyMs, lastAnswerAt: now } : row
  if (read.kind === 'fault') standing.row = { ...heard, state: 'held', lastError: read.fault }
  else if (read.kind === 'silent')
    standing.row = {
      ...heard,
      state: 'down',
      lastError: reply.kind === 'unanswered' ? reply.failure : read.why,
    }
  else standing.row = { ...heard, state: 'up', lastError: null }
}
