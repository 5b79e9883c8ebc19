import type { EntityManager } from 'typeorm'
import { runSql } from '../../entities/columns.js'
import type { ParsedCode } from '../domain/codes/parsed-code.js'

/** For which legal entity a scanned code is asked: as the newest delivery that it lies in; null where it lies in none. */
export async function entityOfScan(
  read: EntityManager,
  { cis }: Pick<ParsedCode, 'cis'>,
): Promise<string | null> {
  if (cis === null) return null
  const [newest] = await runSql<{ ownInn: string | null }[]>(
    read,
    `SELECT delivery."ownInn" FROM "code" code JOIN "delivery" delivery ON delivery."id" = code."deliveryId"
     WHERE code."cis" = ? AND delivery."visibleAt" IS NOT NULL ORDER BY code."deliveryId" DESC LIMIT 1`,
    [cis],
  )
  return newest?.ownInn ?? null
}
