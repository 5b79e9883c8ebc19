import { AsyncLocalStorage } from 'node:async_hooks'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { DataSource, EntityManager } from 'typeorm'
import { sqliteSource } from '../ormconfig.js'
import { AppError } from './errors.js'
import { holdFile, type FileHold } from './file-hold.js'

export interface Transaction {
  manager: EntityManager
  /** Runs after the commit, and never after a rollback: enqueue, publish. */
  later(effect: () => void | Promise<void>): void
}

/** The one door to the database. */
export interface Database {
  dialect: 'sqlite'
  /** Sees committed rows only, on a connection of its own. */
  read: EntityManager
  /** Runs writers one after another. Nesting throws. */
  transact<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  close(): Promise<void>
}

const inside = new AsyncLocalStorage<true>()

/**
 * Opens the SQLite file, makes or brings up its tables, and holds it against a second process.
 * @throws AppError user `database.busy` when another process has it.
 */
export async function openDatabase(file: string): Promise<Database> {
  mkdirSync(dirname(file), { recursive: true })
  const hold = await holdFile(`${file}.lock`)
  try {
    const writer = await openSource(file, 'write')
    await writer.runMigrations()
    const reader = await openSource(file, 'read')
    return sqliteDatabase(writer, reader, hold)
  } catch (error) {
    await hold.release()
    throw error
  }
}

async function openSource(file: string, access: 'write' | 'read'): Promise<DataSource> {
  const source = await sqliteSource(file, access).initialize()
  if (access === 'write') await source.query('PRAGMA journal_mode = WAL')
  // FULL: a confirmed scan survives a loss of power.
  await source.query('PRAGMA synchronous = FULL')
  await source.query('PRAGMA cache_size = -32000')
  await source.query('PRAGMA temp_store = MEMORY')
  return source
}

function sqliteDatabase(writer: DataSource, reader: DataSource, hold: FileHold): Database {
  // TypeORM keeps one connection per SQLite source: two transactions at once would spoil each other.
  let last: Promise<unknown> = Promise.resolve()
  return {
    dialect: 'sqlite',
    read: reader.manager,
    transact(work) {
      if (inside.getStore()) throw new AppError('bug', 'database.nested')
      const done = last.then(() => runTransaction(writer, work))
      last = done.catch(() => undefined)
      return done
    },
    async close() {
      await last
      await reader.destroy()
      await writer.destroy()
      await hold.release()
    },
  }
}

async function runTransaction<T>(writer: DataSource, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const effects: (() => void | Promise<void>)[] = []
  const result = await inside.run(true, () =>
    writer.manager.transaction((manager) => work({ manager, later: (effect) => effects.push(effect) })),
  )
  // Outside of the transaction and of its mark: an effect may open one of its own.
  for (const effect of effects) void Promise.resolve().then(effect)
  return result
}
