import type { EntityManager } from 'typeorm'
import type { CheckBatch, Code } from '../../entities/index.js'
import type { ChannelAnswer } from '../domain/verdict/facts.js'
import { readRows } from '../many-rows.js'

/** What of a code is needed to ask about it and to settle it. */
export type CodeState = Pick<
  Code,
  | 'id'
  | 'lineId'
  | 'cis'
  | 'raw'
  | 'kind'
  | 'gtin'
  | 'productGroup'
  | 'outcome'
  | 'reasonId'
  | 'answers'
  | 'attempts'
  | 'lane'
  | 'nextTryAt'
  | 'deadlineAt'
  | 'checkedAt'
  | 'tillAskedAt'
  | 'abroadDueAt'
  | 'exchangeIds'
> & {
  /** Exchanges of questions beside the status, which are written with its answer. */
  besideIds?: number[]
}

/** The same as the database has it. */
export type CodeStateRow = Omit<CodeState, 'answers' | 'besideIds'> & { answers: string | null }

export const stateColumns: readonly (keyof CodeStateRow)[] = [
  'id',
  'lineId',
  'cis',
  'raw',
  'kind',
  'gtin',
  'productGroup',
  'outcome',
  'reasonId',
  'answers',
  'attempts',
  'lane',
  'nextTryAt',
  'deadlineAt',
  'checkedAt',
  'tillAskedAt',
  'abroadDueAt',
  'exchangeIds',
]

/** The codes that are so, in document order: a thousand of them at a time, too many to be made entities of. */
export async function readStates(
  manager: EntityManager,
  where: string,
  values: unknown[],
): Promise<CodeState[]> {
  const from = `"code" WHERE ${where}`
  const rows = await readRows<CodeStateRow>(manager, { columns: stateColumns, from }, values)
  return rows.map(codeState)
}

/**
 * The same of the codes of a batch. The planner of PostgreSQL knows nothing of a new delivery yet and would walk all of its
 * codes for each batch: the plus keeps an index from it, so that it goes by the ids. `where` uses no indexed column either.
 */
export const readBatchStates = (
  manager: EntityManager,
  { deliveryId, firstCodeId, lastCodeId }: CheckBatch,
  where: string,
  values: unknown[] = [],
): Promise<CodeState[]> =>
  readStates(manager, `"id" BETWEEN ? AND ? AND +"deliveryId" = ? AND ${where}`, [
    firstCodeId,
    lastCodeId,
    deliveryId,
    ...values,
  ])

export const codeState = (row: CodeStateRow): CodeState => ({
  ...row,
  answers: row.answers === null ? null : (JSON.parse(row.answers) as ChannelAnswer[]),
})
