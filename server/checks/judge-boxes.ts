import { In, IsNull, type EntityManager } from 'typeorm'
import { runSql } from '../../entities/columns.js'
import { Box, CheckRun, Delivery } from '../../entities/index.js'
import { redecideCodes as writeCodes, type RedecidedCode } from '../code-rows.js'
import type { Outcome } from '../domain/verdict/outcome.js'
import type { RuleId } from '../domain/verdict/rules.js'
import type { Transaction } from '../transaction.js'
import { readStates, type CodeState } from './asked-code.js'
import type { CheckTools } from './check-tools.js'
import { countMoves, writeMoves, type Move } from './counters.js'
import { judgeInside, writeInside, type JudgedInside } from './judge-inside.js'
import { readCards } from './product-cards.js'
import { redecideCode, type SettleContext } from './settle-code.js'

/** Codes in one transaction: the writer is not kept longer than for a few answers. */
const partCodes = 500

/**
 * Decides boxes by what they hold: those that were opened now, and with the last of a delivery all of them, since a line
 * is compared with all of its boxes.
 */
export async function judgeBoxes(
  tools: CheckTools,
  deliveryId: number,
  opened: readonly number[],
): Promise<void> {
  const { database, clock, book, ownInn, scale } = tools
  const [now, read] = [clock.now(), database.read]
  const delivery = await read.findOneByOrFail(Delivery, { id: deliveryId })
  const boxes = await boxesToJudge(read, deliveryId, opened)
  const settings = await book.settings()
  const gtins = boxes.map(({ gtin }) => gtin)
  const inside = await judgeInside(read, boxes, { delivery, now, ownInn, book, settingsOf: () => settings })
  const context: SettleContext = {
    now,
    ownInn,
    scale,
    settings,
    patience: await book.patience(),
    contents: inside.contents,
    prices: await book.pricesOf(read, gtins, now),
    cards: await readCards(read, gtins),
    inBulk: new Set(),
  }
  for (let at = 0; at < boxes.length; at += partCodes) {
    const part = boxes.slice(at, at + partCodes)
    await database.transact((tx) => writeBoxes(tx, { delivery, context, boxes: part }))
  }
  await database.transact((tx) => endOpening(tx, inside, opened))
}

async function boxesToJudge(
  read: EntityManager,
  deliveryId: number,
  opened: readonly number[],
): Promise<CodeState[]> {
  const leftOut = await read.countBy(Box, { deliveryId, askedAt: IsNull() })
  const which = leftOut > 0 ? `"id" IN (${opened.join(', ')})` : '1 = 1'
  return readStates(
    read,
    `"attempts" > 0 AND ${which}
     AND "id" IN (SELECT "codeId" FROM "box" WHERE "deliveryId" = ? AND "askedAt" IS NOT NULL)`,
    [deliveryId],
  )
}

interface PresentBox {
  id: number
  outcome: Outcome
  reasonId: RuleId | ''
  attempts: number
  reasons: string | null
}

/** A box that somebody else has settled since it was read is left to him. */
async function writeBoxes(
  tx: Transaction,
  { delivery, context, boxes }: { delivery: Delivery; context: SettleContext; boxes: readonly CodeState[] },
): Promise<void> {
  await tx.alone('answers')
  const rows = await runSql<PresentBox[]>(
    tx.manager,
    `SELECT "id", "outcome", "reasonId", "attempts", "reasons" FROM "code" WHERE "id" IN (${boxes.map(({ id }) => id).join(', ')})`,
  )
  const present = new Map(rows.map((row) => [row.id, row]))
  const stopped = await tx.manager.existsBy(CheckRun, { id: delivery.runId ?? 0, state: 'cancelled' })
  const written: RedecidedCode[] = []
  const moves: Move[] = []
  for (const box of boxes) {
    const standing = present.get(box.id)
    if (!standing || standing.attempts !== box.attempts) continue
    const fresh = redecideCode(box, delivery, context)
    if (stopped) fresh.nextTryAt = box.nextTryAt
    if (fresh.reasons === standing.reasons && fresh.nextTryAt === box.nextTryAt) continue
    written.push(fresh)
    const { outcome, reasonId } = standing
    moves.push({
      deliveryId: delivery.id,
      lineId: box.lineId,
      outcome,
      reasonId,
      firstTime: false,
      to: fresh,
    })
  }
  if (written.length === 0) return
  await writeCodes(tx.manager, written)
  await writeMoves(tx, countMoves(moves), context.now)
}

async function endOpening(
  tx: Transaction,
  { changed }: JudgedInside,
  opened: readonly number[],
): Promise<void> {
  await tx.alone('answers')
  await writeInside(tx.manager, changed)
  await tx.manager.update(Box, { codeId: In([...opened]) }, { dueAt: null })
}
