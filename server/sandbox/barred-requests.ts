import type { Request } from 'express'
import { refusal, type WireAnswer } from './wire-answer.js'

/** Tokens that are over: each request with one of them is refused. */
export type DeadTokens = ReadonlySet<string>

export const tokenOf = ({ headers }: Request): string | undefined =>
  /^Bearer (\S+)/.exec(headers.authorization ?? '')?.[1]

/** What is refused before the body is looked at: no token, a dead one, or a form of answer that True API does not have. */
export function barredBy(req: Request, deadTokens?: DeadTokens): WireAnswer | null {
  const token = tokenOf(req)
  if (token !== undefined && deadTokens?.has(token))
    return refusal(401, 'Токен не действителен. Необходимо получить новый токен аутентификации')
  if (token === undefined) {
    return refusal(401, 'Для доступа к этому ресурсу требуется полная аутентификация. Проверьте токен')
  }
  return req.accepts('application/json') ? null : { status: 406, type: null, body: '' }
}
