import type { Request, RequestHandler } from 'express'
import { parseCode } from '../domain/codes/parse-code.js'
import { barredBy } from './barred-requests.js'
import type { CodeState } from './code-state.js'
import type { InfoPlace } from './info-route.js'
import { answerInMood, type Mood } from './mood.js'
import { stateAt } from './scenario.js'
import { sendInMood } from './send-answer.js'
import { jsonAnswer, refusal, type WireAnswer } from './wire-answer.js'

const countries: Record<string, string> = { '112': 'BY', '398': 'KZ' }
const inCirculationAbroad = { cisStatusId: '1', cisStatusName: 'в обороте в стране ЕАЭС' }

/** POST cises/eaes/info: what the system of another state says of one full code (True API v719). */
export const eaesHandler =
  (place: InfoPlace): RequestHandler =>
  (req, res) => {
    const mood = place.abroadMoods.take()
    return sendInMood(res, mood, { clock: place.clock, answerOf: () => answerOf(place, req, mood) })
  }

function answerOf(place: InfoPlace, req: Request, mood: Mood): WireAnswer {
  const barred = barredBy(req, place.deadTokens)
  if (barred) return barred
  const full = (req.body as { cis?: unknown } | null)?.cis
  if (typeof full !== 'string') return refusal(400, 'В запросе не указан КМ')
  if (typeof mood.answer === 'number') return answerInMood(mood, [full])
  const { cis, origin, tail } = parseCode(full)
  // The code must fit the template of the country that is named, check part and all.
  if (cis === null || tail !== 'whole' || origin.country !== countries[String(req.query.country)])
    return refusal(400, 'Неверный формат КМ')
  place.log.addCodes([`abroad ${cis}`])
  const asks = place.log.counts().asksOf(cis)
  return aboutCode(cis, stateAt(place.scenario, cis, Math.max(asks, 1)))
}

function aboutCode(cis: string, state: CodeState): WireAnswer {
  if (state.kind === 'silent') return refusal(504, 'Отсутствует ответ системы')
  if (state.kind === 'unknown' && state.forged) return jsonAnswer(200, { cis, authenticity: false })
  const genuine = { cis, authenticity: true, ...inCirculationAbroad }
  if (state.kind !== 'known') return jsonAnswer(200, { ...genuine, registered: false })
  const { goods } = state
  return jsonAnswer(200, {
    ...genuine,
    gtin: parseCode(cis).gtin,
    productName: goods.name,
    brand: goods.brand,
    tnvedGroup: goods.tnVedGroup,
    productGroup: goods.group,
    registered: true,
    cisStatus: state.status,
    statusEx: state.statusEx ?? 'EMPTY',
    emissionType: 'CROSSBORDER',
    ...(state.expiresAt !== undefined && {
      expireDate: new Date(state.expiresAt).toISOString().slice(0, 10),
    }),
  })
}
