import { askTill } from './ask-till.js'
import type { HoldReason } from './channel-health.js'
import type { CheckTools } from './check-tools.js'
import { finishBatch, releaseBatch } from './claim-batch.js'
import { refreshRun } from './counters.js'
import { holdRuns } from './hold-runs.js'
import { codesOfBatch } from './questions.js'

/**
 * Without a token the till's question goes on alone: it settles the codes that were scanned whole. A run that has others
 * too is held for them, and no other run with it.
 */
export async function askBatchByTill(tools: CheckTools, batchId: number, reason: HoldReason): Promise<void> {
  const { database, clock, health } = tools
  health.held(reason)
  const batch = await tools.claimBatch({ batchId, probing: true })
  if (!batch) return
  let isLeft = true
  let isOurs: boolean
  try {
    await askTill(tools, batch, await codesOfBatch(database.read, batch))
    isLeft = (await codesOfBatch(database.read, batch)).length > 0
  } finally {
    isOurs = await database.transact(async (tx) => {
      if (isLeft) return releaseBatch(tx, batch)
      const isOver = await finishBatch(tx, batch)
      if (isOver) await refreshRun(tx, batch.deliveryId, { asked: 0, now: clock.now() })
      return isOver
    })
  }
  // Who has the batch now may have a token too.
  if (isLeft && isOurs && !tools.stop.aborted) await holdRuns(tools, reason, batch.runId)
}
