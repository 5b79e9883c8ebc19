import { In, IsNull, MoreThan, Not } from 'typeorm'
import { CheckBatch } from '../../entities/index.js'
import { isGone } from '../process-name.js'
import type { CheckTools } from './check-tools.js'
import { resumeRuns } from './hold-runs.js'

const idsAtOnce = 500

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
  const putOff = channelIsUp ? await callBack(database) : new Set<number>()
  for (const { id, lane, state } of await openBatches(tools, clock.now())) {
    // What was put off may wait there for its time, and what a dead process held may be its own there for a while.
    const stands = putOff.has(id) ? ':up' : state === 'leased' ? ':left' : ''
    await queue.enqueue('check-batch', { batchId: id }, { lane, key: `batch:${id}${stands}` })
  }
}

/** The channel is back: batches that were put off for its failures may go at once. Returns their ids. */
const callBack = (database: CheckTools['database']): Promise<Set<number>> =>
  database.transact(async ({ manager }) => {
    const putOff = [
      { state: 'queued' as const, notBefore: Not(IsNull()) },
      { state: 'queued' as const, failures: MoreThan(0) },
    ]
    const ids = (await manager.find(CheckBatch, { select: { id: true }, where: putOff })).map(({ id }) => id)
    const fresh = { notBefore: null, failures: 0, failedAt: null }
    for (let at = 0; at < ids.length; at += idsAtOnce)
      await manager.update(CheckBatch, { id: In(ids.slice(at, at + idsAtOnce)), state: 'queued' }, fresh)
    return new Set(ids)
  })

/** Batches that nobody works on and whose time has come; of a held run one is enough, as a probe. */
async function openBatches(
  { database }: CheckTools,
  now: number,
): Promise<Pick<CheckBatch, 'id' | 'lane' | 'state'>[]> {
  const batches = await database.read
    .createQueryBuilder(CheckBatch, 'batch')
    .innerJoin('check_run', 'run', 'run.id = batch.runId')
    .select(['batch.id', 'batch.lane', 'batch.state', 'batch.runId'])
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

/** At a start: batches in the hands of a process of this machine that died are free at once, and go into the queue. */
export async function takeOverBatches({ database, processName, queue }: CheckTools): Promise<void> {
  await database.transact(async ({ manager, later }) => {
    const leased = await manager.find(CheckBatch, {
      select: { id: true, lane: true, leasedBy: true },
      where: { state: 'leased' },
    })
    const left = leased.filter(({ leasedBy }) => isGone(leasedBy ?? '', processName))
    for (const { id } of left)
      await manager.update(CheckBatch, { id }, { state: 'queued', leasedBy: null, leaseUntil: null })
    // A start does not wait for the queue.
    later(async () => {
      for (const { id, lane } of left)
        await queue.enqueue('check-batch', { batchId: id }, { lane, key: `batch:${id}:left` })
    })
  })
}
