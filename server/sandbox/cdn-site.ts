import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type ErrorRequestHandler, type RequestHandler } from 'express'
import type { Clock } from '../clock.js'
import type { DeadTokens } from './barred-requests.js'
import { answerCheck, fullCodesOf } from './cdn-check.js'
import { answerInCdnMood, plainCdnMood, type CdnMood } from './cdn-mood.js'
import { moodBox, type MoodBox } from './mood-box.js'
import { requestLog, type Counts, type RequestLog } from './request-log.js'
import type { Scenario } from './scenario.js'
import { sendAnswer, sendInMood } from './send-answer.js'
import { jsonAnswer, type WireAnswer } from './wire-answer.js'

export type SiteMethod = 'health' | 'check'

/** A site of the stand-in: its own port, its own moods. */
export interface CdnSite {
  url: string
  counts(): Counts
  /** For all requests to come, or the next `requests` of them; to one method only, or to both. */
  setMood(mood: CdnMood, only?: { method?: SiteMethod; requests?: number }): void
  close(): Promise<void>
}

export interface CdnPlace {
  scenario: Scenario
  clock: Clock
  /** How often a code was asked on other ways. */
  asksElsewhere: (cis: string) => number
  /** Keys that are over, among tokens that are. */
  deadTokens: DeadTokens
}

/** The answer to a question without a key. */
export const noKey = jsonAnswer(401, { code: 401, error_message: 'Токен не найден' })
export const isWithoutKey = (key: string | undefined, dead: DeadTokens): boolean =>
  key === undefined || key === '' || dead.has(key)

/** GET cdn/health/check and POST codes/check on a free port of loopback. */
export async function startCdnSite(place: CdnPlace): Promise<CdnSite> {
  const moods = { health: moodBox(plainCdnMood), check: moodBox(plainCdnMood) }
  const log = requestLog()
  const app = express().disable('x-powered-by').disable('etag')
  app.use((req, _res, next) => {
    log.addRequest(req.path, place.clock.now(), req.get('x-api-key'))
    next()
  })
  app.get('/api/v4/true-api/cdn/health/check', healthHandler(place, moods.health))
  const bodies = express.json({ limit: '1mb', type: () => true })
  app.post('/api/v4/true-api/codes/check', bodies, checkHandler(place, moods.check, log))
  app.use((_req, res) => void res.status(404).json({ code: 404, error_message: 'Метод не найден' }))
  app.use(unreadableBody)
  const server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts: log.counts,
    setMood(mood, { method, requests } = {}) {
      for (const one of method ? [method] : (['health', 'check'] as const)) moods[one].set({ mood, requests })
    },
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

const healthHandler =
  ({ clock, deadTokens }: CdnPlace, moods: MoodBox<CdnMood>): RequestHandler =>
  (req, res) => {
    const mood = moods.take()
    const plain = jsonAnswer(200, { code: 0, description: 'ok', avgTimeMs: mood.avgTimeMs ?? 0 })
    const answerOf = () =>
      isWithoutKey(req.get('x-api-key'), deadTokens) ? noKey : (answerInCdnMood(mood) ?? plain)
    return sendInMood(res, mood, { clock, answerOf })
  }

const checkHandler =
  (place: CdnPlace, moods: MoodBox<CdnMood>, log: RequestLog): RequestHandler =>
  (req, res) => {
    const mood = moods.take()
    const answerOf = () =>
      isWithoutKey(req.get('x-api-key'), place.deadTokens)
        ? noKey
        : (answerInCdnMood(mood) ?? answerByScenario(place, log, req.body))
    return sendInMood(res, mood, { clock: place.clock, answerOf })
  }

function answerByScenario(
  { scenario, clock, asksElsewhere }: CdnPlace,
  log: RequestLog,
  body: unknown,
): WireAnswer {
  const read = fullCodesOf(body)
  if ('refused' in read) return read.refused
  log.addCodes(read.codes.map(({ cis }) => cis))
  const own = log.counts()
  const asksOf = (cis: string) => own.asksOf(cis) + asksElsewhere(cis)
  return answerCheck(scenario, read.codes, { asksOf, now: clock.now() })
}

const unreadableBody: ErrorRequestHandler = (_error, _req, res, _next) => {
  sendAnswer(res, jsonAnswer(400, { code: 400, error_message: 'Ошибка разбора JSON' }))
}
