import { In } from 'typeorm'
import { runSql } from '../../entities/columns.js'
import { CheckRun, Delivery } from '../../entities/index.js'
import { redecideCodes as writeCodes, type RedecidedCode } from '../code-rows.js'
import type { BoxContents } from '../domain/verdict/box-contents.js'
import type { RulesChange } from '../domain/verdict/rules-in-force.js'
import { settingsByCheck } from '../settings/pauses-by-check.js'
import { readRows } from '../many-rows.js'
import type { Transaction } from '../transaction.js'
import { codeState, stateColumns, type CodeState, type CodeStateRow } from './asked-code.js'
import type { CheckTools } from './check-tools.js'
import { countedInBulk, type CountedInBulk } from './counted-in-bulk.js'
import { countMoves, writeMoves, type Move } from './counters.js'
import { readCards } from './product-cards.js'
import { judgeInside, writeInside } from './judge-inside.js'
import { endPass, openPass, readPass, writePass, type Pass } from './redecide-pass.js'
import type { HeardCode } from './settle-answers.js'
import { redecideCode, type SettleContext } from './settle-code.js'

/** Codes in one transaction: the writer is not kept longer than for a few answers. */
const partCodes = 500
/** Codes of older deliveries stay as they were decided, as with prices. */
const longestMs = 30 * 24 * 3600_000

type Tools = Pick<CheckTools, 'database' | 'clock' | 'book' | 'ownInn' | 'scale' | 'stop'>

/**
 * Decides anew, from the answers that are kept, what a lasting change of the rules touches; ЧЗ is not asked. The rules
 * may have been changed by a person, or by the day from which a group is checked.
 */
export async function redecideCodes(tools: Tools): Promise<void> {
  if (tools.stop.aborted || !(await openPass(tools))) return
  while (!tools.stop.aborted && (await redecidePart(tools))) {
    // the next part
  }
}

/** Decides the next codes of the pass. False where it is over, or another process has it. */
async function redecidePart(tools: Tools): Promise<boolean> {
  const { database, clock } = tools
  const now = clock.now()
  const pass = await readPass(database.read)
  if (pass === null || pass.dueAt > now) return false
  const ids = await touchedCodes(tools, pass)
  return database.transact(async (tx) => {
    await tx.alone('answers')
    const present = await readPass(tx.manager)
    if (present === null || present.afterId !== pass.afterId || present.startedAt !== pass.startedAt)
      return false
    if (ids.length === 0) {
      await endPass(tx, present, now)
      return false
    }
    const changed = await redecide(tx, tools, ids)
    const counts = { seen: present.seen + ids.length, changed: present.changed + changed }
    await writePass(tx, { ...present, ...counts, afterId: ids.at(-1)! })
    return true
  })
}

/** Looked for outside of the transaction: there may be few of them among very many. */
async function touchedCodes({ database, clock }: Tools, { change, afterId }: Pass): Promise<number[]> {
  const { sql, values } = touchedBy(change)
  const rows = await runSql<{ id: number }[]>(
    database.read,
    `SELECT "id" FROM "code" WHERE "id" > ? AND "answers" IS NOT NULL AND ${sql}
     AND "deliveryId" IN (SELECT "id" FROM "delivery" WHERE "createdAt" >= ?) ORDER BY "id" LIMIT ${partCodes}`,
    [afterId, ...values, clock.now() - longestMs],
  )
  return rows.map(({ id }) => id)
}

const shelfLife: readonly string[] = ['expired', 'shelf-life-soon', 'shelf-life-by-storage']

/** Every rule that holds stands among the reasons, even where it is off; a shelf life may be a matter of days alone. */
function touchedBy({ groups, rules }: RulesChange): { sql: string; values: string[] } {
  const reasons = rules.map((id) => `%"id":"${id}"%`)
  const days = rules.some((id) => shelfLife.includes(id)) ? [`"answers" LIKE '%"expir%'`] : []
  // A box stands by what it holds, whatever rules hold there.
  const boxes = `"reasons" LIKE '%"id":"box-%'`
  const any = [...reasons.map(() => '"reasons" LIKE ?'), ...days, boxes].join(' OR ')
  if (groups.includes('')) return { sql: `(${any})`, values: reasons }
  const among = groups.map(() => '?').join(', ')
  return { sql: `("productGroup" IN (${among}) AND (${any}) OR ${boxes})`, values: [...groups, ...reasons] }
}

/** Decides these codes; returns how many have another outcome now. */
async function redecide(tx: Transaction, tools: Tools, ids: readonly number[]): Promise<number> {
  const now = tools.clock.now()
  const from = `"code" WHERE "id" IN (${ids.join(', ')})`
  const rows = await readRows<StandingCode>(tx.manager, { columns: standingColumns, from }, [])
  const gtins = rows.map(({ gtin }) => gtin)
  const deliveries = await deliveriesOf(tx, rows)
  const prices = await tools.book.pricesOf(tx.manager, gtins, now)
  const cards = await readCards(tx.manager, gtins)
  const settingsOf = settingsByCheck(await tools.book.rules(), now)
  const around = { now, scale: tools.scale, patience: await tools.book.patience() }
  const written: RedecidedCode[] = []
  const moves: Move[] = []
  const inside = new Map<number, BoxContents>()
  for (const { delivery } of deliveries.values()) {
    const { book } = tools
    const ownInn = delivery.ownInn ?? tools.ownInn
    const boxes = rows
      .filter((row) => row.deliveryId === delivery.id && isDecidedByContents(row))
      .map(codeState)
    const around = { delivery, now, ownInn, book, settingsOf: (box: CodeState) => settingsOf(box.checkedAt) }
    const { contents, changed } = await judgeInside(tx.manager, boxes, around)
    for (const [id, said] of contents) inside.set(id, said)
    await writeInside(tx.manager, changed)
  }
  for (const row of rows) {
    const state = codeState(row)
    const { delivery, stopped, inBulk } = deliveries.get(row.deliveryId)!
    const ownInn = delivery.ownInn ?? tools.ownInn
    const settings = settingsOf(state.checkedAt)
    const context: SettleContext = { ...around, ownInn, prices, cards, inBulk, settings, contents: inside }
    const fresh = redecideCode(state, delivery, context)
    if (stopped) fresh.nextTryAt = state.nextTryAt
    if (isSame(row, state, fresh)) continue
    written.push(fresh)
    const { outcome, reasonId, lineId } = state
    moves.push({ deliveryId: delivery.id, lineId, outcome, reasonId, firstTime: false, to: fresh })
  }
  if (written.length > 0) {
    await writeCodes(tx.manager, written)
    await writeMoves(tx, countMoves(moves), now)
  }
  return moves.filter(({ outcome, to }) => outcome !== to.outcome).length
}

const isDecidedByContents = ({ reasons }: StandingCode): boolean => reasons?.includes('"id":"box-') ?? false

type StandingCode = CodeStateRow & {
  deliveryId: number
  reasons: string | null
  blocksAt: number | null
}

const standingColumns: readonly (keyof StandingCode)[] = [
  ...stateColumns,
  'deliveryId',
  'reasons',
  'blocksAt',
]

const isSame = ({ reasons, blocksAt }: StandingCode, state: CodeState, fresh: RedecidedCode): boolean =>
  state.outcome === fresh.outcome &&
  reasons === fresh.reasons &&
  state.nextTryAt === fresh.nextTryAt &&
  blocksAt === fresh.blocksAt

interface Standing {
  delivery: Delivery
  stopped: boolean
  inBulk: CountedInBulk
}

async function deliveriesOf(
  { manager }: Transaction,
  rows: readonly StandingCode[],
): Promise<Map<number, Standing>> {
  const found = await manager.findBy(Delivery, { id: In([...new Set(rows.map((row) => row.deliveryId))]) })
  const runIds = found.map(({ runId }) => runId).filter((id) => id !== null)
  const stopped = await manager.findBy(CheckRun, { id: In(runIds), state: 'cancelled' })
  const stoppedIds = new Set(stopped.map(({ id }) => id))
  const standing = new Map<number, Standing>()
  for (const delivery of found) {
    const heard = rows.filter(({ deliveryId }) => deliveryId === delivery.id).flatMap(heardOf)
    const inBulk = await countedInBulk(manager, delivery.id, heard)
    standing.set(delivery.id, { delivery, stopped: stoppedIds.has(delivery.runId ?? 0), inBulk })
  }
  return standing
}

/** What was last heard of its status. */
function heardOf(row: StandingCode): HeardCode[] {
  const code = codeState(row)
  const answer = code.answers?.find(({ channel }) => channel === 'true-api')
  return answer ? [{ code, answer }] : []
}
