import { runInTurn, runSql, updateReturning } from '../../entities/columns.js'
import type { RunState } from '../../entities/check-run.js'
import { CheckBatch } from '../../entities/index.js'
import type { Database } from '../database.js'
import { inGroups } from '../in-groups.js'
import type { Transaction } from '../transaction.js'
import type { CheckTools } from './check-tools.js'

/** How long a batch belongs to who claimed it; after that anybody may take it over. */
export const leaseMs = 60_000

export interface Claim {
  batchId: number
  /** A held run may be asked for once, to see whether it is mended: by a process that has no answer to show yet. */
  probing: boolean
}

/** Takes a batch for asking, or null when it is not to be had (done, another's, held, cancelled). */
export type ClaimBatch = (claim: Claim) => Promise<CheckBatch | null>

export const makeClaim = ({
  database,
  clock,
  processName,
}: Pick<CheckTools, 'database' | 'clock' | 'processName'>): ClaimBatch =>
  inGroups({
    async run(claims) {
      const taken = await claimBatches(database, claims, { leasedBy: processName, now: clock.now() })
      return claims.map(({ batchId }) => taken.get(batchId) ?? null)
    },
  })

interface Holder {
  leasedBy: string
  now: number
}

/** By compare-and-set, a statement at a time: in a bulk the writer is asked for it many times a second. */
async function claimBatches(
  database: Database,
  claims: readonly Claim[],
  holder: Holder,
): Promise<Map<number, CheckBatch>> {
  const probes = claims.filter(({ probing }) => probing)
  const usual = claims.filter(({ probing }) => !probing)
  const taken = [
    ...(await takeFree(database, usual, `'cancelled', 'held'`, holder)),
    ...(await takeFree(database, probes, `'cancelled'`, holder)),
  ]
  const begun = taken.filter(({ runState }) => runState === 'queued').map(({ batch }) => batch.runId)
  // One by one: who holds several runs waits for others in an order of their own.
  for (const runId of new Set(begun)) await beginRun(database, runId, holder.now)
  return new Map(taken.map(({ batch }) => [batch.id, batch]))
}

/** A batch as the database returns it: PostgreSQL gives a bigint as text. */
function batchOf(row: CheckBatch): CheckBatch {
  const batch = Object.assign(new CheckBatch(), row)
  for (const name of ['dueAt', 'leaseUntil', 'failedAt', 'notBefore'] as const)
    if (batch[name] !== null) batch[name] = Number(batch[name])
  return batch
}

/** Of these batches, those that nobody has and whose run is in none of these states. */
async function takeFree(
  database: Database,
  claims: readonly Claim[],
  closed: string,
  { leasedBy, now }: Holder,
): Promise<{ batch: CheckBatch; runState: RunState }[]> {
  if (claims.length === 0) return []
  const ids = claims.map(({ batchId }) => batchId).join(', ')
  const free = `("state" = 'queued' AND ("notBefore" IS NULL OR "notBefore" <= ?)) OR ("state" = 'leased' AND "leaseUntil" < ?)`
  const runState = `(SELECT run."state" FROM "check_run" run WHERE run."id" = "check_batch"."runId")`
  const statement = {
    common: `closed AS (SELECT "id" FROM "check_run" WHERE "state" IN (${closed}))`,
    update: `UPDATE "check_batch" SET "state" = 'leased', "leasedBy" = ?, "leaseUntil" = ?
      WHERE "id" IN (${ids}) AND "runId" NOT IN (SELECT "id" FROM closed) AND (${free})
      RETURNING *, ${runState} AS "runState"`,
  }
  const rows = await database.write((manager) =>
    updateReturning<CheckBatch & { runState: RunState }>(manager, statement, [
      leasedBy,
      now + leaseMs,
      now,
      now,
    ]),
  )
  return rows.map(({ runState, ...batch }) => ({ runState, batch: batchOf(batch) }))
}

const beginRun = (database: Database, runId: number, now: number): Promise<unknown> =>
  database.write((manager) =>
    runSql(
      manager,
      `UPDATE "check_run" SET "state" = 'running', "startedAt" = COALESCE("startedAt", ?), "version" = "version" + 1
       WHERE "state" = 'queued' AND "id" = ?`,
      [now, runId],
    ),
  )

/** Takes a batch for longer; false where it is another's by now. */
export async function extendLease(tx: Transaction, batch: CheckBatch, now: number): Promise<boolean> {
  const { affected } = await tx.manager.update(
    CheckBatch,
    { id: batch.id, state: 'leased', leasedBy: batch.leasedBy ?? undefined },
    { leaseUntil: now + leaseMs },
  )
  return affected !== 0
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

export async function finishBatches({ manager }: Transaction, batches: readonly CheckBatch[]): Promise<void> {
  await runInTurn(manager, finishSqls(batches))
}

export function finishSqls(batches: readonly CheckBatch[]): string[] {
  if (batches.length === 0) return []
  const ids = batches.map(({ id }) => id).join(', ')
  return [
    `UPDATE "check_batch" SET "state" = 'done', "leasedBy" = NULL, "leaseUntil" = NULL WHERE "id" IN (${ids})`,
  ]
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
  await finishBatches(tx, [batch])
  return ids
}
