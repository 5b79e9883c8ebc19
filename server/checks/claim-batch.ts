import { runSql } from '../../entities/columns.js'
import { CheckBatch } from '../../entities/index.js'
import { together } from '../together.js'
import type { Transaction } from '../transaction.js'

/** How long a batch belongs to who claimed it; after that anybody may take it over. */
export const leaseMs = 60_000

export interface Claim {
  owner: string
  now: number
  /** A held run may be asked for once, to see whether it is mended: by a process that has no answer to show yet. */
  probing: boolean
}

/** Takes a batch for asking by compare-and-set, or null when it is not to be had (done, another's, held, cancelled). */
export async function claimBatch(tx: Transaction, batchId: number, claim: Claim): Promise<CheckBatch | null> {
  const { owner, now, probing } = claim
  const closed = probing ? `'cancelled'` : `'cancelled', 'held'`
  const taken = await tx.manager
    .createQueryBuilder()
    .update(CheckBatch)
    .set({ state: 'leased', leasedBy: owner, leaseUntil: now + leaseMs })
    .where('id = :batchId', { batchId })
    .andWhere(
      `((state = 'queued' AND ("notBefore" IS NULL OR "notBefore" <= :now)) OR (state = 'leased' AND "leaseUntil" < :now))`,
      { now },
    )
    .andWhere(`"runId" NOT IN (SELECT "id" FROM "check_run" WHERE "state" IN (${closed}))`)
    .execute()
  if (taken.affected !== 1) return null
  const [batch] = await together(
    tx,
    () => tx.manager.findOneByOrFail(CheckBatch, { id: batchId }),
    () =>
      runSql(
        tx.manager,
        `UPDATE "check_run" SET "state" = 'running', "startedAt" = COALESCE("startedAt", ?), "version" = "version" + 1
       WHERE "state" = 'queued' AND "id" = (SELECT "runId" FROM "check_batch" WHERE "id" = ?)`,
        [now, batchId],
      ),
  )
  return batch
}

/** Gives a batch back to be asked later, counting a failure where one was. */
export async function releaseBatch(
  tx: Transaction,
  batch: CheckBatch,
  change: { failures?: number; failedAt?: number; notBefore?: number | null } = {},
): Promise<void> {
  await tx.manager.update(
    CheckBatch,
    { id: batch.id, leasedBy: batch.leasedBy ?? undefined },
    { state: 'queued', leasedBy: null, leaseUntil: null, ...change },
  )
}

export async function finishBatch(tx: Transaction, batch: CheckBatch): Promise<void> {
  await tx.manager.update(CheckBatch, { id: batch.id }, { state: 'done', leasedBy: null, leaseUntil: null })
}

/** Two halves instead of a batch that is not taken whole. Returns their ids. */
export async function halveBatch(
  tx: Transaction,
  batch: CheckBatch,
  codeIds: readonly number[],
): Promise<number[]> {
  const middle = Math.floor(codeIds.length / 2)
  const ranges = [codeIds.slice(0, middle), codeIds.slice(middle)]
  const { runId, deliveryId, lane, dueAt } = batch
  const ids: number[] = []
  for (const range of ranges) {
    const inserted = await tx.manager.insert(CheckBatch, {
      runId,
      deliveryId,
      lane,
      dueAt,
      firstCodeId: range[0]!,
      lastCodeId: range.at(-1)!,
      state: 'queued',
    })
    ids.push((inserted.identifiers[0] as { id: number }).id)
  }
  await finishBatch(tx, batch)
  return ids
}
