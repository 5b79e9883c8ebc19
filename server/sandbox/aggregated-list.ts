import type { Request, RequestHandler } from 'express'
import { barredBy } from './barred-requests.js'
import { codesOf } from './cises-info.js'
import type { InfoPlace } from './info-route.js'
import { knownAtLast } from './known-goods.js'
import { answerInMood, type Mood } from './mood.js'
import type { Scenario } from './scenario.js'
import { sendInMood } from './send-answer.js'
import { isTobacco } from './states.js'
import { jsonAnswer, type WireAnswer } from './wire-answer.js'

/** POST cises/aggregated/list (True API v719): what packs hold, in the mood of the moment. */
export const contentsHandler =
  (place: InfoPlace): RequestHandler =>
  (req, res) => {
    const mood = place.contentsMoods.take()
    return sendInMood(res, mood, { clock: place.clock, answerOf: () => answerOf(place, req, mood) })
  }

function answerOf({ scenario }: InfoPlace, req: Request, mood: Mood): WireAnswer {
  const barred = barredBy(req)
  if (barred) return barred
  const read = codesOf(req.body)
  if (typeof mood.answer === 'number') return answerInMood(mood, 'codes' in read ? read.codes : [])
  if ('refused' in read) return read.refused
  // A code that is not known is left out: with none known the answer is a 200 with an empty map.
  const known = read.codes.filter((cis) => knownOf(scenario, cis))
  return jsonAnswer(200, Object.fromEntries(known.map((cis) => [cis, childrenOf(scenario, cis, [])])))
}

const knownOf = (scenario: Scenario, cis: string) => knownAtLast(scenario(cis) ?? { kind: 'unknown' })

interface Layer {
  [cis: string]: Children
}
type Children = Layer | never[]

/** One layer; of tobacco all of them, unless a pack is in itself. */
function childrenOf(scenario: Scenario, cis: string, within: readonly string[]): Children {
  const { children = [], goods } = knownOf(scenario, cis) ?? {}
  if (children.length === 0 || within.includes(cis)) return []
  const isWhole = goods !== undefined && isTobacco(goods.group)
  const held = (child: string): Children => (isWhole ? childrenOf(scenario, child, [...within, cis]) : [])
  return Object.fromEntries(children.map((child): [string, Children] => [child, held(child)]))
}
