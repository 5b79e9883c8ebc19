import {
  Column,
  getMetadataArgsStorage,
  PrimaryGeneratedColumn,
  Table,
  TableColumn,
  type ColumnOptions,
  type EntityManager,
  type QueryRunner,
  type TableColumnOptions,
} from 'typeorm'

/** The only file that knows SQL types. Each helper is a column of one kind, the same on every dialect. */

type Options = Pick<ColumnOptions, 'nullable' | 'default' | 'unique' | 'primary'>

const asNumber = {
  to: (value: unknown) => value,
  from: (value: string | number | null) => (value === null ? null : Number(value)),
}
const asJson = {
  to: (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value)),
  from: (value: string | null) => (value === null ? null : (JSON.parse(value) as unknown)),
}

export const Id = () => PrimaryGeneratedColumn({ type: 'integer' })
export const TextColumn = (options: Options = {}) => Column({ type: 'text', ...options })
export const IntColumn = (options: Options = {}) => Column({ type: 'integer', ...options })
export const FlagColumn = (options: Options = {}) => Column({ type: 'boolean', ...options })
/** Unix milliseconds, or another whole number past 2^31. */
export const BigColumn = (options: Options = {}) =>
  Column({ type: 'bigint', transformer: asNumber, ...options })
/** A value kept as JSON text. */
export const JsonColumn = (options: Options = {}) => Column({ type: 'text', transformer: asJson, ...options })
export const BytesColumn = (options: Options = {}) => Column({ type: 'blob', ...options })

/** Column kinds of a migration, so that one migration serves every dialect. `?` after the kind: may be null. */
export type ColumnKind = 'id' | 'text' | 'int' | 'big' | 'flag' | 'bytes'
export type ColumnOutline =
  ColumnKind | `${ColumnKind}?` | { kind: ColumnKind; default?: string; primary?: true; unique?: true }

const types = {
  sqlite: { id: 'integer', text: 'text', int: 'integer', big: 'bigint', flag: 'boolean', bytes: 'blob' },
  postgres: { id: 'integer', text: 'text', int: 'integer', big: 'bigint', flag: 'boolean', bytes: 'bytea' },
} as const
export type Dialect = keyof typeof types

/** Bytes are the one kind that dialects call by other names: said before a data source reads the entities. */
export function useDialect(dialect: Dialect): void {
  for (const { options } of getMetadataArgsStorage().columns)
    if (options.type === types.sqlite.bytes || options.type === types.postgres.bytes)
      options.type = types[dialect].bytes
}

export const dialectOf = (options: { type: string }): Dialect =>
  options.type === 'postgres' ? 'postgres' : 'sqlite'

/** Runs SQL with `?` for its values: $1, $2 … on PostgreSQL. For what TypeORM cannot say, or says too slowly. */
export function runSql<Result = unknown>(
  manager: EntityManager,
  sql: string,
  values: unknown[] = [],
): Promise<Result> {
  return manager.query(ownPlaces(manager, sql), values)
}

function ownPlaces(manager: EntityManager, sql: string): string {
  let place = 0
  return dialectOf(manager.connection.options) === 'postgres' ? sql.replace(/\?/g, () => `$${++place}`) : sql
}

/** The same, of a transaction, and how many rows it changed. */
export async function runCounting(manager: EntityManager, sql: string, values: unknown[]): Promise<number> {
  const { affected } = await runnerOf(manager).query(ownPlaces(manager, sql), values, true)
  return affected!
}

/** Runs statements of a transaction that have no values, one behind the other, in one turn of waiting. */
export async function runInTurn(manager: EntityManager, statements: readonly string[]): Promise<void> {
  if (statements.length === 0) return
  const all = statements.join(';\n')
  if (dialectOf(manager.connection.options) === 'postgres') return void (await manager.query(all))
  const connection = (await runnerOf(manager).connect()) as SqliteConnection
  await new Promise<void>((done, failed) => connection.exec(all, (error) => (error ? failed(error) : done())))
}

interface SqliteConnection {
  exec(statements: string, ended: (error: Error | null) => void): void
}

function runnerOf({ queryRunner }: EntityManager): QueryRunner {
  if (!queryRunner) throw new Error('outside a transaction')
  return queryRunner
}

/**
 * Runs an UPDATE … RETURNING and gives its rows. `common` are tables of a WITH before it: of what begins with UPDATE
 * itself TypeORM gives no rows back on SQLite.
 */
export async function updateReturning<Row>(
  manager: EntityManager,
  { common, update }: { common: string; update: string },
  values: unknown[],
): Promise<Row[]> {
  const result = await runSql<Row[] | [Row[], number]>(manager, `WITH ${common} ${update}`, values)
  // PostgreSQL counts them too.
  return dialectOf(manager.connection.options) === 'postgres'
    ? (result as [Row[], number])[0]
    : (result as Row[])
}

/** Ends a SELECT that takes its rows for writing and passes over those that another has taken: it waits for nobody. */
export const passingTaken = (manager: EntityManager): string =>
  dialectOf(manager.connection.options) === 'postgres' ? 'FOR UPDATE SKIP LOCKED' : ''

/** Cells of all rows of a SELECT as one JSON value, in the order of their ids. */
export const cellsAsJson = (manager: EntityManager, cells: string): string =>
  dialectOf(manager.connection.options) === 'postgres'
    ? `json_agg(json_build_array(${cells}) ORDER BY "id")`
    : `json_group_array(json_array(${cells}) ORDER BY "id")`

/** One column of all rows of a SELECT as a JSON array, in no certain order. */
export const columnAsJson = (manager: EntityManager, column: string): string =>
  dialectOf(manager.connection.options) === 'postgres' ? `json_agg(${column})` : `json_group_array(${column})`

/** What a FROM reads out of a JSON array that is the next value: a row an item, `item.value` the item itself. */
export const itemsOf = (manager: EntityManager): string =>
  dialectOf(manager.connection.options) === 'postgres'
    ? 'json_array_elements(CAST(? AS json)) AS item(value)'
    : 'json_each(?) AS item'

/**
 * A condition: the column holds one of the texts of the JSON array that is the next value. On PostgreSQL an array, for which
 * the index is used whatever the planner knows of the table; it walks the whole of it for a subquery.
 */
export const amongTexts = (manager: EntityManager): string =>
  dialectOf(manager.connection.options) === 'postgres'
    ? '= ANY(ARRAY(SELECT json_array_elements_text(CAST(? AS json))))'
    : 'IN (SELECT item.value FROM json_each(?) AS item)'

/** A table of a migration from an outline: {id: 'id', name: 'text', number: 'text?'}. */
export const tableOf = (dialect: Dialect, name: string, columns: Record<string, ColumnOutline>): Table =>
  new Table({
    name,
    columns: Object.entries(columns).map(([column, outline]) => columnOptions(dialect, column, outline)),
  })

/** A column that a migration adds to a table. */
export const columnOf = (dialect: Dialect, name: string, outline: ColumnOutline): TableColumn =>
  new TableColumn(columnOptions(dialect, name, outline))

function columnOptions(dialect: Dialect, name: string, outline: ColumnOutline): TableColumnOptions {
  const options = typeof outline === 'string' ? { kind: outline.replace('?', '') as ColumnKind } : outline
  const id = options.kind === 'id'
  return {
    name,
    type: types[dialect][options.kind],
    isNullable: typeof outline === 'string' && outline.endsWith('?'),
    default: 'default' in options ? defaultOf(dialect, options) : undefined,
    isPrimary: id || ('primary' in options && options.primary === true),
    isUnique: 'unique' in options && options.unique === true,
    isGenerated: id,
    ...(id ? { generationStrategy: 'increment' as const } : {}),
  }
}

/** SQLite writes no as 0. */
const defaultOf = (dialect: Dialect, { kind, default: value }: { kind: ColumnKind; default?: string }) =>
  dialect === 'postgres' && kind === 'flag' ? String(value !== '0') : value
