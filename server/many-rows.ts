import type { EntityManager } from 'typeorm'
import { cellsAsJson, itemsOf, runCounting, runSql } from '../entities/columns.js'

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

/** A SELECT of rows, and its values. */
interface Source {
  source: string
  values: unknown[]
}

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
  const names = namesOf(types).filter((name) => name !== 'id')
  for (const chunk of chunksOf(rows)) {
    const { source, values } = sourceOf(manager, types, chunk)
    await runSql(
      manager,
      `UPDATE ${quoted(table)} SET ${assigned(names)} FROM (${source}) AS fresh WHERE ${quoted(table)}."id" = fresh."id"`,
      values,
    )
  }
}

/** Rows that become alike: `row` has their columns, and what they must still be. */
export interface Likes<Row> {
  row: Row
  ids: number[]
}

/**
 * The same of rows that become alike in groups, as most of an answer do: the columns go over once a group. `was` names, of a
 * column, the one that holds what it must still be: rows where it is otherwise are left alone. Returns how many were changed.
 */
export async function updateLikes<Row>(
  manager: EntityManager,
  {
    table,
    types,
    was,
  }: Target<Row> & { was: Readonly<Partial<Record<keyof Row & string, keyof Row & string>>> },
  likes: readonly Likes<Row>[],
): Promise<number> {
  const expected = Object.entries(was) as [string, keyof Row & string][]
  const before = expected.map(([, name]) => name)
  const names = namesOf(types).filter((name) => !before.includes(name))
  const isUnchanged = expected.map(
    ([name, old]) => `${quoted(table)}.${quoted(name)} IS NOT DISTINCT FROM fresh.${quoted(old)}`,
  )
  let count = 0
  for (const part of partsOf(likes)) {
    const { source, values } = likesSource(manager, types, part)
    count += await runCounting(
      manager,
      `UPDATE ${quoted(table)} SET ${assigned(names)} FROM (${source}) AS fresh
       WHERE ${[`${quoted(table)}."id" = fresh."id"`, ...isUnchanged].join(' AND ')}`,
      values,
    )
  }
  return count
}

/** Each row once with its number, and the ids with the numbers of their rows; where few are alike, each id with its row. */
function likesSource<Row>(
  manager: EntityManager,
  types: ColumnTypes<Row>,
  likes: readonly Likes<Row>[],
): Source {
  const members = likes.flatMap(({ ids }, like) => ids.map((id) => [id, like] as const))
  if (likes.length * 2 > members.length) {
    const rows = members.map(([id, like]) => ({ ...likes[like]!.row, id }))
    return sourceOf(manager, { ...types, id: 'INTEGER' } as ColumnTypes<Row & { id: number }>, rows)
  }
  const rows = likes.map(({ row }, like) => ({ ...row, like }))
  const ownTypes = { ...types, like: 'INTEGER' } as ColumnTypes<Row & { like: number }>
  const { source, values } = sourceOf(manager, ownTypes, rows)
  return {
    source: `WITH kind AS MATERIALIZED (${source}), member AS MATERIALIZED (
        SELECT CAST(item.value->>0 AS INTEGER) AS "id", CAST(item.value->>1 AS INTEGER) AS "like" FROM ${itemsOf(manager)})
      SELECT member."id", kind.* FROM member JOIN kind ON kind."like" = member."like"`,
    values: [...values, JSON.stringify(members)],
  }
}

/** The groups of a statement each. */
function* partsOf<Row>(likes: readonly Likes<Row>[]): Generator<readonly Likes<Row>[]> {
  let part: Likes<Row>[] = []
  let count = 0
  for (const one of likes) {
    if (count > 0 && count + one.ids.length > rowsAtOnce) {
      yield part
      part = []
      count = 0
    }
    part.push(one)
    count += one.ids.length
  }
  if (count > 0) yield part
}

const assigned = (names: readonly string[]): string =>
  names.map((name) => `${quoted(name)} = fresh.${quoted(name)}`).join(', ')
const quoted = (name: string): string => `"${name}"`
const namesOf = <Row>(types: ColumnTypes<Row>) => Object.keys(types) as (keyof Row & string)[]

/**
 * The rows as a SELECT. What is the same in all of them, as most is in a bulk, goes over once; the rest as cells of JSON
 * arrays, read by their places.
 */
function sourceOf<Row>(manager: EntityManager, types: ColumnTypes<Row>, rows: readonly Row[]): Source {
  const first = rows[0]!
  const names = namesOf(types)
  const varied = names.filter((name) => rows.some((row) => row[name] !== first[name]))
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
