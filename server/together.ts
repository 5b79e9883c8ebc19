import { dialectOf } from '../entities/columns.js'
import type { Transaction } from './transaction.js'

/**
 * Runs statements of a transaction that do not depend on each other. On SQLite they are sent at once: in a busy process
 * each turn of waiting costs more than the statement. A connection of PostgreSQL takes them one after another. Throws the
 * first fault only when all have ended, so that none runs on after a rollback.
 */
export async function together<Results extends readonly unknown[]>(
  { manager }: Transaction,
  ...statements: { [At in keyof Results]: () => Promise<Results[At]> }
): Promise<Results> {
  if (dialectOf(manager.connection.options) === 'postgres') {
    const results: unknown[] = []
    for (const run of statements) results.push(await run())
    return results as unknown as Results
  }
  const ended = await Promise.allSettled(statements.map((run) => run()))
  const failed = ended.find((one) => one.status === 'rejected')
  if (failed) throw failed.reason
  return ended.map((one) => (one as PromiseFulfilledResult<unknown>).value) as unknown as Results
}
