import type { EntityManager } from 'typeorm'
import { itemsOf, runSql } from '../entities/columns.js'

/**
 * Many rows at a time, handed over as one JSON value: it costs half of the processor time of a value a cell, and a third
 * of TypeORM's insert. For the hot paths only: import and answers.
 */

/** Columns of a row that is written, with their SQL types. */
export type ColumnTypes<Row> = Record<keyof Row & string, 'INTEGER' | 'BIGINT' | 'TEXT'>

/** More would hold up who waits for the writer. */
const rowsAtOnce = 2000

/** Inserts rows in the order given, so that ids rise with it, and returns the ids. */
export async function insertRows<Row>(
  manager: EntityManager,
  { table, types }: { table: string; types: ColumnTypes<Row> },
  rows: readonly Row[],
): Promise<number[]> {
  const { names, fields } = cells(types)
  const columns = names.map(quoted).join(', ')
  const ids: number[] = []
  for (const chunk of chunksOf(rows)) {
    const made = await runSql<{ id: number }[]>(
      manager,
      `WITH fresh AS (SELECT ${fields} FROM ${itemsOf(manager)})
       INSERT INTO ${quoted(table)} (${columns}) SELECT ${columns} FROM fresh RETURNING "id"`,
      [asJson(chunk, names)],
    )
    ids.push(...made.map(({ id }) => id).sort((one, other) => one - other))
  }
  return ids
}

/** Changes rows that are there, by their ids. */
export async function updateRows<Row extends { id: number }>(
  manager: EntityManager,
  { table, types }: { table: string; types: ColumnTypes<Row> },
  rows: readonly Row[],
): Promise<void> {
  const { names, fields } = cells(types)
  const changes = names
    .filter((name) => name !== 'id')
    .map((name) => `${quoted(name)} = fresh.${quoted(name)}`)
  const sql = `UPDATE ${quoted(table)} SET ${changes.join(', ')}
    FROM (SELECT ${fields} FROM ${itemsOf(manager)}) AS fresh WHERE ${quoted(table)}."id" = fresh."id"`
  for (const chunk of chunksOf(rows)) await runSql(manager, sql, [asJson(chunk, names)])
}

const quoted = (name: string): string => `"${name}"`

/** The cells of a row in a JSON array, in the order of the columns. */
function cells<Row>(types: ColumnTypes<Row>) {
  const names = Object.keys(types) as (keyof Row & string)[]
  const fields = names.map((name, at) => `CAST(item.value->>${at} AS ${types[name]}) AS ${quoted(name)}`)
  return { names, fields: fields.join(', ') }
}

const asJson = <Row>(rows: readonly Row[], names: readonly (keyof Row)[]): string =>
  JSON.stringify(rows.map((row) => names.map((name) => row[name])))

function* chunksOf<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let i = 0; i < rows.length; i += rowsAtOnce) yield rows.slice(i, i + rowsAtOnce)
}
