import type { EntityManager } from 'typeorm'
import { columnAsJson, runSql } from '../entities/columns.js'
import { CheckBatch } from '../entities/index.js'

/** cises/info takes that many codes in a request, so a batch has no more. */
export const batchCodes = 1000

export interface CodeRange {
  firstCodeId: number
  lastCodeId: number
}

/**
 * Cuts the codes of a condition, in document order, into ranges of a batch each. Ids are few bytes: cutting them here takes a
 * third of the time that ranks of SQL take.
 */
export async function codeRanges(
  manager: EntityManager,
  where: string,
  params: unknown[],
): Promise<CodeRange[]> {
  const [found] = await runSql<{ ids: string | number[] | null }[]>(
    manager,
    `SELECT ${columnAsJson(manager, '"id"')} AS "ids" FROM "code" WHERE ${where}`,
    params,
  )
  const told = found?.ids ?? []
  // PostgreSQL's driver has read the JSON already.
  const ids = Int32Array.from(typeof told === 'string' ? (JSON.parse(told) as number[]) : told).sort()
  const ranges: CodeRange[] = []
  for (let at = 0; at < ids.length; at += batchCodes)
    ranges.push({
      firstCodeId: ids[at]!,
      lastCodeId: ids[Math.min(at + batchCodes, ids.length) - 1]!,
    })
  return ranges
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
