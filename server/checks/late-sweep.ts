import { CheckBatch, CheckRun, Code, Delivery } from '../../entities/index.js'
import { addBatches, codeRanges } from '../code-ranges.js'
import type { Lane } from '../domain/lanes.js'
import type { Transaction } from '../transaction.js'
import type { EntityTools, ProcessTools } from './check-tools.js'
import { mayAsk } from './may-ask.js'

interface Due {
  deliveryId: number
  lane: Lane
  /** Of the legal entity that asks. */
  ownInn: string | null
}

export type SweepTools = Pick<ProcessTools, 'database' | 'clock' | 'queue' | 'stop'> & {
  entities: EntityTools
}

/**
 * Makes batches of the codes whose next try is due: one sweep of rows a lane, no queue entry a code. A delivery whose
 * batches of this lane are still open is left for the next sweep, so that no code stands in two of them. Of a check that
 * a person stopped no batch is made, though an answer that was on its way may have named a next try: nobody would take it;
 * nor of one whose legal entity may not ask now.
 */
export async function sweepLate(tools: SweepTools): Promise<void> {
  const { database, clock, queue, stop } = tools
  if (stop.aborted) return
  const now = clock.now()
  const due = await database.read
    .createQueryBuilder(Code, 'code')
    .innerJoin('delivery', 'delivery', 'delivery.id = code.deliveryId')
    .select(['code.deliveryId AS "deliveryId"', 'code.lane AS lane', 'delivery.ownInn AS "ownInn"'])
    .where('code.nextTryAt <= :now', { now })
    .andWhere(`code.deliveryId NOT IN (SELECT "deliveryId" FROM "check_run" WHERE "state" = 'cancelled')`)
    .groupBy('code.deliveryId, code.lane, delivery.ownInn')
    .getRawMany<Due>()
  for (const { deliveryId, lane } of await ofThoseWhoMayAsk(tools, due)) {
    const made = await database.transact((tx) => makeBatches(tx, { deliveryId, lane }, now))
    for (const batchId of made)
      await queue.enqueue('check-batch', { batchId }, { lane, key: `batch:${batchId}` })
  }
}

async function ofThoseWhoMayAsk({ entities }: SweepTools, due: readonly Due[]): Promise<Due[]> {
  const asking = new Map<string | null, boolean>()
  for (const ownInn of new Set(due.map((one) => one.ownInn)))
    asking.set(ownInn, await mayAsk(entities.of(ownInn), 'true-api'))
  return due.filter(({ ownInn }) => asking.get(ownInn))
}

async function makeBatches(
  tx: Transaction,
  { deliveryId, lane }: Pick<Due, 'deliveryId' | 'lane'>,
  now: number,
): Promise<number[]> {
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
