import sqlite3 from 'sqlite3'
import { DataSource } from 'typeorm'
import { useDialect } from './entities/columns.js'
import { entities } from './entities/index.js'
import { migrations } from './entities/migrations/index.js'
import { KeepingDatabase } from './server/keeping-database.js'

/** TypeORM turns on the trace of sqlite3, which costs a quarter of the processor time of a bulk insert. */
const quietDriver: object = { ...sqlite3, Database: KeepingDatabase, verbose: () => quietDriver }

/** SQLITE_OPEN_READONLY. */
const readOnly = 1

const common = {
  entities,
  migrations,
  migrationsTransactionMode: 'each' as const,
  synchronize: false,
  logging: false,
}

/** A data source for a SQLite file. The only reader of rows as they are committed is the read-only one (WAL). */
export function sqliteSource(file: string, access: 'write' | 'read'): DataSource {
  useDialect('sqlite')
  return new DataSource({
    ...common,
    type: 'sqlite',
    driver: quietDriver,
    database: file,
    ...(access === 'read' ? { flags: readOnly } : {}),
  })
}

/** A data source for a PostgreSQL database, with a pool of connections. */
export function postgresSource(url: string): DataSource {
  useDialect('postgres')
  return new DataSource({ ...common, type: 'postgres', url, poolSize: 20 })
}
