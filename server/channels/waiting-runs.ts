import type { EntityManager } from 'typeorm'
import { runSql } from '../../entities/columns.js'
import { CheckRun, Delivery } from '../../entities/index.js'

/** A delivery whose codes wait for an answer. */
export interface WaitingRun {
  delivery: Delivery
  run: CheckRun
  nextTryAt: number | null
}

export interface WaitingRuns {
  runs: WaitingRun[]
  /** All of them, those that are not listed too. */
  total: number
  /** Codes without an answer, of all of them. */
  codes: number
}

const shown = 10

/** Those that a person must help first, then the newest. */
export async function readWaitingRuns(read: EntityManager): Promise<WaitingRuns> {
  const open = await read
    .createQueryBuilder(Delivery, 'delivery')
    .innerJoinAndMapOne('delivery.run', CheckRun, 'run', 'run.id = delivery.runId')
    .where(`delivery.visibleAt IS NOT NULL AND run.state IN ('queued', 'running', 'held', 'waiting')`)
    .addOrderBy('run.id', 'DESC')
    .getMany()
  const found = (open as (Delivery & { run: CheckRun })[]).sort(
    (a, b) => Number(b.run.state === 'held') - Number(a.run.state === 'held'),
  )
  const top = found.slice(0, shown)
  const nextTries = await nextTriesOf(
    read,
    top.filter(({ run }) => run.state === 'waiting').map(({ id }) => id),
  )
  return {
    runs: top.map((delivery) => ({
      delivery,
      run: delivery.run,
      nextTryAt: nextTries.get(delivery.id) ?? null,
    })),
    total: found.length,
    codes: found.reduce((sum, { run }) => sum + Math.max(run.total - run.done, 0), 0),
  }
}

/** `+ 0`: by the index of codes that are due, which has all that is asked, not by that of all codes of a delivery. */
async function nextTriesOf(read: EntityManager, deliveryIds: number[]): Promise<Map<number, number>> {
  if (deliveryIds.length === 0) return new Map()
  const places = deliveryIds.map(() => '?').join(', ')
  const rows = await runSql<{ id: string | number; at: string | number }[]>(
    read,
    `SELECT "deliveryId" + 0 AS id, MIN("nextTryAt") AS at FROM code
     WHERE "nextTryAt" IS NOT NULL AND "deliveryId" + 0 IN (${places}) GROUP BY "deliveryId" + 0`,
    deliveryIds,
  )
  return new Map(rows.map(({ id, at }) => [Number(id), Number(at)]))
}
