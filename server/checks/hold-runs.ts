import { In } from 'typeorm'
import { CheckRun } from '../../entities/index.js'
import type { HoldReason } from './channel-health.js'
import type { CheckTools } from './check-tools.js'
import { refreshRun } from './counters.js'
import { runsOf, type Whose } from './runs-of-entity.js'

/** Who mends a fault of the channel: a key of words. */
export const menders: Record<HoldReason, 'administrator' | 'manager'> = {
  'token-missing': 'administrator',
  'token-dead': 'administrator',
  'no-contract': 'manager',
  'method-gone': 'administrator',
  'wrong-host': 'administrator',
  'not-taken': 'administrator',
}

/**
 * All runs of the legal entity, or the one that is named, stop until a person mends the channel. No try is counted, no outcome
 * changes, and nothing of another's stops.
 */
export async function holdRuns(
  tools: Pick<CheckTools, 'database' | 'log'> & Whose & { health: Pick<CheckTools['health'], 'held'> },
  reason: HoldReason,
  runId?: number,
): Promise<void> {
  tools.health.held(reason)
  await tools.database.transact(async (tx) => {
    await tx.alone('answers')
    const { affected } = await tx.manager.update(
      CheckRun,
      {
        state: In(['queued', 'running', 'waiting']),
        ...(runId === undefined ? runsOf(tools) : { id: runId }),
      },
      { state: 'held', heldReason: reason, heldWho: menders[reason], version: () => '"version" + 1' },
    )
    if (affected) tools.log.warn({ reason, inn: tools.ownInn, runs: affected }, 'checks are held')
  })
}

/** The channel is mended: held runs of the legal entity go on from where they stopped, be it their end that was reached meanwhile. */
export async function resumeRuns(tools: CheckTools): Promise<void> {
  await tools.database.transact(async (tx) => {
    await tx.alone('answers')
    const held = await tx.manager.findBy(CheckRun, { state: 'held', ...runsOf(tools) })
    for (const { id, deliveryId, startedAt, version } of held) {
      const state = startedAt === null ? 'queued' : 'running'
      const { affected } = await tx.manager.update(
        CheckRun,
        { id, state: 'held' },
        { state, heldReason: null, heldWho: null, version: version + 1 },
      )
      if (affected === 1 && startedAt !== null)
        await refreshRun(tx, deliveryId, { asked: 0, now: tools.clock.now() })
    }
  })
}
