import { sameRowForAll } from './cises-info.js'
import { refusal, type WireAnswer } from './wire-answer.js'

export const moodAnswers = ['plain', 'silence', 'cut', 'half', 401, 403, 422, 429, 500, 503, 504] as const

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

const unavailable: WireAnswer = {
  status: 503,
  type: 'text/html',
  body: '<html><head><title>503 Service Temporarily Unavailable</title></head><body><center><h1>503 Service Temporarily Unavailable</h1></center></body></html>',
}

const withRetryAfter = (answer: WireAnswer, seconds: number | undefined): WireAnswer =>
  seconds === undefined ? answer : { ...answer, headers: { 'Retry-After': String(seconds) } }
