import { sameRowForAll } from './cises-info.js'
import { jsonAnswer, refusal, type WireAnswer } from './wire-answer.js'

export const moodAnswers = [
  ...(['plain', 'silence', 'cut', 'half'] as const),
  ...([203, 400, 401, 403, 404, 410, 413, 422, 429, 500, 502, 503, 504] as const),
] as const

/** How the stand-in treats requests for a while. */
export interface Mood {
  /** An answer by the scenario, no answer ever, a connection cut before or within the body, or this HTTP status. */
  answer: (typeof moodAnswers)[number]
  latencyMs?: number
  /** Form of the body of a 401; ЧЗ has all three. */
  form?: 'array' | 'object' | 'xml'
  retryAfterSeconds?: number
}

export const plainMood: Mood = { answer: 'plain' }

/** The answer of a mood that names a status. Texts: True API v719, §§3.1, 5.2. */
export function answerInMood(mood: Mood, codes: readonly string[]): WireAnswer {
  switch (mood.answer) {
    case 203:
      return jsonAnswer(203, { code: 203, description: 'Аварийный режим' })
    case 400:
      return refusal(400, 'В запросе не указан ни один КМ')
    case 404:
      return refusal(404, 'Метод с указанным URL не найден')
    case 410:
      return refusal(410, 'Метод отключён')
    case 413:
    case 502:
      return htmlOf(mood.answer, mood.answer === 413 ? 'Request Entity Too Large' : 'Bad Gateway')
    case 401:
      return unauthorized(mood.form ?? 'array', codes)
    case 403:
      return refusal(403, 'Отсутствует действующий договор по ТГ')
    case 422:
      return refusal(422, 'Отсутствует доступ к сведениям')
    case 429:
      return withRetryAfter(refusal(429, 'Превышено допустимое количество запросов'), mood.retryAfterSeconds)
    case 503:
      return withRetryAfter(unavailable, mood.retryAfterSeconds)
    case 504:
      return sameRowForAll(504, codes, 'Отсутствует ответ системы')
    default:
      return refusal(500, 'Ошибка при выполнении запроса')
  }
}

/** The three bodies of a 401. */
export function unauthorized(form: NonNullable<Mood['form']>, codes: readonly string[]): WireAnswer {
  if (form === 'array') return sameRowForAll(401, codes, 'Авторизация не пройдена')
  if (form === 'object') {
    return refusal(401, 'Токен не действителен. Необходимо получить новый токен аутентификации')
  }
  return {
    status: 401,
    type: 'application/xml',
    body: '<InvalidTokenException><error>invalid_token</error><error_description>Access token expired</error_description></InvalidTokenException>',
  }
}

/** What stands before ЧЗ answers in its own name. */
const htmlOf = (status: number, words: string): WireAnswer => ({
  status,
  type: 'text/html',
  body: `<html><head><title>${status} ${words}</title></head><body><center><h1>${status} ${words}</h1></center></body></html>`,
})
const unavailable = htmlOf(503, 'Service Temporarily Unavailable')

const withRetryAfter = (answer: WireAnswer, seconds: number | undefined): WireAnswer =>
  seconds === undefined ? answer : { ...answer, headers: { 'Retry-After': String(seconds) } }
