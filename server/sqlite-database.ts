import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { DataSource } from 'typeorm'
import { sqliteSource } from '../ormconfig.js'
import type { Database } from './database.js'
import { AppError } from './errors.js'
import { holdFile, type FileHold } from './file-hold.js'
import type { Log } from './log.js'
import { refuseNesting, runTransaction } from './transaction.js'

/** Opens a SQLite file and holds it against a second process. */
export async function openSqlite(file: string, log: Log): Promise<Database> {
  mkdirSync(dirname(file), { recursive: true })
  const hold = await holdFile(`${file}.lock`)
  try {
    const writer = await openSource(file, 'write')
    await writer.runMigrations()
    return sqliteDatabase({ writer, reader: await openSource(file, 'read'), hold, log })
  } catch (error) {
    await hold.release()
    throw error
  }
}

async function openSource(file: string, access: 'write' | 'read'): Promise<DataSource> {
  const source = await sqliteSource(file, access).initialize()
  if (access === 'write') await source.query('PRAGMA journal_mode = WAL')
  await source.query(synchronous('FULL'))
  // The log may grow to 32 MB before it is folded in: an import would do that at every commit.
  await source.query('PRAGMA wal_autocheckpoint = 8000')
  await source.query('PRAGMA cache_size = -32000')
  await source.query('PRAGMA temp_store = MEMORY')
  return source
}

/** FULL waits for the disk at each commit: a confirmed scan survives a loss of power. */
const synchronous = (level: 'FULL' | 'NORMAL'): string => `PRAGMA synchronous = ${level}`

interface SqliteParts {
  writer: DataSource
  reader: DataSource
  hold: FileHold
  log: Log
}

function sqliteDatabase({ writer, reader, hold, log }: SqliteParts): Database {
  // TypeORM keeps one connection per SQLite source: two transactions at once would spoil each other.
  let last: Promise<unknown> = Promise.resolve()
  // Writers are alone as it is.
  const alone = async () => undefined
  let waitsForDisk = true
  async function waitForDisk(waits: boolean): Promise<void> {
    if (waits === waitsForDisk) return
    await writer.query(synchronous(waits ? 'FULL' : 'NORMAL'))
    waitsForDisk = waits
  }
  function inTurn<T>(waits: boolean, work: () => Promise<T>): Promise<T> {
    refuseNesting()
    const done = last
      .then(() => waitForDisk(waits))
      .then(work)
      .catch(translated)
    last = done.catch(() => undefined)
    return done
  }
  return {
    dialect: 'sqlite',
    read: reader.manager,
    transact: (work, { repeatable = false, first } = {}) =>
      inTurn(!repeatable, () =>
        runTransaction(writer.createQueryRunner(), { work, first }, { alone, log, readsAhead: true }),
      ),
    write: (statement) => inTurn(false, () => statement(writer.manager)),
    async close() {
      await last
      await reader.destroy()
      await writer.destroy()
      await hold.release()
    },
  }
}

/** @throws AppError operational `storage.full` */
function translated(error: unknown): never {
  const { code } = ((error as { driverError?: unknown }).driverError ?? error) as { code?: unknown }
  if (code === 'SQLITE_FULL' || code === 'ENOSPC')
    throw new AppError('operational', 'storage.full', {}, { cause: error, status: 507 })
  throw error
}
