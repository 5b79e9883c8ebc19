import type { EntityManager } from 'typeorm'
import { runSql } from '../../entities/columns.js'
import type { RuleSwitch } from '../../entities/index.js'
import { ruleCases } from '../domain/verdict/cases.js'
import type { Transaction } from '../transaction.js'

/** From a question to the verdict on its answer: a code asked before a moment may have been decided after it. */
export const answerMs = 60_000

/** Codes by a condition of SQL, as a part of WHERE. */
export interface CodesWhere {
  sql: string
  values: unknown[]
}

/** Codes that a pause let pass between two moments: they have a reason of its case, and no ban. */
export function passedBy(
  { productGroup, caseId }: Pick<RuleSwitch, 'productGroup' | 'caseId'>,
  { from, to }: { from: number; to: number },
): CodesWhere {
  const reasons = ruleCases[caseId].map((id) => `%"id":"${id}"%`)
  const sql = [
    `"checkedAt" >= ? AND "checkedAt" < ? AND "outcome" <> 'block'`,
    `(${reasons.map(() => '"reasons" LIKE ?').join(' OR ')})`,
    ...(productGroup === '' ? [] : ['"productGroup" = ?']),
  ].join(' AND ')
  return { sql, values: [from, to, ...reasons, ...(productGroup === '' ? [] : [productGroup])] }
}

/** Codes that can be asked once more: asked before, of a delivery whose check was not stopped. */
const askable = `"attempts" > 0 AND "deliveryId" NOT IN (SELECT "deliveryId" FROM "check_run" WHERE "state" = 'cancelled')`

export async function countCodes(read: EntityManager, { sql, values }: CodesWhere): Promise<number> {
  const [row] = await runSql<{ count: number | string }[]>(
    read,
    `SELECT COUNT(*) AS "count" FROM "code" WHERE ${sql}`,
    values,
  )
  return Number(row?.count ?? 0)
}

/** Makes codes due at once: the next sweep asks about them. Returns how many. */
export async function askAgain(tx: Transaction, where: CodesWhere, now: number): Promise<number> {
  await tx.alone('answers')
  const codes = { sql: `${where.sql} AND ${askable}`, values: where.values }
  const count = await countCodes(tx.manager, codes)
  if (count > 0)
    await runSql(tx.manager, `UPDATE "code" SET "nextTryAt" = ? WHERE ${codes.sql}`, [now, ...codes.values])
  return count
}
