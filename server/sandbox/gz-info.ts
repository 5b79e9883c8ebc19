import type { Request, RequestHandler } from 'express'
import { barredBy } from './barred-requests.js'
import { codesOf } from './cises-info.js'
import type { InfoPlace } from './info-route.js'
import { stateAt } from './scenario.js'
import { hashOf, seededRandom, shuffled } from './seeded.js'
import { sendAnswer } from './send-answer.js'
import { jsonAnswer, type WireAnswer } from './wire-answer.js'

/** POST cises/gz/info (True API v719): which packs of tobacco are of the gray zone. */
export const gzHandler =
  (place: InfoPlace): RequestHandler =>
  (req, res) =>
    sendAnswer(res, answerOf(place, req))

function answerOf({ scenario, log, deadTokens }: InfoPlace, req: Request): WireAnswer {
  const barred = barredBy(req, deadTokens)
  if (barred) return barred
  const read = codesOf(req.body)
  if ('refused' in read) return read.refused
  const { asksOf } = log.counts()
  const rows = read.codes.map((code) => {
    const state = stateAt(scenario, code, Math.max(asksOf(code), 1))
    if (state.kind !== 'known') return { info: { code }, errorMessage: 'КИ не найден', errorCode: '404' }
    const inGrayZone = state.inGrayZone === true || state.statusEx === 'IN_GRAY_ZONE'
    return { info: { code, packageType: state.packageType ?? 'UNIT', inGrayZone } }
  })
  return jsonAnswer(200, shuffled(rows, seededRandom(hashOf(read.codes[0] ?? '') + rows.length)))
}
