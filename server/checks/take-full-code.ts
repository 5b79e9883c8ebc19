import { In, IsNull, MoreThan } from 'typeorm'
import { Code } from '../../entities/index.js'
import type { ParsedCode } from '../domain/codes/parsed-code.js'
import type { CheckTools } from './check-tools.js'
import { sweepLate } from './late-sweep.js'

/** A check that a person stopped is not begun again by a scan. */
const ofGoingCheck = `"deliveryId" IN (SELECT "id" FROM "delivery"
  WHERE "runId" NOT IN (SELECT "id" FROM "check_run" WHERE "state" = 'cancelled'))`

/**
 * A code that waits in a delivery without its check part, scanned whole now: it takes the scan over and is asked at
 * once, since some states and the till confirm a full code only.
 */
export async function takeFullCode(tools: CheckTools, { cis, full }: ParsedCode): Promise<void> {
  if (cis === null || full === null) return
  // A code that was never asked is in the first pass already.
  const waiting = { cis, raw: IsNull(), outcome: In(['wait', 'unknown']), attempts: MoreThan(0) }
  const { affected } = await tools.database.transact(async (tx) => {
    await tx.alone('answers')
    return tx.manager
      .createQueryBuilder()
      .update(Code)
      .set({ raw: full, nextTryAt: tools.clock.now() })
      .where(waiting)
      .andWhere(ofGoingCheck)
      .execute()
  })
  if (affected) await sweepLate(tools)
}
