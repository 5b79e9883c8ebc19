import { runInTurn, runSql } from '../../entities/columns.js'
import type { AnsweredCode } from '../code-rows.js'
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
  to: Pick<AnsweredCode, 'outcome' | 'reasonId'>
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
  await together(tx, ...changes.map((change) => () => writeTallies(tx, change)), () =>
    runInTurn(tx.manager, countSqls(changes, now)),
  )
}

/** Statements that bring the counters of deliveries up to date, and then their runs. */
export const countSqls = (changes: readonly CounterChange[], now: number): string[] => [
  ...changes.map(outcomesSql),
  ...changes.map(({ deliveryId, asked }) => refreshSql(deliveryId, { asked, now })),
]

function outcomesSql({ deliveryId, byOutcome }: CounterChange): string {
  const increments = outcomes.map((name) => `"${name}Count" = "${name}Count" + ${byOutcome[name]}`)
  return `UPDATE "delivery" SET ${increments.join(', ')} WHERE "id" = ${deliveryId}`
}

export async function writeTallies(tx: Transaction, { deliveryId, tallies }: CounterChange): Promise<void> {
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

/**
 * A run is running while its first pass goes on, then waiting while late codes are left, then done. One statement: two
 * processes that refresh it at once lose nothing of each other.
 */
export const refreshRun = (
  tx: Transaction,
  deliveryId: number,
  change: { asked: number; now: number },
): Promise<void> => runInTurn(tx.manager, [refreshSql(deliveryId, change)])

const ofDelivery = (value: string): string =>
  `(SELECT ${value} FROM "delivery" WHERE "delivery"."id" = "check_run"."deliveryId")`

const stateSql = (asked: number): string => `CASE
    WHEN "state" IN ('cancelled', 'held') THEN "state"
    WHEN "asked" + ${asked} < "total" THEN 'running'
    WHEN "finishedAt" IS NULL AND EXISTS (SELECT 1 FROM "check_batch" batch WHERE batch."runId" = "check_run"."id"
      AND batch."state" IN ('queued', 'leased') AND batch."dueAt" IS NULL) THEN 'running'
    WHEN ${ofDelivery('"waitCount"')} > 0 THEN 'waiting'
    ELSE 'done' END`

/** `asked` are the codes that were asked for the first time. */
const refreshSql = (deliveryId: number, { asked, now }: { asked: number; now: number }): string => `
  UPDATE "check_run" SET "version" = "version" + 1, "asked" = "asked" + ${asked},
    "done" = ${ofDelivery('"codeCount" - "waitCount"')},
    "state" = ${stateSql(asked)},
    "finishedAt" = CASE WHEN ${stateSql(asked)} = 'done' THEN COALESCE("finishedAt", ${now}) ELSE "finishedAt" END
  WHERE "id" = (SELECT "runId" FROM "delivery" WHERE "id" = ${deliveryId})`
