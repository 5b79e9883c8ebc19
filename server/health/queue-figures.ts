import type { EntityManager } from 'typeorm'
import { runSql } from '../../entities/columns.js'
import { lanes, type Lane } from '../domain/lanes.js'

/** How work waits in one lane. Ages are in seconds. */
export interface LaneFigures {
  openBatches: number
  /** Codes whose next try is still to come or overdue. */
  waitingCodes: number
  /** Codes of deliveries that were never asked yet; their lane is that of the first pass. */
  unaskedCodes: number
  /** How long the oldest of what could be asked now has been waiting. */
  ageSeconds: number
  /** When the first of all that waits is due, which may be past; null where nothing waits. */
  firstDueAt: number | null
}

interface LaneRow {
  lane: string
  count: string | number
  oldest: string | number | null
}

/** By the indexes of open batches, open runs and codes that are due: no walk over all codes. */
export async function readQueueFigures(read: EntityManager, now: number): Promise<Map<string, LaneFigures>> {
  const figures = new Map<string, LaneFigures>(lanes.map((lane) => [lane, noWork()]))
  const add = (row: LaneRow, name: 'openBatches' | 'waitingCodes' | 'unaskedCodes') => {
    const lane = figures.get(row.lane) ?? noWork()
    figures.set(row.lane, lane)
    lane[name] = Number(row.count)
    if (row.oldest === null) return
    const dueAt = Number(row.oldest)
    lane.ageSeconds = Math.max(lane.ageSeconds, (now - dueAt) / 1000)
    lane.firstDueAt = Math.min(lane.firstDueAt ?? dueAt, dueAt)
  }
  for (const row of await runSql<LaneRow[]>(read, openBatches)) add(row, 'openBatches')
  for (const row of await runSql<LaneRow[]>(read, dueCodes)) add(row, 'waitingCodes')
  for (const row of await runSql<LaneRow[]>(read, unaskedCodes, [firstPass])) add(row, 'unaskedCodes')
  return figures
}

const firstPass: Lane = 'check'
const noWork = (): LaneFigures => ({
  openBatches: 0,
  waitingCodes: 0,
  unaskedCodes: 0,
  ageSeconds: 0,
  firstDueAt: null,
})

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

/** Held ones too: they wait as much as any. */
const unaskedCodes = `
  SELECT CAST(? AS text) AS lane, COALESCE(SUM(total - asked), 0) AS count, NULL AS oldest
  FROM check_run WHERE state IN ('queued', 'running', 'held')`
