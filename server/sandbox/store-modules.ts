import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer as createHttp } from 'node:http'
import { createServer as createHttps } from 'node:https'
import type { AddressInfo } from 'node:net'
import express, { type Express, type RequestHandler } from 'express'
import type { Clock } from '../clock.js'
import { answerCheck, fullCodesOf } from './cdn-check.js'
import { cdnRow, readFullCode } from './cdn-row.js'
import { answerInCdnMood, plainCdnMood, type CdnMood } from './cdn-mood.js'
import { moodBox, type MoodBox } from './mood-box.js'
import { requestLog, type Counts, type RequestLog } from './request-log.js'
import { stateAt, type Scenario } from './scenario.js'
import { sendInMood } from './send-answer.js'
import { jsonAnswer, type WireAnswer } from './wire-answer.js'

/** A module of a store as the stand-in plays it. */
export interface StoreModule {
  url: string
  counts(): Counts
  /** For all requests to come, or the next `requests` of them. */
  setMood(mood: CdnMood, requests?: number): void
  close(): Promise<void>
}

export interface ModulePlace {
  scenario: Scenario
  clock: Clock
  /** Versions of its methods that it has. */
  versions?: readonly ('v1' | 'v2' | 'v3')[]
}

export interface LocalModulePlace extends ModulePlace {
  status?: 'ready' | 'not_configured' | 'initialization' | 'sync_error' | 'failure'
  lastSync?: number
  login?: { user: string; password: string }
}

export interface TillModulePlace extends ModulePlace {
  /** It has no net: it says what its local module knows. */
  offline?: boolean
  tls?: { cert: string; key: string }
}

interface Inside {
  app: Express
  moods: MoodBox<CdnMood>
  log: RequestLog
}

function makeInside({ clock }: ModulePlace): Inside {
  const inside = {
    app: express().disable('x-powered-by').disable('etag'),
    moods: moodBox(plainCdnMood),
    log: requestLog(),
  }
  inside.app.use((req, _res, next) => {
    inside.log.addRequest(req.path, clock.now())
    next()
  })
  inside.app.use(express.json({ limit: '64kb', type: () => true }))
  return inside
}

const handler =
  ({ moods }: Inside, clock: Clock, answer: (body: unknown) => WireAnswer): RequestHandler =>
  (req, res) => {
    const mood = moods.take()
    return sendInMood(res, mood, { clock, answerOf: () => answerInCdnMood(mood) ?? answer(req.body) })
  }

async function open({ app, moods, log }: Inside, tls?: TillModulePlace['tls']): Promise<StoreModule> {
  app.use((_req, res) => void res.status(404).end())
  const server = (tls ? createHttps(tls, app) : createHttp(app)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    counts: log.counts,
    setMood: (mood, requests) => moods.set({ mood, requests }),
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

/** ЛМ ЧЗ: status and outCheck, by КИ. Statuses and errors: its description of 30.10.2025, tables 38 and 39. */
export function startLocalModule(place: LocalModulePlace): Promise<StoreModule> {
  const { clock, status = 'ready', lastSync = clock.now(), login, versions = ['v2', 'v1'] } = place
  const inside = makeInside(place)
  inside.app.use((req, res, next) => {
    const wanted = login && `Basic ${Buffer.from(`${login.user}:${login.password}`).toString('base64')}`
    if (wanted === undefined || req.get('authorization') === wanted) return next()
    res.status(401).json({ errorCode: 4010, reason: 'bad credentials' })
  })
  const told = jsonAnswer(200, { name: 'regime', status, operationMode: 'active', lastSync, version: '2.0' })
  for (const version of versions) {
    inside.app.get(
      `/api/${version}/status`,
      handler(inside, clock, () => told),
    )
    const answer = (body: unknown) =>
      status === 'ready'
        ? outCheck(place, inside.log, body)
        : jsonAnswer(400, { errorCode: 4050, reason: 'outCheck is impossible' })
    inside.app.post(`/api/${version}/cis/outCheck`, handler(inside, clock, answer))
  }
  return open(inside)
}

function outCheck({ scenario, clock }: ModulePlace, log: RequestLog, body: unknown): WireAnswer {
  const list = (body as { cis_list?: { cis?: unknown }[] } | null)?.cis_list
  if (!Array.isArray(list) || list.length === 0)
    return jsonAnswer(400, { errorCode: 6010, reason: 'cis_list is missing' })
  const results = list.map(({ cis }) => {
    const answered = { inst: randomUUID(), reqTimestamp: clock.now() }
    // КИ only: a check part is not a КИ
    if (typeof cis !== 'string' || cis.includes('\x1d'))
      return { code: 400, description: 'bad cis', ...answered }
    log.addCodes([cis])
    const state = stateAt(scenario, cis, log.counts().asksOf(cis))
    const row = cdnRow(readFullCode(cis), state)
    const codes = [
      { cis, gtin: row?.gtin ?? '', isBlocked: row?.isBlocked ?? false, sold: row?.sold ?? false },
    ]
    return { code: 0, description: 'ok', codes, reqId: randomUUID(), version: 'base', ...answered }
  })
  return jsonAnswer(200, { results })
}

/** ТС ПИоТ: codes/check with codes in base64, the answer wrapped once, by v1 twice; info about itself. */
export function startTillModule(place: TillModulePlace): Promise<StoreModule> {
  const { clock, versions = ['v3', 'v2', 'v1'] } = place
  const inside = makeInside(place)
  for (const version of versions) {
    inside.app.post(
      `/api/${version}/codes/check`,
      handler(inside, clock, (body) => tillAnswer(place, inside.log, { body, version })),
    )
    inside.app.post(
      `/api/${version}/info`,
      handler(inside, clock, () => jsonAnswer(200, tillInfo)),
    )
  }
  return open(inside, place.tls)
}

const tillInfo = {
  tspiotId: '00000000-0000-4000-8000-000000000001',
  kktSerial: '00000000000001',
  fnSerial: '0000000000000001',
  kktInn: '0069003184',
  codesCheckTimeout: '1800',
}

function tillAnswer(
  { scenario, clock, offline = false }: TillModulePlace,
  log: RequestLog,
  { body, version }: { body: unknown; version: string },
): WireAnswer {
  const sent = (body as { codes?: unknown[] } | null)?.codes
  const texts = Array.isArray(sent)
    ? sent.map((one) => decoded(version === 'v3' ? (one as { cis?: unknown } | null)?.cis : one))
    : []
  const read = fullCodesOf({ codes: texts })
  if ('refused' in read) return read.refused
  log.addCodes(read.codes.map(({ cis }) => cis))
  const answer = answerCheck(scenario, read.codes, { asksOf: log.counts().asksOf, now: clock.now() })
  if (answer.status !== 200) return answer
  const inner = { ...(JSON.parse(answer.body) as { codes: object[] }), isCheckedOffline: offline }
  if (offline) inner.codes = inner.codes.map((row) => ({ ...row, ...offlineFiller }))
  const wrapped = { codesResponse: [inner] }
  return jsonAnswer(200, version === 'v1' ? { codesResponse: wrapped } : wrapped)
}

/** Off line these come as false and mean nothing. */
const offlineFiller = {
  found: false,
  valid: false,
  verified: false,
  realizable: false,
  utilised: false,
  groupIds: [],
}

const decoded = (text: unknown): unknown =>
  typeof text === 'string' ? Buffer.from(text, 'base64').toString('utf8') : text
