import { randomUUID } from 'node:crypto'
import { cdnRow, readFullCode, type FullCode } from './cdn-row.js'
import { stateAt, type Scenario } from './scenario.js'
import { hashOf, seededRandom, shuffled } from './seeded.js'
import { jsonAnswer, type WireAnswer } from './wire-answer.js'

/** The most codes in one question: what most clients hold to. */
export const maxFullCodes = 100

const refused = (status: number, text: string): WireAnswer =>
  jsonAnswer(status, { code: status, error_message: text })

/** The codes of a body; an answer where the body is refused. */
export function fullCodesOf(body: unknown): { codes: FullCode[] } | { refused: WireAnswer } {
  const codes = (body as { codes?: unknown } | null)?.codes
  if (!Array.isArray(codes) || codes.length === 0) return { refused: refused(400, 'Не указан ни один КМ') }
  if (!codes.every((code) => typeof code === 'string'))
    return { refused: refused(400, 'Ошибка разбора JSON') }
  if (codes.length > maxFullCodes) return { refused: refused(400, `Больше ${maxFullCodes} КМ в запросе`) }
  return { codes: codes.map(readFullCode) }
}

/** One row in so many is left out of an answer about several codes. */
const missingOneIn = 500

/** The answer of codes/check: rows shuffled, now and then one missing. */
export function answerCheck(
  scenario: Scenario,
  codes: readonly FullCode[],
  { asksOf, now }: { asksOf: (cis: string) => number; now: number },
): WireAnswer {
  const states = codes.map(({ cis }) => stateAt(scenario, cis, asksOf(cis)))
  const whole = states.find(({ kind }) => kind === 'refused')
  if (whole?.kind === 'refused') return refused(whole.status, 'Некорректный запрос')
  const isLeftOut = ({ cis }: FullCode) =>
    codes.length > 1 && hashOf(`row of ${cis} ${asksOf(cis)}`) % missingOneIn === 0
  const rows = codes.flatMap((code, at) => (isLeftOut(code) ? [] : (cdnRow(code, states[at]!) ?? [])))
  const random = seededRandom(hashOf(codes[0]?.text ?? '') + rows.length)
  return jsonAnswer(200, {
    code: 0,
    description: 'ok',
    codes: shuffled(rows, random),
    reqId: randomUUID(),
    reqTimestamp: now,
  })
}
