import { DataSource, type DataSourceOptions } from 'typeorm'
import { entities } from './entities/index.js'
import { migrations } from './entities/migrations/index.js'

/** SQLITE_OPEN_READONLY. */
const readOnly = 1

/** A data source for a SQLite file. The only reader of rows as they are committed is the read-only one (WAL). */
export function sqliteSource(file: string, access: 'write' | 'read'): DataSource {
  const options: DataSourceOptions = {
    type: 'sqlite',
    database: file,
    entities,
    migrations,
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
    ...(access === 'read' ? { flags: readOnly } : {}),
  }
  return new DataSource(options)
}
