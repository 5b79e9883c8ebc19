import type { EntityManager } from 'typeorm'
import { amongTexts, runSql } from '../../entities/columns.js'
import { laneOf } from '../domain/codes/lane-of.js'
import { parseCis } from '../domain/codes/settle-readings.js'
import { isSlow } from '../domain/lanes.js'
import type { HeardCode } from './settle-answers.js'

/** GTINs that a delivery counts in bulk (ОСУ) with units enough for its codes that ЧЗ does not know. */
export type CountedInBulk = ReadonlySet<string>

const isLate = ({ code, answer }: HeardCode): boolean =>
  answer.facts.found === false && code.gtin !== null && isSlow(laneOf(parseCis(code.raw ?? code.cis)))

/** Looked for only where an answer names codes of another state unknown: other deliveries cost nothing. */
export async function countedInBulk(
  read: EntityManager,
  deliveryId: number,
  heard: readonly HeardCode[],
): Promise<CountedInBulk> {
  const gtins = [...new Set(heard.filter(isLate).map(({ code }) => code.gtin!))]
  if (gtins.length === 0) return new Set()
  const named = amongTexts(read)
  const lines = await runSql<{ gtin: string; units: number | string }[]>(
    read,
    `SELECT "gtin", SUM("osuCount") AS "units" FROM "delivery_line"
     WHERE "deliveryId" = ? AND "osuCount" > 0 AND "gtin" ${named} GROUP BY "gtin"`,
    [deliveryId, JSON.stringify(gtins)],
  )
  if (lines.length === 0) return new Set()
  const open = await runSql<{ gtin: string; count: number | string }[]>(
    read,
    `SELECT "gtin", COUNT(*) AS "count" FROM "code"
     WHERE "deliveryId" = ? AND "outcome" IN ('wait', 'unknown') AND "gtin" ${named} GROUP BY "gtin"`,
    [deliveryId, JSON.stringify(lines.map(({ gtin }) => gtin))],
  )
  const openOf = new Map(open.map(({ gtin, count }) => [gtin, Number(count)]))
  return new Set(lines.flatMap(({ gtin, units }) => ((openOf.get(gtin) ?? 0) <= Number(units) ? gtin : [])))
}
