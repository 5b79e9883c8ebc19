import { passingTaken, runSql, updateReturning } from '../../entities/columns.js'
import { CheckBatch } from '../../entities/index.js'
import { isGone } from '../process-name.js'
import type { CheckTools, ProcessTools } from './check-tools.js'
import { resumeRuns } from './hold-runs.js'
import { runsOfSql } from './runs-of-entity.js'

/** The same for every legal entity: those that are known, and those that open runs name. */
export async function recoverAll({ database, entities }: CheckTools): Promise<void> {
  const named = await runSql<{ ownInn: string | null }[]>(
    database.read,
    `SELECT DISTINCT "ownInn" FROM "check_run" WHERE "state" IN ('queued', 'running', 'held', 'waiting')`,
  )
  const all = new Set([...entities.all(), ...named.map(({ ownInn }) => entities.of(ownInn))])
  for (const tools of all) await recoverChecks(tools, { channelIsUp: false })
}

/**
 * Puts into the queue what the rows say is still to be done for a legal entity: at a start, every 30 s, and when its channel is
 * up again. The queue may have come back empty, a process may have died with a batch in its hands, a token may have been
 * renewed.
 */
export async function recoverChecks(
  tools: CheckTools,
  { channelIsUp }: { channelIsUp: boolean },
): Promise<void> {
  const { queue, health, tokens, clock } = tools
  if (tools.stop.aborted) return
  const { state, lastError } = health.snapshot()
  const tokenCame = state === 'held' && /^token-/.test(lastError ?? '') && tokens.current() !== null
  if (tokenCame) health.tryAgain()
  // Where this process has answers, a hold is another's or is over: what that process knew may have died with it.
  if (channelIsUp || tokenCame || state === 'up') await resumeRuns(tools)
  const putOff = channelIsUp ? await callBack(tools) : new Set<number>()
  for (const { id, lane, state } of await openBatches(tools, clock.now())) {
    // What was put off may wait there for its time, and what a dead process held may be its own there for a while.
    const stands = putOff.has(id) ? ':up' : state === 'leased' ? ':left' : ''
    await queue.enqueue('check-batch', { batchId: id }, { lane, key: `batch:${id}${stands}` })
  }
}

/** The channel is back: batches that were put off for its failures may go at once. Returns their ids. */
async function callBack(tools: CheckTools): Promise<Set<number>> {
  const rows = await tools.database.write((manager) =>
    updateReturning<{ id: number }>(
      manager,
      {
        // One that is being taken for asking at this moment need not be called.
        common: `put_off AS (SELECT "id" FROM "check_batch"
          WHERE "state" = 'queued' AND ("notBefore" IS NOT NULL OR "failures" > 0)
          AND "runId" IN (SELECT "id" FROM "check_run" WHERE ${runsOfSql(tools, '"ownInn"', '?')}) ${passingTaken(manager)})`,
        update: `UPDATE "check_batch" SET "notBefore" = NULL, "failures" = 0, "failedAt" = NULL
          WHERE "id" IN (SELECT "id" FROM put_off) RETURNING "id"`,
      },
      [tools.ownInn],
    ),
  )
  return new Set(rows.map(({ id }) => id))
}

/** Batches that nobody works on and whose time has come; of a held run one is enough, as a probe. */
async function openBatches(
  tools: CheckTools,
  now: number,
): Promise<Pick<CheckBatch, 'id' | 'lane' | 'state'>[]> {
  const batches = await tools.database.read
    .createQueryBuilder(CheckBatch, 'batch')
    .innerJoin('check_run', 'run', 'run.id = batch.runId')
    .select(['batch.id', 'batch.lane', 'batch.state', 'batch.runId'])
    .addSelect('run.state', 'runState')
    .where(`run.state <> 'cancelled'`)
    .andWhere(runsOfSql(tools, 'run.ownInn', ':ownInn'), { ownInn: tools.ownInn })
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
export async function takeOverBatches({ database, processName, queue }: ProcessTools): Promise<void> {
  const leased = await database.read.find(CheckBatch, {
    select: { id: true, lane: true, leasedBy: true },
    where: { state: 'leased' },
  })
  const left = leased.filter(({ leasedBy }) => isGone(leasedBy ?? '', processName))
  for (const { id, lane, leasedBy } of left)
    // One by one, and not what another has taken since: batches are taken in an order of its own.
    await database.transact(async ({ manager, later }) => {
      await manager.update(
        CheckBatch,
        { id, leasedBy: leasedBy! },
        { state: 'queued', leasedBy: null, leaseUntil: null },
      )
      // A start does not wait for the queue.
      later(() => queue.enqueue('check-batch', { batchId: id }, { lane, key: `batch:${id}:left` }))
    })
}
