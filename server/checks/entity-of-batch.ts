import { runSql } from '../../entities/columns.js'
import type { Database } from '../database.js'

/** Kept in memory; after that all are forgotten. */
const mostBatches = 20_000

/**
 * Of which legal entity a batch is; null: of the one that is asked for where nobody is named. That never changes, so it is read
 * once for all batches that a run has by then.
 */
export function makeEntityOfBatch({
  read,
}: Pick<Database, 'read'>): (batchId: number) => Promise<string | null> {
  const known = new Map<number, string | null>()
  return async (batchId) => {
    if (!known.has(batchId)) {
      if (known.size > mostBatches) known.clear()
      for (const { id, ownInn } of await readBatches(read, batchId)) known.set(id, ownInn)
    }
    return known.get(batchId) ?? null
  }
}

const readBatches = (
  read: Database['read'],
  batchId: number,
): Promise<{ id: number; ownInn: string | null }[]> =>
  runSql(
    read,
    `SELECT batch."id", run."ownInn" FROM "check_run" run JOIN "check_batch" batch ON batch."runId" = run."id"
     WHERE run."id" = (SELECT "runId" FROM "check_batch" WHERE "id" = ?)`,
    [batchId],
  )
