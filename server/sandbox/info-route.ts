import express, { Router, type ErrorRequestHandler, type Request, type Response } from 'express'
import type { Clock } from '../clock.js'
import { contentsHandler } from './aggregated-list.js'
import { cisesCheckHandler } from './cises-check.js'
import { answerInfo, codesOf } from './cises-info.js'
import { barredBy, tokenOf, type DeadTokens } from './barred-requests.js'
import { eaesHandler } from './eaes-info.js'
import { gzHandler } from './gz-info.js'
import type { MoodBox } from './mood-box.js'
import { answerInMood, type Mood } from './mood.js'
import { participantsHandler, type Participants } from './participants.js'
import type { RequestLog } from './request-log.js'
import type { Scenario } from './scenario.js'
import { sendAnswer, sendInMood } from './send-answer.js'
import { shortened } from './short-list.js'
import { validatorHandlers } from './validator.js'
import { refusal, type WireAnswer } from './wire-answer.js'

export interface InfoPlace {
  scenario: Scenario
  clock: Clock
  moods: MoodBox
  /** Those of cises/eaes/info: the systems abroad have their own. */
  abroadMoods: MoodBox
  /** Those of cises/aggregated/list. */
  contentsMoods: MoodBox
  /** Those of cises/check. */
  checkPartMoods: MoodBox
  /** Who is registered. */
  participants: Participants
  participantMoods: MoodBox
  /** Those of doc/validator. */
  validatorMoods: MoodBox
  log: RequestLog
  deadTokens: DeadTokens
  /** Codes for whose sake a whole request is refused, with the status. */
  refusals: ReadonlyMap<string, 400 | 422>
}

const refusalTexts = { 400: 'Неверный формат КМ', 422: 'Отсутствует доступ к сведениям' }

/** POST cises/info as the True API of ЧЗ answers it, in the mood of the moment. */
export function infoRoute(place: InfoPlace): Router {
  const router = Router()
  const bodies = express.json({ limit: '2mb', strict: false, type: () => true })
  // 30 MB of XML in base64.
  const documents = express.json({ limit: '42mb', type: () => true })
  router.use((req, _res, next) => {
    place.log.addRequest(req.baseUrl + req.path, place.clock.now(), tokenOf(req))
    next()
  })
  router.post('/cises/info', bodies, (req, res) => answerRequest(place, req, res))
  router.post('/cises/short/list', bodies, (req, res) => answerRequest(place, req, res, shortened))
  router.post('/cises/eaes/info', bodies, eaesHandler(place))
  router.post('/cises/aggregated/list', bodies, contentsHandler(place))
  router.post('/cises/check', bodies, cisesCheckHandler(place))
  router.post('/cises/gz/info', bodies, gzHandler(place))
  router.get('/participants', participantsHandler(place))
  const validator = validatorHandlers(place)
  router.post('/doc/validator/create', documents, validator.create)
  router.post('/doc/validator/status', bodies, validator.status)
  router.use(unreadableBody)
  return router
}

function answerRequest(
  place: InfoPlace,
  req: Request,
  res: Response,
  shape: (answer: WireAnswer) => WireAnswer = (answer) => answer,
): Promise<void> {
  const mood = place.moods.take()
  return sendInMood(res, mood, { clock: place.clock, answerOf: () => shape(answerOf(place, req, mood)) })
}

function answerOf(place: InfoPlace, req: Request, mood: Mood): WireAnswer {
  const barred = barredBy(req, place.deadTokens)
  if (barred) return barred
  const read = codesOf(req.body)
  if (typeof mood.answer === 'number') return answerInMood(mood, 'codes' in read ? read.codes : [])
  if ('refused' in read) return read.refused
  place.log.addCodes(read.codes)
  const status = read.codes.map((cis) => place.refusals.get(cis)).find(Boolean)
  if (status) return refusal(status, refusalTexts[status])
  const { asksOf } = place.log.counts()
  return answerInfo(place.scenario, read.codes, { asksOf, now: place.clock.now() })
}

const unreadableBody: ErrorRequestHandler = (_error, _req, res, _next) => {
  sendAnswer(res, refusal(400, 'JSON parse error: Unexpected end-of-input'))
}
