import { errorRow, rowsOf, type InfoRow } from './info-row.js'
import { stateAt, type Scenario } from './scenario.js'
import { hashOf, seededRandom, shuffled } from './seeded.js'
import { jsonAnswer, refusal, type WireAnswer } from './wire-answer.js'

/** The most codes in one question. */
export const maxCodes = 1000
/** One code in so many is left out of the answer to its first question. */
const missingOneIn = 500

/** When it is asked, and how often each code was asked, this time included. */
export interface InfoQuestion {
  asksOf: (cis: string) => number
  now: number
}

/** The codes of a body; an answer where the body is refused. Texts: True API v719, §§3.1, 4.1. */
export function codesOf(body: unknown): { codes: string[] } | { refused: WireAnswer } {
  if (!Array.isArray(body)) {
    return {
      refused: refusal(400, 'JSON parse error: cannot read an array of strings from START_OBJECT token'),
    }
  }
  if (body.length === 0) return { refused: refusal(400, 'В запросе не указан ни один КМ') }
  if (body.length > maxCodes) {
    const message = `Слишком много КИ в запросе. Количество не должно превышать ${maxCodes}`
    return { refused: refusal(400, message) }
  }
  if (!body.every((code) => typeof code === 'string')) {
    return { refused: refusal(400, 'JSON parse error: cannot read a string from the array') }
  }
  return { codes: body as string[] }
}

/** The answer of cises/info: rows shuffled, now and then one missing, 404 or 504 where every row says so. */
export function answerInfo(scenario: Scenario, codes: readonly string[], question: InfoQuestion): WireAnswer {
  const refused = codes
    .map((cis) => stateAt(scenario, cis, question.asksOf(cis)))
    .find(({ kind }) => kind === 'refused')
  if (refused?.kind === 'refused') return refusal(refused.status, 'Неверный формат КМ')
  const rows = codes.flatMap((cis) => {
    const ask = question.asksOf(cis)
    return isLeftOut(cis, ask) ? [] : rowsOf(cis, stateAt(scenario, cis, ask), question.now)
  })
  const random = seededRandom(hashOf(codes[0] ?? '') + rows.length)
  return jsonAnswer(statusOf(rows), shuffled(rows, random))
}

/** Every row refused for the same cause, as with a dead token or a system that does not answer. */
export const sameRowForAll = (
  status: 401 | 504,
  codes: readonly string[],
  errorMessage: string,
): WireAnswer =>
  jsonAnswer(
    status,
    codes.map((cis) => errorRow(cis, String(status), errorMessage)),
  )

const isLeftOut = (cis: string, ask: number): boolean => ask === 1 && hashOf(cis) % missingOneIn === 0

/** All rows with one and the same error give its HTTP status; anything else is 200. */
function statusOf(rows: readonly InfoRow[]): number {
  const errors = new Set(rows.map((row) => row.errorCode))
  const [only] = errors
  return errors.size === 1 && (only === '404' || only === '504') ? Number(only) : 200
}
