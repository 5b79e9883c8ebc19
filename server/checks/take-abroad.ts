import { runSql } from '../../entities/columns.js'
import type { CodeState } from './asked-code.js'
import type { CheckTools } from './check-tools.js'

/** Longer than the question may take with its turn in the budget; after that a process that took it is gone. */
const takenMs = 20_000

/**
 * Takes a late code for the question abroad, so that no other process asks about it meanwhile, be it in another delivery.
 * False where one is at it. Until the answer is written the code is not due.
 */
export async function takeAbroad(
  { database, clock }: Pick<CheckTools, 'database' | 'clock'>,
  { id, cis }: Pick<CodeState, 'id' | 'cis'>,
): Promise<boolean> {
  return database.transact(async (tx) => {
    await tx.alone('abroad')
    const now = clock.now()
    const others = await runSql<unknown[]>(
      tx.manager,
      `SELECT 1 FROM "code" WHERE "cis" = ? AND "abroadDueAt" > ?`,
      [cis, now],
    )
    if (others.length > 0) return false
    await runSql(tx.manager, `UPDATE "code" SET "abroadDueAt" = ? WHERE "id" = ?`, [now + takenMs, id])
    return true
  })
}
