import type { Request } from 'express'
import { refusal, type WireAnswer } from './wire-answer.js'

/** What is refused before the body is looked at: no token, or a form of answer that True API does not have. */
export function barredBy(req: Request): WireAnswer | null {
  if (!/^Bearer \S+/.test(req.headers.authorization ?? '')) {
    return refusal(401, 'Для доступа к этому ресурсу требуется полная аутентификация. Проверьте токен')
  }
  return req.accepts('application/json') ? null : { status: 406, type: null, body: '' }
}
