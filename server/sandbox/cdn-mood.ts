import { jsonAnswer, type WireAnswer } from './wire-answer.js'

export const cdnMoodAnswers = [
  ...(['plain', 'silence', 'cut', 'half', 'refused', 'cross-border-code', 'cross-border-message'] as const),
  ...([203, 400, 401, 403, 404, 410, 418, 422, 429, 500, 502, 503, 504] as const),
] as const

/** How a site of the stand-in treats requests for a while. */
export interface CdnMood {
  /**
   * An answer by the scenario, none ever, a connection cut before or within the body, 200 with a code of its own, 5000 in
   * either of the places where clients look for it, or this HTTP status.
   */
  answer: (typeof cdnMoodAnswers)[number]
  latencyMs?: number
  /** What health/check says of the site's own pace. */
  avgTimeMs?: number
}

export const plainCdnMood: CdnMood = { answer: 'plain' }

const texts: Partial<Record<CdnMood['answer'], string>> = {
  400: 'Некорректный запрос',
  401: 'Токен не найден или заблокирован',
  403: 'Доступ запрещён',
  404: 'Метод с указанным URL не найден',
  410: 'Устаревшее API',
  429: 'Превышено допустимое количество запросов',
  500: 'Внутренняя ошибка',
}

/** The answer of a mood that names one; null where the scenario answers. Bodies are constructed: no real ones are known. */
export function answerInCdnMood({ answer }: CdnMood): WireAnswer | null {
  switch (answer) {
    case 'plain':
    case 'silence':
    case 'cut':
    case 'half':
      return null
    case 203:
    case 418:
      return jsonAnswer(answer, { code: 203, description: 'Аварийный режим' })
    case 'refused':
      return jsonAnswer(200, { code: 1, description: 'Запрос отклонён' })
    case 'cross-border-code':
      return jsonAnswer(500, { code: 5000, description: 'Сервис трансграничной проверки недоступен' })
    case 'cross-border-message':
      return jsonAnswer(500, { error_message: '5000' })
    case 502:
    case 503:
    case 504:
      return { status: answer, type: 'text/html', body: '<html><head><title>nginx</title></head></html>' }
    default:
      return jsonAnswer(answer, { code: answer, error_message: texts[answer] })
  }
}
