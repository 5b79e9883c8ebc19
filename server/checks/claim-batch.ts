import { CheckBatch, CheckRun } from '../../entities/index.js'
import type { Transaction } from '../transaction.js'

/** How long a batch belongs to who claimed it; after that anybody may take it over. */
export const leaseMs = 60_000

export interface Claim {
  owner: string
  now: number
  /** A held run may be asked for once, to see whether it is mended. */
  probing: boolean
}

/** Takes a batch for asking by compare-and-set, or null when it is not to be had (done, another's, held, cancelled). */
export async function claimBatch(tx: Transaction, batchId: number, claim: Claim): Promise<CheckBatch | null> {
  const batch = await tx.manager.findOneBy(CheckBatch, { id: batchId })
  if (!batch) return null
  const run = await tx.manager.findOneByOrFail(CheckRun, { id: batch.runId })
  if (run.state === 'cancelled' || (run.state === 'held' && !claim.probing)) return null
  const { owner, now } = claim
  const taken = await tx.manager
    .createQueryBuilder()
    .update(CheckBatch)
    .set({ state: 'leased', leasedBy: owner, leaseUntil: now + leaseMs })
    .where('id = :batchId', { batchId })
    .andWhere(
      `((state = 'queued' AND ("notBefore" IS NULL OR "notBefore" <= :now)) OR (state = 'leased' AND "leaseUntil" < :now))`,
      { now },
    )
    .execute()
  if (taken.affected !== 1) return null
  if (run.state === 'queued')
    await tx.manager.update(
      CheckRun,
      { id: run.id, state: 'queued' },
      { state: 'running', startedAt: run.startedAt ?? now, version: run.version + 1 },
    )
  return { ...batch, state: 'leased', leasedBy: owner, leaseUntil: now + leaseMs }
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
