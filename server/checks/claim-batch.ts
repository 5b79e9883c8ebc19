import { runSql, updateReturning } from '../../entities/columns.js'
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

/** A batch as long as it is ours: a lease that another has taken, be it of this process, ends at another time. */
const asTaken = ({ id, leasedBy, leaseUntil }: CheckBatch) => ({
  id,
  state: 'leased' as const,
  leasedBy: leasedBy!,
  leaseUntil: leaseUntil!,
})

type LeaseTools = Pick<CheckTools, 'database' | 'clock'>

/** Batches whose lease is being taken for longer: several questions of one may be about to be asked. */
const keeping = new WeakMap<CheckBatch, Promise<boolean>>()

/**
 * Keeps a batch for one more question: once half of its lease is over it is taken for longer. False where it is another's
 * by now; then nothing more is asked for it.
 */
export async function keepBatch(tools: LeaseTools, batch: CheckBatch): Promise<boolean> {
  if (batch.leaseUntil! - tools.clock.now() > leaseMs / 2) return true
  const kept = keeping.get(batch) ?? extendLease(tools, batch).finally(() => keeping.delete(batch))
  keeping.set(batch, kept)
  return kept
}

async function extendLease({ database, clock }: LeaseTools, batch: CheckBatch): Promise<boolean> {
  const leaseUntil = clock.now() + leaseMs
  const { affected } = await database.write((manager) =>
    manager.update(CheckBatch, asTaken(batch), { leaseUntil }),
  )
  if (affected === 1) batch.leaseUntil = leaseUntil
  return affected === 1
}

/** Gives a batch back to be asked later, counting a failure where one was. False where it is another's by now. */
export async function releaseBatch(
  tx: Transaction,
  batch: CheckBatch,
  change: { failures?: number; failedAt?: number; notBefore?: number | null } = {},
): Promise<boolean> {
  const free = { state: 'queued' as const, leasedBy: null, leaseUntil: null }
  const { affected } = await tx.manager.update(CheckBatch, asTaken(batch), { ...free, ...change })
  return affected === 1
}

const over = { state: 'done' as const, leasedBy: null, leaseUntil: null }

/** Ends a batch. False where it is another's by now, who may still be at it. */
export async function finishBatch({ manager }: Transaction, batch: CheckBatch): Promise<boolean> {
  const { affected } = await manager.update(CheckBatch, asTaken(batch), over)
  return affected === 1
}

/** The same of several, without values. The end of a lease tells whose it is: no later one ends then. */
export function finishSqls(batches: readonly CheckBatch[]): string[] {
  if (batches.length === 0) return []
  const ours = batches.map(({ id, leaseUntil }) => `"id" = ${id} AND "leaseUntil" = ${leaseUntil}`)
  return [
    `UPDATE "check_batch" SET "state" = 'done', "leasedBy" = NULL, "leaseUntil" = NULL WHERE ${ours.join(' OR ')}`,
  ]
}

/** Two halves instead of a batch that is not taken whole. Returns their ids: none where it is another's by now. */
export async function halveBatch(
  tx: Transaction,
  batch: CheckBatch,
  codeIds: readonly number[],
): Promise<number[]> {
  if (!(await finishBatch(tx, batch))) return []
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
  return ids
}
