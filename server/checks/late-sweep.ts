import { CheckBatch, CheckRun, Code, Delivery } from '../../entities/index.js'
import { addBatches, codeRanges } from '../code-ranges.js'
import type { Lane } from '../domain/lanes.js'
import type { Transaction } from '../transaction.js'
import type { CheckTools } from './check-tools.js'
import { mayAsk } from './may-ask.js'

interface Due {
  deliveryId: number
  lane: Lane
}

/**
 * Makes batches of the codes whose next try is due: one sweep of rows a lane, no queue entry a code. A delivery whose
 * batches of this lane are still open is left for the next sweep, so that no code stands in two of them. Of a check that
 * a person stopped no batch is made, though an answer that was on its way may have named a next try: nobody would take it.
 */
export async function sweepLate(tools: CheckTools): Promise<void> {
  const { database, clock, queue, stop } = tools
  if (stop.aborted || !(await mayAsk(tools, 'true-api'))) return
  const now = clock.now()
  const due = await database.read
    .createQueryBuilder(Code, 'code')
    .select(['code.deliveryId AS "deliveryId"', 'code.lane AS lane'])
    .where('code.nextTryAt <= :now', { now })
    .andWhere(`code.deliveryId NOT IN (SELECT "deliveryId" FROM "check_run" WHERE "state" = 'cancelled')`)
    .groupBy('code.deliveryId, code.lane')
    .getRawMany<Due>()
  for (const { deliveryId, lane } of due) {
    const made = await database.transact((tx) => makeBatches(tx, { deliveryId, lane }, now))
    for (const batchId of made)
      await queue.enqueue('check-batch', { batchId }, { lane, key: `batch:${batchId}` })
  }
}

async function makeBatches(tx: Transaction, { deliveryId, lane }: Due, now: number): Promise<number[]> {
  await tx.alone('batches')
  const delivery = await tx.manager.findOneByOrFail(Delivery, { id: deliveryId })
  const runId = delivery.runId
  if (runId === null || (await tx.manager.existsBy(CheckRun, { id: runId, state: 'cancelled' }))) return []
  const open = await tx.manager
    .createQueryBuilder(CheckBatch, 'batch')
    .where(
      `batch.runId = :runId AND batch.lane = :lane AND batch.dueAt IS NOT NULL AND batch.state <> 'done'`,
      {
        runId,
        lane,
      },
    )
    .getExists()
  if (open) return []
  const ranges = await codeRanges(tx.manager, `"deliveryId" = ? AND "lane" = ? AND "nextTryAt" <= ?`, [
    deliveryId,
    lane,
    now,
  ])
  return addBatches(tx.manager, ranges, { runId, deliveryId, lane, dueAt: now })
}
