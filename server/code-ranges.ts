import type { EntityManager } from 'typeorm'
import { runSql } from '../entities/columns.js'
import { CheckBatch } from '../entities/index.js'

/** cises/info takes that many codes in a request, so a batch has no more. */
export const batchCodes = 1000

export interface CodeRange {
  firstCodeId: number
  lastCodeId: number
}

/** Cuts the codes of a condition, in document order, into ranges of a batch each. */
export async function codeRanges(
  manager: EntityManager,
  where: string,
  params: unknown[],
): Promise<CodeRange[]> {
  return runSql<CodeRange[]>(
    manager,
    `SELECT MIN("id") AS "firstCodeId", MAX("id") AS "lastCodeId"
     FROM (SELECT "id", (ROW_NUMBER() OVER (ORDER BY "id") - 1) / ${batchCodes} AS "part" FROM "code" WHERE ${where}) AS "ranked"
     GROUP BY "part" ORDER BY "part"`,
    params,
  )
}

/** Makes a batch of each range and returns their ids, in order. */
export async function addBatches(
  manager: EntityManager,
  ranges: readonly CodeRange[],
  common: Pick<CheckBatch, 'runId' | 'deliveryId' | 'lane' | 'dueAt'>,
): Promise<number[]> {
  const made: number[] = []
  for (let i = 0; i < ranges.length; i += 500) {
    const rows = ranges.slice(i, i + 500).map((range) => ({ ...range, ...common, state: 'queued' as const }))
    const inserted = await manager.insert(CheckBatch, rows)
    made.push(...inserted.identifiers.map((row) => (row as { id: number }).id))
  }
  return made
}
