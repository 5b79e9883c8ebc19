import { shareRows, type RowRange } from '../domain/claim/share-rows.js'
import { say } from '../text/say.js'
import { actEnd, endMm, type ActEnd } from './act-end.js'
import { actFront, frontMm, type ActFront } from './act-front.js'
import {
  goodsRowMm,
  goodsRows,
  goodsTotal,
  goodsTotalMm,
  type GoodsRow,
  type GoodsTotal,
} from './act-goods.js'
import { codesHeadMm, goodsHeadMm, paragraphMm, sheetMm } from './act-measure.js'
import type { FoundClaim } from './claims-queries.js'

/** What every sheet has: its number and the foot. */
export interface SheetFrame {
  place: string
  foot: string
  training: boolean
}

/** A sheet of the act itself. */
export interface GoodsSheet extends SheetFrame {
  front: ActFront | null
  rows: GoodsRow[]
  hasRows: boolean
  total: GoodsTotal | null
  findings: { defects: string; others: string } | null
}

/** What is on which sheet; rows of the annex are fetched by their ranges only when a sheet is written. */
export interface ActPlan {
  goods: GoodsSheet[]
  codes: RowRange[]
  end: ActEnd
  sheetCount: number
  /** Frame of a sheet by its number from 1. */
  frame(sheet: number): SheetFrame
}

/** Shares the whole act among sheets; `codeHeights` are those of all rows of the annex, in order. */
export function planAct(
  claim: FoundClaim,
  codeHeights: readonly number[],
  { zone, training }: { zone: string; training: boolean },
): ActPlan {
  const end = actEnd(claim)
  const roomMm = sheetMm - codesHeadMm
  const codes = shareRows(codeHeights, { firstMm: roomMm, otherMm: roomMm, tailMm: endMm(end) })
  const front = actFront(claim, zone)
  const rows = goodsRows(claim)
  const ranges = shareRows(rows.map(goodsRowMm), {
    firstMm: sheetMm - frontMm(front) - goodsHeadMm,
    otherMm: sheetMm - goodsHeadMm,
    tailMm: findingsMm(claim),
  })
  const sheetCount = ranges.length + codes.length
  const foot = footOf(claim, front)
  const frame = (sheet: number): SheetFrame => ({
    place: say('ru', 'claim.act.sheet', { number: sheet, count: sheetCount }),
    foot,
    training,
  })
  const goods = ranges.map(({ from, to }, index) => {
    const last = index === ranges.length - 1
    return {
      ...frame(index + 1),
      front: index === 0 ? front : null,
      rows: rows.slice(from, to),
      hasRows: to > from || last,
      total: last ? goodsTotal(claim) : null,
      findings: last ? { defects: claim.details.defects, others: String(claim.details.others ?? '') } : null,
    }
  })
  return { goods, codes, end, sheetCount, frame }
}

const findingsMm = (claim: FoundClaim): number =>
  goodsTotalMm(goodsTotal(claim)) +
  paragraphMm(`${say('ru', 'claim.field.defects')}. ${claim.details.defects}`) +
  paragraphMm(String(claim.details.others ?? ''))

const footOf = ({ number, details, supplierName }: FoundClaim, { madeOn }: ActFront): string =>
  [
    say('ru', 'claim.act.foot', { number, date: madeOn }),
    [supplierName, details.document].filter(Boolean).join(', '),
  ]
    .filter(Boolean)
    .join('. ')
