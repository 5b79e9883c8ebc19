import { randomUUID } from 'node:crypto'
import express, { Router } from 'express'
import type { Clock } from '../clock.js'
import { sendAnswer } from './send-answer.js'
import { jsonAnswer, refusal, type WireAnswer } from './wire-answer.js'

const tokenLifeMs = 10 * 3600_000
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const thirtyLetters = (): string =>
  Array.from({ length: 30 }, () => letters[Math.floor(Math.random() * letters.length)]).join('')

/** GET auth/key and POST auth/simpleSignIn (True API v719): an attached signature holds the text that it signs. */
export function authRoutes({ clock }: { clock: Clock }): Router {
  const texts = new Map<string, string>()
  const router = Router()
  router.get('/key', (_req, res) => {
    const [uuid, data] = [randomUUID(), thirtyLetters()]
    texts.set(uuid, data)
    sendAnswer(res, jsonAnswer(200, { uuid, data }))
  })
  router.post('/simpleSignIn', express.json(), (req, res) =>
    sendAnswer(res, signedIn(texts, (req.body ?? {}) as Record<string, unknown>, clock)),
  )
  return router
}

function signedIn(texts: Map<string, string>, body: Record<string, unknown>, clock: Clock): WireAnswer {
  const { uuid, data, unitedToken } = body
  if (typeof uuid !== 'string') return refusal(400, 'В запросе отсутствует идентификатор авторизации (UUID)')
  if (typeof data !== 'string') return refusal(400, 'В запросе отсутствует параметр data')
  const text = texts.get(uuid)
  texts.delete(uuid)
  if (text === undefined) return refusal(400, `UUID не найден в хранилище ключей. UUID = ${uuid}`)
  if (!Buffer.from(data, 'base64').includes(text)) return refusal(400, 'Ошибка при проверке подписи')
  const token = `jwt-${randomUUID()}`
  const expireDate = new Date(clock.now() + tokenLifeMs).toISOString()
  return jsonAnswer(200, unitedToken === true ? { token, uuidToken: randomUUID(), expireDate } : { token })
}
