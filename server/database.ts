import type { EntityManager } from 'typeorm'
import type { Dialect } from '../entities/columns.js'
import { silentLog, type Log } from './log.js'
import { openPostgres } from './postgres-database.js'
import { openSqlite } from './sqlite-database.js'
import type { TransactOptions, Work } from './transaction.js'

/** The one door to the database. */
export interface Database {
  dialect: Dialect
  /** Sees committed rows only. */
  read: EntityManager
  /** Writers go one after another on SQLite, as ordinary transactions on PostgreSQL. Nesting throws. */
  transact<T, Seen = undefined>(work: Work<T, Seen>, options?: TransactOptions<Seen>): Promise<T>
  /** One statement that would only be done again if it were lost, a transaction by itself. Within another it throws. */
  write<T>(statement: (manager: EntityManager) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/**
 * Opens the database of an address (`sqlite:PATH` or `postgres://…`) and makes or brings up its tables.
 * @throws AppError user `database.busy` when another process has the SQLite file, `database.unreachable`
 */
export const openDatabase = (url: string, log: Log = silentLog): Promise<Database> =>
  url.startsWith('sqlite:') ? openSqlite(url.slice('sqlite:'.length), log) : openPostgres(url, log)
