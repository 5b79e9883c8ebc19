import type { Request, RequestHandler } from 'express'
import { barredBy } from './barred-requests.js'
import type { InfoPlace } from './info-route.js'
import { answerInMood, type Mood } from './mood.js'
import { sendInMood } from './send-answer.js'
import { readUpdCodes } from './upd-codes.js'
import { errorsOfUpd, type ValidatorError } from './validator-errors.js'
import { jsonAnswer, refusal, type WireAnswer } from './wire-answer.js'

/** Documents that were handed in, by the id of who did, and how often each was asked about since. */
type Documents = Map<string, { errors: ValidatorError[]; asks: number }>

/** Questions to which the answer is that it is not ready yet. */
const unready = ['AWAITING', 'IN_PROGRESS']

/** POST doc/validator/create and doc/validator/status (True API v719, 6.6–6.7): УПД is looked over before it is signed. */
export function validatorHandlers(place: InfoPlace): { create: RequestHandler; status: RequestHandler } {
  const documents: Documents = new Map()
  const handler =
    (answerOf: (req: Request) => WireAnswer): RequestHandler =>
    (req, res) => {
      const mood = place.validatorMoods.take()
      return sendInMood(res, mood, {
        clock: place.clock,
        answerOf: () => barredBy(req, place.deadTokens) ?? inMood(mood) ?? answerOf(req),
      })
    }
  return {
    create: handler((req) => taken(place, documents, req)),
    status: handler((req) => stateOf(documents, req)),
  }
}

const inMood = (mood: Mood): WireAnswer | null => {
  if (typeof mood.answer !== 'number') return null
  // No codes are asked about here: where those have a row each, a document has an object.
  if (mood.answer === 401) return answerInMood({ ...mood, form: mood.form ?? 'object' }, [])
  return mood.answer === 504 ? refusal(504, 'Отсутствует ответ системы') : answerInMood(mood, [])
}

function taken({ scenario }: InfoPlace, documents: Documents, req: Request): WireAnswer {
  const { id, content, documentType, documentFormat } = (req.body ?? {}) as Record<string, unknown>
  if (typeof id !== 'string' || id === '') return refusal(400, 'Не указан идентификатор документа')
  if (documentType !== 'UPD' || documentFormat !== 'XML')
    return refusal(400, 'Поддерживаются только документы UPD в формате XML')
  const document = typeof content === 'string' ? readUpdCodes(content) : null
  if (document === null) return refusal(400, 'Документ не разобран: ожидается XML в кодировке Windows-1251')
  const errors = errorsOfUpd(scenario, document)
  documents.set(id, { errors, asks: 0 })
  return jsonAnswer(200, { message: 'Документ отправлен на проверку' })
}

function stateOf(documents: Documents, req: Request): WireAnswer {
  const { id } = (req.body ?? {}) as Record<string, unknown>
  const document = documents.get(String(id))
  if (!document) return jsonAnswer(200, { status: 'NOT_FOUND', description: 'Не найден' })
  const waits = unready[document.asks]
  document.asks += 1
  if (waits) return jsonAnswer(200, { status: waits })
  const { errors } = document
  return errors.length === 0
    ? jsonAnswer(200, { status: 'VERIFIED', description: 'Успешно проверен' })
    : jsonAnswer(200, { status: 'NOT_VALID', description: 'Ошибка проверки', errors })
}
