import type { EntityManager } from 'typeorm'
import { itemsOf, runSql } from '../entities/columns.js'
import type { CodeKind } from './domain/codes/parsed-code.js'
import type { Lane } from './domain/lanes.js'
import type { CheckedBy, Outcome } from './domain/verdict/outcome.js'
import type { RuleId } from './domain/verdict/rules.js'

/**
 * The two hot paths of the database, import and answers: many rows go over as one JSON value, which costs half of the
 * processor time of a value a cell, and a third of TypeORM's insert. Everything else goes through the entities.
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

const newColumns: Record<keyof NewCode, string> = {
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
const settledColumns: Record<keyof SettledCode, string> = {
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

/** Inserts codes in the order given: ids rise with it. */
export async function insertCodes(manager: EntityManager, codes: readonly NewCode[]): Promise<void> {
  const { names, fields } = cells(newColumns)
  const sql = `INSERT INTO "code" (${names.map(quoted).join(', ')}) SELECT ${fields} FROM ${itemsOf(manager)}`
  await runSql(manager, sql, [asJson(codes, names)])
}

/** Writes what answers made of codes that are there already. */
export async function settleCodes(manager: EntityManager, codes: readonly SettledCode[]): Promise<void> {
  const { names, fields } = cells(settledColumns)
  const changes = names
    .filter((name) => name !== 'id')
    .map((name) => `${quoted(name)} = fresh.${quoted(name)}`)
  const sql = `UPDATE "code" SET ${changes.join(', ')}
    FROM (SELECT ${fields} FROM ${itemsOf(manager)}) AS fresh WHERE "code"."id" = fresh."id"`
  await runSql(manager, sql, [asJson(codes, names)])
}

const quoted = (name: string): string => `"${name}"`

/** The cells of a row in a JSON array, in the order of the columns. */
function cells<Row>(columns: Record<keyof Row & string, string>) {
  const names = Object.keys(columns) as (keyof Row & string)[]
  const fields = names.map((name, at) => `CAST(item.value->>${at} AS ${columns[name]}) AS ${quoted(name)}`)
  return { names, fields: fields.join(', ') }
}

const asJson = <Row>(rows: readonly Row[], names: readonly (keyof Row)[]): string =>
  JSON.stringify(rows.map((row) => names.map((name) => row[name])))
