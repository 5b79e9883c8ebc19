import type { Request, RequestHandler } from 'express'
import { barredBy } from './barred-requests.js'
import { readFullCode, type FullCode } from './cdn-row.js'
import type { InfoPlace } from './info-route.js'
import { answerInMood, type Mood } from './mood.js'
import { stateAt } from './scenario.js'
import { sendInMood } from './send-answer.js'
import { jsonAnswer, refusal, type WireAnswer } from './wire-answer.js'

/** Of one participant, who is told by his token. */
const everyMs = 2000
const mostCodes = 1000

/** POST cises/check: does ЧЗ have these codes with these check parts? (True API v719, §5.1.7.) */
export function cisesCheckHandler(place: InfoPlace): RequestHandler {
  const lastAt = new Map<string, number>()

  const isTooOften = (req: Request): boolean => {
    const token = req.headers.authorization ?? ''
    const now = place.clock.now()
    if (now - (lastAt.get(token) ?? -Infinity) < everyMs) return true
    lastAt.set(token, now)
    return false
  }

  return (req, res) => {
    const mood = place.checkPartMoods.take()
    const answerOf = () =>
      barredBy(req, place.deadTokens) ??
      (isTooOften(req)
        ? refusal(429, 'Превышено допустимое количество запросов')
        : answerTo(place, req.body, mood))
    return sendInMood(res, mood, { clock: place.clock, answerOf })
  }
}

function answerTo(place: InfoPlace, body: unknown, mood: Mood): WireAnswer {
  const codes = (body as { codes?: unknown } | null)?.codes
  if (!Array.isArray(codes) || codes.length === 0) return refusal(400, 'В запросе не указан ни один КМ')
  if (!codes.every((code) => typeof code === 'string')) return refusal(400, 'JSON parse error')
  if (codes.length > mostCodes) return refusal(400, `Количество не должно превышать ${mostCodes}`)
  if (typeof mood.answer === 'number') return answerInMood(mood, codes)
  const asked = codes.map(readFullCode)
  place.log.addCodes(asked.map(({ cis }) => `check-part ${cis}`))
  const wrong = asked.filter((code) => !isGenuine(place, code))
  if (wrong.length === 0) return jsonAnswer(200, { result: true, quantity: codes.length })
  if (wrong.length === codes.length) return jsonAnswer(200, { result: false, quantity: codes.length })
  return jsonAnswer(200, { result: false, codes: wrong.map(({ text }) => text) })
}

/** Recognised codes of other states are kept without their check part: it fits none. */
function isGenuine({ scenario, log }: InfoPlace, { cis, hasTail, isForeign }: FullCode): boolean {
  const state = stateAt(scenario, cis, Math.max(log.counts().asksOf(cis), 1))
  return state.kind === 'known' && hasTail && !isForeign && state.checkPartWrong !== true
}
