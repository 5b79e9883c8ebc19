import type { ClaimCode } from '../../entities/index.js'
import { formatStamp } from '../domain/dates.js'
import { formatCount } from '../text/say.js'
import { bareMoney } from './act-goods.js'
import { cellCodeLines, cellLines, codeColumnsMm, rowMm } from './act-measure.js'
import { reasonTitle } from './reason-title.js'

/** A row of the annex. */
export interface CodeRow {
  position: string
  cis: string
  line: string
  reason: string
  answer: string
  answeredAt: string
  request: string
  price: string
}

export type AnnexCode = Pick<
  ClaimCode,
  'position' | 'cis' | 'lineNumber' | 'reasonId' | 'answer' | 'answeredAt' | 'requestId' | 'priceKopecks'
>

export const codeRow = (code: AnnexCode, zone: string): CodeRow => ({
  position: formatCount(code.position),
  cis: code.cis,
  line: code.lineNumber,
  reason: reasonTitle('ru', code.reasonId),
  answer: code.answer,
  answeredAt: code.answeredAt === null ? '' : formatStamp(code.answeredAt, zone),
  request: code.requestId === null ? '' : shortRequest(code.requestId),
  price: bareMoney(code.priceKopecks),
})

/** A request as the annex names it: the beginning of its id tells it from all others of an act. */
export function shortRequest(requestId: string): string {
  const letters = requestId.replaceAll('-', '')
  return `${letters.slice(0, 4)}·${letters.slice(4, 8)}`
}

/** Height of a row of the annex; the same texts come again and again, so their lines are counted once. */
export function makeCodeMeasure(keptAt: string): (code: AnnexCode) => number {
  const known = new Map<string, number>()
  const keptLines = cellLines(keptAt, codeColumnsMm.keptAt)
  const linesOf = ({ reasonId, answer }: AnnexCode) => {
    const key = `${reasonId}\n${answer}`
    const lines =
      known.get(key) ??
      Math.max(
        cellLines(reasonTitle('ru', reasonId), codeColumnsMm.reason),
        cellLines(answer, codeColumnsMm.answer),
        keptLines,
      )
    known.set(key, lines)
    return lines
  }
  return (code) => rowMm(Math.max(linesOf(code), cellCodeLines(code.cis, codeColumnsMm.cis)))
}
