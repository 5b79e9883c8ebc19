import type { EntityManager } from 'typeorm'
import { runSql } from '../../entities/columns.js'
import { DeliveryLine, type Box, type BoxedCode, type Delivery } from '../../entities/index.js'
import type { BoxContents } from '../domain/verdict/box-contents.js'
import type { Circumstances } from '../domain/verdict/circumstances.js'
import {
  compareWithDocument,
  type ComparedBox,
  type DeclaredLine,
} from '../domain/verdict/compare-with-document.js'
import { decideInner, sumUpInside, type InnerCode } from '../domain/verdict/decide-inside.js'
import type { ChannelAnswer, CodeFacts } from '../domain/verdict/facts.js'
import type { Decision } from '../domain/verdict/outcome.js'
import { isSet } from '../domain/verdict/packs.js'
import type { VerdictSettings } from '../domain/verdict/settings.js'
import { updateRows, type ColumnTypes } from '../many-rows.js'
import type { StoreBook } from '../settings/store-book.js'
import type { CodeState } from './asked-code.js'

/** What boxes hold, by the id of their code. */
export type Contents = ReadonlyMap<number, BoxContents>

export interface InsideContext {
  delivery: Delivery
  now: number
  ownInn: string | null
  book: Pick<StoreBook, 'pricesOf'>
  settingsOf(box: CodeState): VerdictSettings
}

type JudgedInner = Pick<BoxedCode, 'id' | 'outcome' | 'reasonId'>

/** Contents of boxes, and the codes inside whose outcome is not what it was. */
export interface JudgedInside {
  contents: Contents
  changed: JudgedInner[]
}

type InnerRow = Omit<BoxedCode, 'facts' | 'askedAt' | 'parent' | 'exchangeId'> & {
  facts: string
  askedAt: number | string
}

interface BoxRow {
  codeId: number
  lineId: number
  gtin: string | null
  gap: Box['gap']
  answers: string | null
}

/** Judges what is known to be in these boxes of a delivery; a box that was never asked has nothing to be judged. */
export async function judgeInside(
  manager: EntityManager,
  boxes: readonly CodeState[],
  context: InsideContext,
): Promise<JudgedInside> {
  const contents = new Map<number, BoxContents>()
  const changed: JudgedInner[] = []
  if (boxes.length === 0) return { contents, changed }
  const { delivery, now, book } = context
  const { known, all } = await knownBoxes(manager, delivery.id)
  const wanted = boxes.filter(({ id }) => known.has(id))
  if (wanted.length === 0) return { contents, changed }
  const rows = await innerRows(manager, delivery.id)
  const prices = await book.pricesOf(
    manager,
    [...rows.values()].flat().map(({ gtin }) => gtin),
    now,
  )
  const lines = await declaredLines(manager, delivery.id, all)
  const compared = compareWithDocument(
    [...known.values()].map((box) => comparedBox(box, rows.get(box.codeId) ?? [])),
    lines,
    await ownCodes(manager, delivery.id, { boxes: known, lines }),
  )
  for (const box of wanted) {
    const around = circumstancesOf(box, context)
    const sum = sumUpInside(rows.get(box.id) ?? [], known.get(box.id)!.gap, (code) => {
      const decision = decideInner(code, around, (gtin) => prices.get(gtin ?? ''))
      noteChange(code as Inner, decision, changed)
      return decision
    })
    contents.set(box.id, { ...sum, ...compared.get(box.id)! })
  }
  return { contents, changed }
}

const innerTypes: ColumnTypes<JudgedInner> = { id: 'INTEGER', outcome: 'TEXT', reasonId: 'TEXT' }

export const writeInside = (manager: EntityManager, changed: readonly JudgedInner[]): Promise<void> =>
  updateRows(manager, { table: 'boxed_code', types: innerTypes }, changed)

function noteChange({ id, outcome, reasonId }: Inner, decision: Decision, changed: JudgedInner[]): void {
  const fresh = decision.reasons[0]?.id ?? ''
  if (outcome !== decision.outcome || reasonId !== fresh)
    changed.push({ id, outcome: decision.outcome, reasonId: fresh })
}

/** As of the box: a code inside is where its box is. */
const circumstancesOf = (
  box: CodeState,
  { delivery, now, ownInn, settingsOf }: InsideContext,
): Circumstances => ({
  now,
  purpose: delivery.purpose,
  supplierInn: delivery.supplierInn,
  ownInn,
  priceKopecks: null,
  receivedAt: delivery.createdAt,
  deadlinePassed: box.deadlineAt !== null && now >= box.deadlineAt,
  deadlineAt: box.deadlineAt,
  settings: settingsOf(box),
  group: box.productGroup,
})

/** Boxes of the delivery that were asked; `all` where that is every one. */
async function knownBoxes(manager: EntityManager, deliveryId: number) {
  const rows = await runSql<(BoxRow & { askedAt: number | string | null })[]>(
    manager,
    `SELECT box."codeId", box."gap", box."askedAt", code."lineId", code."gtin", code."answers"
     FROM "box" box JOIN "code" code ON code."id" = box."codeId" WHERE box."deliveryId" = ?`,
    [deliveryId],
  )
  const asked = rows.filter(({ askedAt }) => askedAt !== null)
  return { known: new Map(asked.map((row) => [row.codeId, row])), all: asked.length === rows.length }
}

type Inner = InnerCode & Pick<BoxedCode, 'id' | 'outcome' | 'reasonId'>

async function innerRows(manager: EntityManager, deliveryId: number): Promise<Map<number, Inner[]>> {
  const rows = await runSql<InnerRow[]>(
    manager,
    `SELECT "id", "boxId", "cis", "role", "gtin", "facts", "askedAt", "outcome", "reasonId" FROM "boxed_code"
     WHERE "boxId" IN (SELECT "codeId" FROM "box" WHERE "deliveryId" = ?) ORDER BY "id"`,
    [deliveryId],
  )
  const byBox = new Map<number, Inner[]>()
  for (const { boxId, facts, askedAt, ...row } of rows) {
    const inner = byBox.get(boxId) ?? []
    inner.push({ ...row, facts: JSON.parse(facts) as CodeFacts, askedAt: Number(askedAt) })
    byBox.set(boxId, inner)
  }
  return byBox
}

function comparedBox(box: BoxRow, inner: readonly InnerCode[]): ComparedBox {
  const { codeId, lineId, gtin, gap } = box
  const groups = inner.filter(({ facts }) => facts.packageType === 'GROUP').length
  const packs = inner.filter(({ role }) => role === 'pack')
  return {
    codeId,
    lineId,
    packGtins: new Set([gtin, ...packs.map((pack) => pack.gtin)].flatMap((one) => one ?? [])),
    units: inner.filter(({ role }) => role === 'unit'),
    groupCount: groups + (ownFacts(box).packageType === 'GROUP' ? 1 : 0),
    isWhole: gap === null,
  }
}

/** What ЧЗ said of the box itself. */
const ownFacts = ({ answers }: BoxRow): CodeFacts =>
  (JSON.parse(answers ?? '[]') as ChannelAnswer[]).find(({ channel }) => channel === 'true-api')?.facts ?? {}

const pieces = '796'

/** Before every box was asked there is nothing to compare a count with. */
async function declaredLines(
  manager: EntityManager,
  deliveryId: number,
  all: boolean,
): Promise<DeclaredLine[]> {
  const lines = await manager.findBy(DeliveryLine, { deliveryId })
  return lines.map(({ id, gtin, unitCode, declared, codeCount, osuCount }) => ({
    id,
    gtin,
    declared: all && unitCode === pieces && /^\d{1,9}$/.test(declared ?? '') ? Number(declared) : null,
    codeCount,
    osuCount,
  }))
}

/** Codes beside the boxes in the lines that are compared; a set is goods by itself. */
async function ownCodes(
  manager: EntityManager,
  deliveryId: number,
  { boxes, lines }: { boxes: ReadonlyMap<number, BoxRow>; lines: readonly DeclaredLine[] },
): Promise<Map<string, number>> {
  const withBoxes = new Set([...boxes.values()].map(({ lineId }) => lineId))
  const gtins = new Set(lines.flatMap(({ id, gtin }) => (withBoxes.has(id) ? (gtin ?? []) : [])))
  const wanted = lines.filter(
    ({ id, gtin, declared }) => declared !== null && (withBoxes.has(id) || gtins.has(gtin!)),
  )
  if (wanted.length === 0) return new Map()
  const rows = await runSql<{ id: number; cis: string; lineId: number }[]>(
    manager,
    `SELECT "id", "cis", "lineId" FROM "code"
     WHERE "deliveryId" = ? AND "lineId" IN (${wanted.map(({ id }) => id).join(', ')})`,
    [deliveryId],
  )
  const isGoods = (box: BoxRow | undefined) => box === undefined || isSet(ownFacts(box).packageType)
  return new Map(rows.flatMap(({ id, cis, lineId }) => (isGoods(boxes.get(id)) ? [[cis, lineId]] : [])))
}
