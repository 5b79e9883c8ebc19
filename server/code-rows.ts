import type { EntityManager } from 'typeorm'
import { runSql } from '../entities/columns.js'
import type { CodeKind } from './domain/codes/parsed-code.js'
import type { Lane } from './domain/lanes.js'
import type { CheckedBy, Outcome } from './domain/verdict/outcome.js'
import type { RuleId } from './domain/verdict/rules.js'

/**
 * The two hot paths of the database, import and answers, by multi-row VALUES: three times as fast as TypeORM's insert
 * with the indexes that a code needs. Everything else goes through the entities.
 */

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
export interface SettledCode {
  id: number
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
  exchangeIds: string
}

const newColumns = [
  'deliveryId',
  'lineId',
  'cis',
  'raw',
  'kind',
  'gtin',
  'lane',
  'outcome',
  'reasonId',
  'reasons',
] as const
/** With their SQL types: PostgreSQL has to be told, since a list of values alone has none. */
const settledTypes: Record<keyof SettledCode, string> = {
  id: 'INTEGER',
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
  exchangeIds: 'TEXT',
}
const settledColumns = Object.keys(settledTypes) as (keyof SettledCode)[]

/** Rows in one statement: more gets slower, and SQLite takes 32,766 values at most. */
const chunkRows = 500

/** Inserts codes in the order given: ids rise with it. */
export async function insertCodes(manager: EntityManager, codes: readonly NewCode[]): Promise<void> {
  const names = newColumns.map((name) => `"${name}"`).join(', ')
  for (const chunk of chunksOf(codes)) {
    const values = chunk.flatMap((code) => newColumns.map((name) => code[name]))
    await runSql(
      manager,
      `INSERT INTO "code" (${names}) VALUES ${places(chunk.length, newColumns.length)}`,
      values,
    )
  }
}

/** Writes what answers made of codes that are there already. */
export async function settleCodes(manager: EntityManager, codes: readonly SettledCode[]): Promise<void> {
  const names = settledColumns.map((name) => `"${name}"`).join(', ')
  const changes = settledColumns.slice(1).map((name) => `"${name}" = fresh."${name}"`)
  const first = `(${settledColumns.map((name) => `CAST(? AS ${settledTypes[name]})`).join(', ')})`
  for (const chunk of chunksOf(codes)) {
    const rest = chunk.length > 1 ? `, ${places(chunk.length - 1, settledColumns.length)}` : ''
    const values = chunk.flatMap((code) => settledColumns.map((name) => code[name]))
    await runSql(
      manager,
      `WITH fresh (${names}) AS (VALUES ${first}${rest})
       UPDATE "code" SET ${changes.join(', ')} FROM fresh WHERE "code"."id" = fresh."id"`,
      values,
    )
  }
}

function* chunksOf<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let i = 0; i < rows.length; i += chunkRows) yield rows.slice(i, i + chunkRows)
}

const places = (rows: number, columns: number): string => {
  const row = `(${'?, '.repeat(columns - 1)}?)`
  return `${`${row}, `.repeat(rows - 1)}${row}`
}
