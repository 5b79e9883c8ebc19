import { runSql } from '../../entities/columns.js'
import type { SettledCode } from '../code-rows.js'
import type { RunState } from '../../entities/check-run.js'
import { CheckRun } from '../../entities/index.js'
import { together } from '../together.js'
import type { Transaction } from '../transaction.js'
import { outcomes, type Outcome } from '../domain/verdict/outcome.js'
import type { RuleId } from '../domain/verdict/rules.js'

/** A code that goes from one outcome and reason to another. */
export interface Move {
  deliveryId: number
  lineId: number
  outcome: Outcome
  reasonId: RuleId | ''
  /** It was never asked before. */
  firstTime: boolean
  to: Pick<SettledCode, 'outcome' | 'reasonId'>
}

/** How counters of one delivery change. */
export interface CounterChange {
  deliveryId: number
  asked: number
  byOutcome: Record<Outcome, number>
  tallies: Map<string, { lineId: number; outcome: Outcome; reasonId: RuleId | ''; count: number }>
}

export function countMoves(moves: readonly Move[]): CounterChange[] {
  const changes = new Map<number, CounterChange>()
  for (const move of moves) {
    const change = changes.get(move.deliveryId) ?? noChange(move.deliveryId)
    changes.set(move.deliveryId, change)
    if (move.firstTime) change.asked += 1
    shift(change, move.lineId, move, -1)
    shift(change, move.lineId, move.to, 1)
  }
  return [...changes.values()]
}

export const noChange = (deliveryId: number): CounterChange => ({
  deliveryId,
  asked: 0,
  byOutcome: { block: 0, risk: 0, wait: 0, unknown: 0, sell: 0 },
  tallies: new Map(),
})

function shift(
  change: CounterChange,
  lineId: number,
  { outcome, reasonId }: { outcome: Outcome; reasonId: RuleId | '' },
  by: number,
): void {
  change.byOutcome[outcome] += by
  const key = `${lineId} ${outcome} ${reasonId}`
  const tally = change.tallies.get(key) ?? { lineId, outcome, reasonId, count: 0 }
  tally.count += by
  change.tallies.set(key, tally)
}

/** Brings the counters of deliveries, lines and runs up to date, and the runs into the state that follows from them. */
export async function writeMoves(
  tx: Transaction,
  changes: readonly CounterChange[],
  now: number,
): Promise<void> {
  for (const change of changes) {
    const increments = outcomes.map((name) => `"${name}Count" = "${name}Count" + ${change.byOutcome[name]}`)
    await together(
      tx,
      () => writeTallies(tx, change),
      () =>
        runSql(
          tx.manager,
          `UPDATE "delivery" SET ${increments.join(', ')} WHERE "id" = ${change.deliveryId}`,
        ),
    )
    await refreshRun(tx, change.deliveryId, { asked: change.asked, now })
  }
}

async function writeTallies(tx: Transaction, { deliveryId, tallies }: CounterChange): Promise<void> {
  const rows = [...tallies.values()].filter((tally) => tally.count !== 0)
  for (let i = 0; i < rows.length; i += 500) {
    const chunk = rows.slice(i, i + 500)
    await runSql(
      tx.manager,
      `INSERT INTO "tally" ("deliveryId", "lineId", "outcome", "reasonId", "count")
       VALUES ${chunk.map(() => '(?, ?, ?, ?, ?)').join(', ')}
       ON CONFLICT ("deliveryId", "lineId", "outcome", "reasonId") DO UPDATE SET "count" = "tally"."count" + excluded."count"`,
      chunk.flatMap((tally) => [deliveryId, tally.lineId, tally.outcome, tally.reasonId, tally.count]),
    )
  }
}

/** A run is running while its first pass goes on, then waiting while late codes are left, then done. */
export async function refreshRun(
  tx: Transaction,
  deliveryId: number,
  change: { asked: number; now: number },
): Promise<void> {
  const [found] = await runSql<StandingRow[]>(tx.manager, standingSql, [deliveryId])
  if (!found) return
  const standing = { ...found, asked: found.asked + change.asked, open: Number(found.open) }
  const { runId, asked, codeCount, waitCount, version } = standing
  const state = stateOf(standing)
  const finishedAt = found.finishedAt === null ? null : Number(found.finishedAt)
  await tx.manager.update(
    CheckRun,
    { id: runId },
    {
      asked,
      state,
      done: codeCount - waitCount,
      version: version + 1,
      finishedAt: state === 'done' ? (finishedAt ?? change.now) : finishedAt,
    },
  )
}

/** A run and what its state follows from, in one look. */
interface StandingRow {
  runId: number
  state: RunState
  total: number
  asked: number
  version: number
  finishedAt: number | string | null
  codeCount: number
  waitCount: number
  /** Batches of the first pass that are not done. */
  open: number | string
}

const standingSql = `
  SELECT run."id" AS "runId", run."state", run."total", run."asked", run."version", run."finishedAt",
    delivery."codeCount", delivery."waitCount",
    (SELECT COUNT(*) FROM "check_batch" batch
      WHERE batch."runId" = run."id" AND batch."state" IN ('queued', 'leased') AND batch."dueAt" IS NULL) AS "open"
  FROM "delivery" delivery JOIN "check_run" run ON run."id" = delivery."runId" WHERE delivery."id" = ?`

function stateOf({ state, asked, total, finishedAt, open, waitCount }: StandingRow): RunState {
  if (state === 'cancelled' || state === 'held') return state
  if (asked < total) return 'running'
  if (finishedAt === null && Number(open) > 0) return 'running'
  return waitCount > 0 ? 'waiting' : 'done'
}
