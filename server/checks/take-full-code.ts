import { In, IsNull, MoreThan } from 'typeorm'
import { Code } from '../../entities/index.js'
import type { ParsedCode } from '../domain/codes/parsed-code.js'
import type { CheckTools } from './check-tools.js'
import { sweepLate } from './late-sweep.js'

/**
 * A code that waits in a delivery without its check part, scanned whole now: it takes the scan over and is asked at
 * once, since some states and the till confirm a full code only.
 */
export async function takeFullCode(tools: CheckTools, { cis, full }: ParsedCode): Promise<void> {
  if (cis === null || full === null) return
  // A code that was never asked is in the first pass already.
  const waiting = { cis, raw: IsNull(), outcome: In(['wait', 'unknown']), attempts: MoreThan(0) }
  const { affected } = await tools.database.transact(({ manager }) =>
    manager.update(Code, waiting, { raw: full, nextTryAt: tools.clock.now() }),
  )
  if (affected) await sweepLate(tools)
}
