import { In } from 'typeorm'
import { CheckBatch } from '../../entities/index.js'
import { isGone } from '../process-name.js'
import type { CheckTools } from './check-tools.js'
import { resumeRuns } from './hold-runs.js'

/**
 * Puts into the queue what the rows say is still to be done: at a start, every 30 s, and when a channel is up again.
 * The queue may have come back empty, a process may have died with a batch in its hands, a token may have been renewed.
 */
export async function recoverChecks(
  tools: CheckTools,
  { channelIsUp }: { channelIsUp: boolean },
): Promise<void> {
  const { database, queue, health, tokens, clock } = tools
  if (tools.stop.aborted) return
  const { state, lastError } = health.snapshot()
  const tokenCame = state === 'held' && /^token-/.test(lastError ?? '') && tokens.current() !== null
  if (tokenCame) health.tryAgain()
  // Where this process has answers, a hold is another's or is over: what that process knew may have died with it.
  if (channelIsUp || tokenCame || state === 'up') await resumeRuns(tools)
  if (channelIsUp)
    await database.transact(async ({ manager }) => {
      await manager.update(CheckBatch, { state: 'queued' }, { notBefore: null, failures: 0, failedAt: null })
    })
  const key = channelIsUp ? 'up' : 'recovered'
  for (const { id, lane } of await openBatches(tools, clock.now()))
    await queue.enqueue('check-batch', { batchId: id }, { lane, key: `batch:${id}:${key}` })
}

/** Batches that nobody works on and whose time has come; of a held run one is enough, as a probe. */
async function openBatches(
  { database }: CheckTools,
  now: number,
): Promise<Pick<CheckBatch, 'id' | 'lane'>[]> {
  const batches = await database.read
    .createQueryBuilder(CheckBatch, 'batch')
    .innerJoin('check_run', 'run', 'run.id = batch.runId')
    .select(['batch.id', 'batch.lane', 'batch.runId'])
    .addSelect('run.state', 'runState')
    .where(`run.state <> 'cancelled'`)
    .andWhere(`(batch.notBefore IS NULL OR batch.notBefore <= :now)`, { now })
    .andWhere(`(batch.state = 'queued' OR (batch.state = 'leased' AND batch.leaseUntil < :now))`, { now })
    .orderBy('batch.id')
    .getRawAndEntities<{ runState: string }>()
  const probed = new Set<number>()
  return batches.entities.filter(({ runId }, index) => {
    if (batches.raw[index]!.runState !== 'held') return true
    return !probed.has(runId) && Boolean(probed.add(runId))
  })
}

/** At a start: batches in the hands of a process of this machine that died are free at once. */
export async function takeOverBatches({ database, processName }: CheckTools): Promise<void> {
  await database.transact(async ({ manager }) => {
    const holders = await manager
      .createQueryBuilder(CheckBatch, 'batch')
      .select('batch.leasedBy', 'name')
      .distinct()
      .where(`batch.state = 'leased'`)
      .getRawMany<{ name: string }>()
    const gone = holders.map(({ name }) => name).filter((name) => isGone(name, processName))
    if (gone.length === 0) return
    await manager.update(
      CheckBatch,
      { state: 'leased', leasedBy: In(gone) },
      { state: 'queued', leasedBy: null, leaseUntil: null },
    )
  })
}
