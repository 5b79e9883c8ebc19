import { formatMoney } from '../domain/money.js'
import { formatCount, say } from '../text/say.js'
import { boldCellLines, cellLines, goodsColumnsMm, rowMm } from './act-measure.js'
import type { FoundClaim } from './claims-queries.js'
import { reasonTitle } from './reason-title.js'

type Line = FoundClaim['lines'][number]

/** A row of the table of goods, every value formatted; a dash stands for what was not found. */
export interface GoodsRow {
  number: string
  name: string
  gtin: string
  unit: string
  declared: string
  price: string
  sum: string
  defectCount: string
  defectSum: string
  reason: string
}

export interface GoodsTotal {
  declared: string
  sum: string
  defectCount: string
  defectSum: string
}

const longestName = 400
const namedReasons = 2

export const goodsRows = ({ lines }: FoundClaim): GoodsRow[] =>
  lines.map((line) => ({
    number: line.number,
    name: line.name.length > longestName ? `${line.name.slice(0, longestName - 1)}…` : line.name,
    gtin: line.gtin ?? '',
    unit: line.unit,
    declared: quantity(line.declared),
    price: bareMoney(line.priceKopecks),
    sum: bareMoney(line.sumKopecks),
    defectCount: formatCount(line.defectCount),
    defectSum: bareMoney(line.defectKopecks),
    reason: reasonsInBrief(line.reasonIds),
  }))

/** The annex names the reason of every code; a row names those of most. */
function reasonsInBrief(ids: string[]): string {
  const named = ids.slice(0, namedReasons).map((id) => reasonTitle('ru', id))
  const more = ids.length - namedReasons
  return [...named, more > 0 ? say('ru', 'claim.act.more-reasons', { count: more }) : '']
    .filter(Boolean)
    .join('; ')
}

export function goodsRowMm(row: GoodsRow): number {
  const { name, unit, count, price, sum, defectCount, defectSum, reason } = goodsColumnsMm
  return rowMm(
    Math.max(
      cellLines(row.name, name) + (row.gtin === '' ? 0 : 1),
      cellLines(row.unit, unit),
      cellLines(row.declared, count),
      cellLines(row.price, price),
      cellLines(row.sum, sum),
      cellLines(row.defectCount, defectCount),
      cellLines(row.defectSum, defectSum),
      cellLines(row.reason, reason),
    ),
  )
}

export function goodsTotalMm(total: GoodsTotal): number {
  const { count, sum, defectCount, defectSum } = goodsColumnsMm
  return rowMm(
    Math.max(
      boldCellLines(total.declared, count),
      boldCellLines(total.sum, sum),
      boldCellLines(total.defectCount, defectCount),
      boldCellLines(total.defectSum, defectSum),
    ),
  )
}

export function goodsTotal({ lines, sumKopecks, codeCount }: FoundClaim): GoodsTotal {
  const declared = sumOf(lines, ({ declared }) => Number(declared))
  return {
    declared: declared === null ? '' : quantity(String(Math.round(declared * 1000) / 1000)),
    sum: bareMoney(sumOf(lines, (line) => line.sumKopecks)),
    defectCount: formatCount(codeCount),
    defectSum: bareMoney(sumKopecks),
  }
}

const sumOf = (lines: Line[], valueOf: (line: Line) => number | null): number | null =>
  lines.reduce<number | null>((sum, line) => {
    const value = valueOf(line)
    return sum === null || value === null || Number.isNaN(value) ? null : sum + value
  }, 0)

/** '1234.5' → «1 234,5». */
function quantity(decimal: string): string {
  const [whole = '', part] = decimal.split('.')
  const grouped = /^\d+$/.test(whole) ? formatCount(Number(whole)) : whole
  return part && /[1-9]/.test(part) ? `${grouped},${part.replace(/0+$/, '')}` : grouped
}

/** Money without its sign, which stands in the head of the column; nothing where it is not known. */
export const bareMoney = (kopecks: number | null): string =>
  kopecks === null ? '' : formatMoney(kopecks).replace(/\s*₽$/, '')
