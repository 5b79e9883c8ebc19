import type { EntityManager } from 'typeorm'
import { runSql } from '../../entities/columns.js'
import { Box, type BoxedCode, type CheckBatch } from '../../entities/index.js'
import type { CodeFacts } from '../domain/verdict/facts.js'
import { mayBeOpened } from '../domain/verdict/packs.js'
import { insertRows, type ColumnTypes } from '../many-rows.js'
import { readStates, type CodeState } from './asked-code.js'
import type { CheckTools } from './check-tools.js'
import { judgeBoxes } from './judge-boxes.js'
import { mayAsk } from './may-ask.js'
import { openBoxes } from './open-boxes.js'
import type { InnerDraft, OpenedBox } from './opened-box.js'

/** Boxes that are opened together: what came is kept before the next ones are begun. */
const boxesAtOnce = 100
/** After this the batch steps aside for others. */
const batchMs = 30_000

/** Marks boxes that an answer found in circulation: what they hold is to be asked in this pass. True where there are any. */
export async function markBoxes(
  { database, clock }: CheckTools,
  deliveryId: number,
  { codes, factsOf }: { codes: readonly CodeState[]; factsOf: (code: CodeState) => CodeFacts },
): Promise<boolean> {
  const boxes = codes.filter((code) => mayBeOpened(code.kind, factsOf(code)))
  if (boxes.length === 0) return false
  const dueAt = clock.now()
  const rows = boxes.map(({ id }) => ({ codeId: id, deliveryId, dueAt }))
  await database.transact(async (tx) => {
    await tx.alone('answers')
    await tx.manager.upsert(Box, rows, ['codeId'])
  })
  return true
}

/** Asks what the boxes of a batch hold, and how that stands. True when some are left for later. */
export async function askContents(tools: CheckTools, batch: CheckBatch): Promise<boolean> {
  const { database, clock, stop } = tools
  const due = await dueBoxes(database.read, batch)
  if (due.length === 0) return false
  if (!(await mayAsk(tools, 'true-api'))) return true
  const until = clock.now() + batchMs
  const opened: number[] = []
  while (opened.length < due.length && !stop.aborted && clock.now() < until) {
    const boxes = await openBoxes(tools, batch, due.slice(opened.length, opened.length + boxesAtOnce))
    if (boxes === null) break
    await keepBoxes(tools, boxes)
    opened.push(...boxes.map(({ code }) => code.id))
  }
  if (opened.length > 0) await judgeBoxes(tools, batch.deliveryId, opened)
  return opened.length < due.length
}

/** Boxes of the batch that ЧЗ knows and that are not opened yet in this pass. */
async function dueBoxes(read: EntityManager, batch: CheckBatch): Promise<CodeState[]> {
  return readStates(
    read,
    `"attempts" > 0 AND "id" IN
     (SELECT "codeId" FROM "box" WHERE "deliveryId" = ? AND "codeId" BETWEEN ? AND ? AND "dueAt" IS NOT NULL)`,
    [batch.deliveryId, batch.firstCodeId, batch.lastCodeId],
  )
}

type NewInner = Omit<BoxedCode, 'id' | 'facts'> & { facts: string }

const innerTypes: ColumnTypes<NewInner> = {
  boxId: 'INTEGER',
  cis: 'TEXT',
  parent: 'TEXT',
  role: 'TEXT',
  gtin: 'TEXT',
  facts: 'TEXT',
  askedAt: 'BIGINT',
  outcome: 'TEXT',
  reasonId: 'TEXT',
  exchangeId: 'INTEGER',
}

const innerRow = ({ box, cis, parent, role, gtin, facts, askedAt, exchangeId }: InnerDraft): NewInner => ({
  boxId: box.code.id,
  cis,
  parent,
  role,
  gtin,
  facts: JSON.stringify(facts),
  askedAt,
  outcome: 'wait',
  reasonId: '',
  exchangeId,
})

/** What was found takes the place of what was known; the box points to the exchanges that say what it holds. */
async function keepBoxes({ database, clock }: CheckTools, boxes: readonly OpenedBox[]): Promise<void> {
  const askedAt = clock.now()
  await database.transact(async (tx) => {
    await tx.alone('answers')
    const { manager } = tx
    const ids = boxes.map(({ code }) => code.id).join(', ')
    await runSql(manager, `DELETE FROM "boxed_code" WHERE "boxId" IN (${ids})`)
    const rows = boxes.flatMap(({ inner }) => [...inner.values()].map(innerRow))
    await insertRows(manager, { table: 'boxed_code', types: innerTypes }, rows)
    for (const { code, gap, exchangeIds } of boxes) {
      await manager.update(Box, { codeId: code.id }, { askedAt, gap })
      await runSql(
        manager,
        `UPDATE "code" SET "exchangeIds" = CASE WHEN "exchangeIds" IS NULL THEN ? ELSE "exchangeIds" || ',' || ? END WHERE "id" = ?`,
        [exchangeIds.join(','), exchangeIds.join(','), code.id],
      )
    }
  })
}
