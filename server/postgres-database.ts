import type { EntityManager } from 'typeorm'
import { postgresSource } from '../ormconfig.js'
import type { Database } from './database.js'
import { AppError } from './errors.js'
import type { Log } from './log.js'
import { locks, refuseNesting, runTransaction, type Lock } from './transaction.js'

/** Number of our locks among the advisory locks of the database. */
const lockSpace = 0x0d09
const migrationLock = locks.length

/** Opens a PostgreSQL database, for several processes at once. @throws AppError user `database.unreachable` */
export async function openPostgres(url: string, log: Log): Promise<Database> {
  const source = postgresSource(url)
  try {
    await source.initialize()
  } catch (cause) {
    throw new AppError('user', 'database.unreachable', { host: new URL(url).host }, { cause, status: 503 })
  }
  // Of processes that start at once one brings the tables up, the others wait for it.
  const runner = source.createQueryRunner()
  await runner.query('SELECT pg_advisory_lock($1, $2)', [lockSpace, migrationLock])
  try {
    await source.runMigrations()
  } finally {
    await runner.query('SELECT pg_advisory_unlock($1, $2)', [lockSpace, migrationLock])
    await runner.release()
  }
  const alone = async (manager: EntityManager, lock: Lock): Promise<void> => {
    await manager.query('SELECT pg_advisory_xact_lock($1, $2)', [lockSpace, locks.indexOf(lock)])
  }
  return {
    dialect: 'postgres',
    read: source.manager,
    async transact(work, { repeatable = false, first } = {}) {
      refuseNesting()
      const runner = source.createQueryRunner()
      try {
        return await runTransaction(
          runner,
          { work, first },
          { alone, log, ...(repeatable && { atBeginning: 'SET LOCAL synchronous_commit = off' }) },
        )
      } finally {
        await runner.release()
      }
    },
    write(statement) {
      refuseNesting()
      return statement(source.manager)
    },
    close: () => source.destroy(),
  }
}
