import type { EntityManager } from 'typeorm'
import { cellsAsJson, itemsOf, runSql } from '../entities/columns.js'

/**
 * Many rows at a time, handed over as one JSON value: written, it costs half of the processor time of a value a cell and a
 * third of TypeORM's insert; read, less than a third of rows as the driver of SQLite makes them. For the hot paths only: import and
 * answers.
 */

/** Columns of rows by their ids; `from` is the table and what follows it. A bigint is a number on every dialect. */
export async function readRows<Row>(
  manager: EntityManager,
  { columns, from }: { columns: readonly (keyof Row & string)[]; from: string },
  values: unknown[],
): Promise<Row[]> {
  const names = columns.map(quoted).join(', ')
  const cells = cellsAsJson(manager, names)
  const [found] = await runSql<{ all: string | Cells[] | null }[]>(
    manager,
    // Ordered within, so that a planner that knows nothing of a new delivery yet goes by ids.
    `SELECT ${cells} AS "all" FROM (SELECT ${names} FROM ${from} ORDER BY "id") AS part`,
    values,
  )
  const all = found?.all ?? []
  // PostgreSQL's driver has read the JSON already.
  const rows = typeof all === 'string' ? (JSON.parse(all) as Cells[]) : all
  return rows.map((row) => {
    const named: Record<string, unknown> = {}
    for (let at = 0; at < columns.length; at++) named[columns[at]!] = row[at]
    return named as Row
  })
}

type Cells = readonly (string | number | null)[]

/** Columns of a row that is written, with their SQL types. */
export type ColumnTypes<Row> = Record<keyof Row & string, 'INTEGER' | 'BIGINT' | 'TEXT'>

/** More would hold up who waits for the writer. */
const rowsAtOnce = 2000

interface Target<Row> {
  table: string
  types: ColumnTypes<Row>
}

/** Inserts rows in the order given: ids rise with it. */
export async function insertRows<Row>(
  manager: EntityManager,
  target: Target<Row>,
  rows: readonly Row[],
): Promise<void> {
  for (const chunk of chunksOf(rows)) await insertChunk(manager, target, { chunk, end: '' })
}

/** The same, and what ids they got. */
export async function insertForIds<Row>(
  manager: EntityManager,
  target: Target<Row>,
  rows: readonly Row[],
): Promise<number[]> {
  const ids: number[] = []
  for (const chunk of chunksOf(rows)) {
    const made = await insertChunk(manager, target, { chunk, end: 'RETURNING "id"' })
    ids.push(...made.map(({ id }) => id).sort((one, other) => one - other))
  }
  return ids
}

function insertChunk<Row>(
  manager: EntityManager,
  { table, types }: Target<Row>,
  { chunk, end }: { chunk: readonly Row[]; end: string },
): Promise<{ id: number }[]> {
  const columns = namesOf(types).map(quoted).join(', ')
  const { source, values } = sourceOf(manager, types, chunk)
  const sql = `WITH fresh AS (${source}) INSERT INTO ${quoted(table)} (${columns}) SELECT ${columns} FROM fresh ${end}`
  return runSql(manager, sql, values)
}

/** Changes rows that are there, by their ids. */
export async function updateRows<Row extends { id: number }>(
  manager: EntityManager,
  { table, types }: Target<Row>,
  rows: readonly Row[],
): Promise<void> {
  const changed = namesOf(types).filter((name) => name !== 'id')
  const changes = changed.map((name) => `${quoted(name)} = fresh.${quoted(name)}`)
  for (const chunk of chunksOf(rows)) {
    const { source, values } = sourceOf(manager, types, chunk)
    await runSql(
      manager,
      `UPDATE ${quoted(table)} SET ${changes.join(', ')}
       FROM (${source}) AS fresh WHERE ${quoted(table)}."id" = fresh."id"`,
      values,
    )
  }
}

const quoted = (name: string): string => `"${name}"`
const namesOf = <Row>(types: ColumnTypes<Row>) => Object.keys(types) as (keyof Row & string)[]

/**
 * The rows as a SELECT. What is the same in all of them, as most is in a bulk, goes over once; the rest as cells of JSON
 * arrays, read by their places.
 */
function sourceOf<Row>(
  manager: EntityManager,
  types: ColumnTypes<Row>,
  rows: readonly Row[],
): { source: string; values: unknown[] } {
  const first = rows[0]!
  const names = namesOf(types)
  const varied = names.filter((name) => name === 'id' || rows.some((row) => row[name] !== first[name]))
  const fields = names.map((name) => {
    const place = varied.indexOf(name)
    const value = place === -1 ? '?' : `item.value->>${place}`
    return `CAST(${value} AS ${types[name]}) AS ${quoted(name)}`
  })
  const same = names.filter((name) => !varied.includes(name)).map((name) => first[name])
  const cells = JSON.stringify(rows.map((row) => varied.map((name) => row[name])))
  return { source: `SELECT ${fields.join(', ')} FROM ${itemsOf(manager)}`, values: [...same, cells] }
}

function* chunksOf<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let i = 0; i < rows.length; i += rowsAtOnce) yield rows.slice(i, i + rowsAtOnce)
}
