import type { EntityManager } from 'typeorm'
import { runSql } from '../../entities/columns.js'
import { lanes } from '../domain/lanes.js'

/** How work waits in one lane. Ages are in seconds. */
export interface LaneFigures {
  openBatches: number
  /** Codes whose next try is still to come or overdue. */
  waitingCodes: number
  /** How long the oldest of what could be asked now has been waiting. */
  ageSeconds: number
}

interface LaneRow {
  lane: string
  count: string | number
  oldest: string | number | null
}

/** By the indexes of open batches and of codes that are due: no walk over all codes. */
export async function readQueueFigures(read: EntityManager, now: number): Promise<Map<string, LaneFigures>> {
  const batches = await runSql<LaneRow[]>(read, openBatches)
  const codes = await runSql<LaneRow[]>(read, dueCodes)
  const figures = new Map<string, LaneFigures>(lanes.map((lane) => [lane, noWork()]))
  const ageOf = ({ oldest }: LaneRow) => (oldest === null ? 0 : Math.max(now - Number(oldest), 0) / 1000)
  const add = (row: LaneRow, name: 'openBatches' | 'waitingCodes') => {
    const lane = figures.get(row.lane) ?? noWork()
    lane[name] = Number(row.count)
    lane.ageSeconds = Math.max(lane.ageSeconds, ageOf(row))
    figures.set(row.lane, lane)
  }
  for (const row of batches) add(row, 'openBatches')
  for (const row of codes) add(row, 'waitingCodes')
  return figures
}

const noWork = (): LaneFigures => ({ openBatches: 0, waitingCodes: 0, ageSeconds: 0 })

/** What a held or cancelled run has left open waits for a person, not in the queue. */
const openBatches = `
  SELECT batch.lane AS lane, COUNT(*) AS count,
    MIN(COALESCE(batch."notBefore", batch."dueAt", run."createdAt")) AS oldest
  FROM check_batch batch JOIN check_run run ON run.id = batch."runId"
  WHERE batch.state IN ('queued', 'leased') AND run.state NOT IN ('held', 'cancelled')
  GROUP BY batch.lane`

const dueCodes = `
  SELECT lane, COUNT(*) AS count, MIN("nextTryAt") AS oldest
  FROM code WHERE "nextTryAt" IS NOT NULL GROUP BY lane`
