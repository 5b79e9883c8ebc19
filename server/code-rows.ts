import type { EntityManager } from 'typeorm'
import type { Code } from '../entities/index.js'
import type { CodeKind } from './domain/codes/parsed-code.js'
import type { Lane } from './domain/lanes.js'
import type { CheckedBy, Outcome } from './domain/verdict/outcome.js'
import type { RuleId } from './domain/verdict/rules.js'
import { insertRows, updateLikes, updateRows, type ColumnTypes, type Likes } from './many-rows.js'

/** What the hot paths write of codes: import, answers, other rules. Everything else goes through the entities. */

export interface NewCode {
  deliveryId: number
  lineId: number
  cis: string
  raw: string | null
  kind: CodeKind
  gtin: string | null
  lane: Lane
  outcome: Outcome
  reasonId: RuleId | ''
  /** JSON, or null. */
  reasons: string | null
}

/** A code as an answer leaves it. JSON columns as text. */
export interface AnsweredCode {
  lane: Lane
  outcome: Outcome
  reasonId: RuleId | ''
  checkedBy: CheckedBy | null
  productGroup: string | null
  reasons: string | null
  answers: string
  attempts: number
  nextTryAt: number | null
  deadlineAt: number | null
  checkedAt: number | null
  blocksAt: number | null
  tillAskedAt: number | null
  abroadDueAt: number | null
}

/** The same with its evidence, and as it was before. */
export interface SettledCode extends AnsweredCode {
  exchangeIds: string
  wasOutcome: Outcome
  wasReasonId: RuleId | ''
  wasAttempts: number
  wasExchangeIds: string | null
}

/** A code as other rules leave it, without a new answer. */
export type RedecidedCode = Pick<Code, 'id'> &
  Pick<
    AnsweredCode,
    | 'outcome'
    | 'reasonId'
    | 'checkedBy'
    | 'productGroup'
    | 'reasons'
    | 'nextTryAt'
    | 'deadlineAt'
    | 'blocksAt'
  >

const newColumns: ColumnTypes<NewCode> = {
  deliveryId: 'INTEGER',
  lineId: 'INTEGER',
  cis: 'TEXT',
  raw: 'TEXT',
  kind: 'TEXT',
  gtin: 'TEXT',
  lane: 'TEXT',
  outcome: 'TEXT',
  reasonId: 'TEXT',
  reasons: 'TEXT',
}
const settledColumns: ColumnTypes<SettledCode> = {
  lane: 'TEXT',
  outcome: 'TEXT',
  reasonId: 'TEXT',
  checkedBy: 'TEXT',
  productGroup: 'TEXT',
  reasons: 'TEXT',
  answers: 'TEXT',
  attempts: 'INTEGER',
  nextTryAt: 'BIGINT',
  deadlineAt: 'BIGINT',
  checkedAt: 'BIGINT',
  blocksAt: 'BIGINT',
  tillAskedAt: 'BIGINT',
  abroadDueAt: 'BIGINT',
  exchangeIds: 'TEXT',
  wasOutcome: 'TEXT',
  wasReasonId: 'TEXT',
  wasAttempts: 'INTEGER',
  wasExchangeIds: 'TEXT',
}
const settledBefore = {
  outcome: 'wasOutcome',
  reasonId: 'wasReasonId',
  attempts: 'wasAttempts',
  exchangeIds: 'wasExchangeIds',
} as const

const redecidedColumns: ColumnTypes<RedecidedCode> = {
  id: 'INTEGER',
  outcome: 'TEXT',
  reasonId: 'TEXT',
  checkedBy: 'TEXT',
  productGroup: 'TEXT',
  reasons: 'TEXT',
  nextTryAt: 'BIGINT',
  deadlineAt: 'BIGINT',
  blocksAt: 'BIGINT',
}

/** Inserts codes in the order given: ids rise with it. */
export const insertCodes = (manager: EntityManager, codes: readonly NewCode[]): Promise<void> =>
  insertRows(manager, { table: 'code', types: newColumns }, codes)

/** Writes what answers made of codes that are as they were before; returns how many are. */
export const settleCodes = (manager: EntityManager, codes: readonly Likes<SettledCode>[]): Promise<number> =>
  updateLikes(manager, { table: 'code', types: settledColumns, was: settledBefore }, codes)

/** Writes what other rules made of codes that are there already. */
export const redecideCodes = (manager: EntityManager, codes: readonly RedecidedCode[]): Promise<void> =>
  updateRows(manager, { table: 'code', types: redecidedColumns }, codes)
