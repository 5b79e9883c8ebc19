import type { Request, RequestHandler } from 'express'
import { groupAliases } from '../domain/verdict/product-groups.js'
import { barredBy } from './barred-requests.js'
import type { InfoPlace } from './info-route.js'
import { answerInMood, type Mood } from './mood.js'
import { hashOf, seededRandom, shuffled } from './seeded.js'
import { sendInMood } from './send-answer.js'
import { jsonAnswer, refusal, type WireAnswer } from './wire-answer.js'

/** How an ИНН is registered. */
export interface Registration {
  groups: readonly string[]
  /** Absent: «Зарегистрирован». With other words it is not registered any more. */
  status?: string
}

/** Who is registered; undefined for an ИНН that ЧЗ does not know. */
export type Participants = (inn: string) => Registration | undefined

/** A world in which nobody forgot to register. */
export const everybody: Participants = () => ({ groups: groupAliases })

/** Those who are named, and of all others everybody. */
export const participantsOf =
  (named: ReadonlyMap<string, Registration | undefined>): Participants =>
  (inn) =>
    named.has(inn) ? named.get(inn) : everybody(inn)

const mostInns = 100
const registered = 'Зарегистрирован'

/** GET participants (True API v719), brief: it answers anybody, with a token or without. */
export const participantsHandler =
  (place: InfoPlace): RequestHandler =>
  (req, res) => {
    const mood = place.participantMoods.take()
    return sendInMood(res, mood, { clock: place.clock, answerOf: () => answerOf(place, req, mood) })
  }

function answerOf({ participants, deadTokens }: InfoPlace, req: Request, mood: Mood): WireAnswer {
  const barred = req.headers.authorization === undefined ? null : barredBy(req, deadTokens)
  if (barred) return barred
  if (typeof mood.answer === 'number') return answerInMood({ form: 'object', ...mood }, [])
  const inns = [req.query.inns ?? []].flat().map(String)
  if (inns.length === 0 || inns.length > mostInns) return refusal(400, 'Неверный список ИНН')
  const rows = inns.map((inn) => rowOf(inn, participants))
  // The status of an answer that knows none of them is not documented: as that of cises/info it is the harder one to read.
  const status = rows.every((row) => 'error_code' in row && row.error_code === '404') ? 404 : 200
  return jsonAnswer(status, shuffled(rows, seededRandom(hashOf(inns[0]!) + rows.length)))
}

function rowOf(inn: string, participants: Participants) {
  if (!/^(\d{10}|\d{12})$/.test(inn)) return { inn, error_code: '400', error_message: 'ИНН некорректен' }
  const known = participants(inn)
  if (!known) return { inn, error_code: '404', error_message: 'УОТ не найден' }
  const { groups, status = registered } = known
  return { inn, status, productGroups: groups, is_registered: status === registered, is_kfh: false }
}
