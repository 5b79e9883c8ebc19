import { existsSync } from 'node:fs'
import type { DataSource, EntityManager, QueryRunner } from 'typeorm'
import type { Dialect } from '../entities/columns.js'
import { migrations } from '../entities/migrations/index.js'
import { postgresSource, sqliteSource } from '../ormconfig.js'
import { isDamage } from './database-damage.js'
import { AppError } from './errors.js'

/** A database that is only looked at, beside a server that works on it: it is not held and no table is made. */
export interface DatabaseView {
  dialect: Dialect
  read: EntityManager
  /** Tables of this program as it is now, of an older or a newer one, or of something else. */
  tables: 'ours' | 'older' | 'newer' | 'foreign'
  close(): Promise<void>
}

/** @throws AppError user `database.absent`, `database.damaged`, `database.unreachable` */
export const viewDatabase = (url: string): Promise<DatabaseView> =>
  url.startsWith('sqlite:') ? viewSqlite(url.slice('sqlite:'.length)) : viewPostgres(url)

/** The same, where its tables are what this program writes. @throws AppError user `database.older` and so on */
export async function viewOwnDatabase(url: string): Promise<DatabaseView> {
  const view = await viewDatabase(url)
  if (view.tables === 'ours') return view
  await view.close()
  throw new AppError('user', `database.${view.tables}`)
}

async function viewSqlite(path: string): Promise<DatabaseView> {
  if (!existsSync(path)) throw new AppError('user', 'database.absent', { path })
  const source = sqliteSource(path, 'read')
  try {
    await source.initialize()
    const runner = source.createQueryRunner()
    const close = () => source.destroy()
    return { dialect: 'sqlite', read: source.manager, tables: await tablesOf(runner), close }
  } catch (cause) {
    await leave(source)
    throw isDamage(cause) ? new AppError('user', 'database.damaged', { path }, { cause }) : cause
  }
}

/** On PostgreSQL all of it is seen at one moment: what others write meanwhile is not. */
async function viewPostgres(url: string): Promise<DatabaseView> {
  const source = postgresSource(url)
  try {
    await source.initialize()
    const runner = source.createQueryRunner()
    await runner.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const tables = await tablesOf(runner)
    const close = async (): Promise<void> => {
      await runner.release()
      await source.destroy()
    }
    return { dialect: 'postgres', read: runner.manager, tables, close }
  } catch (cause) {
    await leave(source)
    throw new AppError('user', 'database.unreachable', { host: new URL(url).host }, { cause, status: 503 })
  }
}

const leave = async (source: DataSource): Promise<void> => {
  if (source.isInitialized) await source.destroy()
}

/** By the steps of the schema that were taken on it. */
async function tablesOf(runner: QueryRunner): Promise<DatabaseView['tables']> {
  const known = migrations.map(({ name }) => name)
  if (!(await runner.hasTable('migrations'))) return 'foreign'
  const rows = (await runner.query('SELECT name FROM migrations')) as { name: string }[]
  const taken = new Set(rows.map(({ name }) => name))
  if (!taken.has(known[0]!)) return 'foreign'
  if ([...taken].some((name) => !known.includes(name))) return 'newer'
  return known.every((name) => taken.has(name)) ? 'ours' : 'older'
}
