import { In, type EntityManager } from 'typeorm'
import { runSql } from '../../entities/columns.js'
import { Price } from '../../entities/index.js'
import type { Clock } from '../clock.js'
import type { Database } from '../database.js'
import { readPriceFile, type PriceFault, type PriceRow } from '../domain/price-file.js'
import { ruleCases } from '../domain/verdict/cases.js'
import { rules } from '../domain/verdict/rules.js'
import { note } from '../journal/journal.js'
import type { Transaction } from '../transaction.js'
import { askAgain, type CodesWhere } from './passed-codes.js'

export type PricesResult =
  { kind: 'taken'; rows: number; changed: number; codes: number } | { kind: 'refused'; faults: PriceFault[] }

export type PricesService = ReturnType<typeof makePrices>

/** Rows in one statement. */
const chunkRows = 500
/** Codes of older deliveries are not asked again for a price. */
const longestMs = 30 * 24 * 3600_000
/** Groups whose price a till looks at. */
const pricedGroups = [...new Set(ruleCases.price.flatMap((id) => [...(rules[id].groups ?? [])]))]

export function makePrices({ database, clock, zone }: { database: Database; clock: Clock; zone: string }) {
  return {
    /** Takes a file of prices whole, or not at all; codes whose price changed are asked about again. */
    async takePrices(text: string, userId: number | null): Promise<PricesResult> {
      const now = clock.now()
      const { rows, faults } = readPriceFile(text, { now, zone })
      if (faults.length > 0) return { kind: 'refused', faults }
      return database.transact(async (tx) => {
        const changed = await changedRows(tx.manager, rows)
        await writePrices(tx.manager, changed, now)
        const codes = await askAboutPrices(tx, changed, now)
        const counts = { rows: rows.length, changed: changed.length, codes }
        await note(tx, { at: now, userId, action: 'prices.changed', details: counts })
        return { kind: 'taken', ...counts }
      })
    },
  }
}

function* chunksOf<T>(list: readonly T[]): Generator<T[]> {
  for (let i = 0; i < list.length; i += chunkRows) yield list.slice(i, i + chunkRows)
}

const keyOf = ({ gtin, fromAt, priceKopecks }: PriceRow): string => `${gtin} ${fromAt} ${priceKopecks}`

/** The rows that say something new. */
async function changedRows(manager: EntityManager, rows: readonly PriceRow[]): Promise<PriceRow[]> {
  const known = new Set<string>()
  for (const chunk of chunksOf([...new Set(rows.map(({ gtin }) => gtin))]))
    for (const price of await manager.findBy(Price, { gtin: In(chunk) })) known.add(keyOf(price))
  return rows.filter((row) => !known.has(keyOf(row)))
}

async function writePrices(manager: EntityManager, rows: readonly PriceRow[], now: number): Promise<void> {
  for (const chunk of chunksOf(rows))
    await runSql(
      manager,
      `INSERT INTO "price" ("gtin", "priceKopecks", "fromAt", "setAt")
       VALUES ${chunk.map(() => '(?, ?, ?, ?)').join(', ')}
       ON CONFLICT ("gtin", "fromAt") DO UPDATE SET "priceKopecks" = excluded."priceKopecks", "setAt" = excluded."setAt"`,
      chunk.flatMap((row) => [row.gtin, row.priceKopecks, row.fromAt, now]),
    )
}

const marks = (list: readonly unknown[]): string => list.map(() => '?').join(', ')

/** Codes of the last month whose group has a limit; an answer is needed to know it. */
const pricedCodes = (now: number): CodesWhere => ({
  sql: `"productGroup" IN (${marks(pricedGroups)}) AND "outcome" <> 'wait'
    AND "deliveryId" IN (SELECT "id" FROM "delivery" WHERE "createdAt" >= ?)`,
  values: [...pricedGroups, now - longestMs],
})

/** Has the codes asked again whose price says something new. Most goods have no limit: those are never looked for. */
async function askAboutPrices(tx: Transaction, rows: readonly PriceRow[], now: number): Promise<number> {
  if (rows.length === 0) return 0
  const { sql, values } = pricedCodes(now)
  const seen = await runSql<{ gtin: string }[]>(
    tx.manager,
    `SELECT DISTINCT "gtin" AS "gtin" FROM "code" WHERE ${sql}`,
    values,
  )
  const changed = new Set(rows.map(({ gtin }) => gtin))
  const gtins = seen.map(({ gtin }) => gtin).filter((gtin) => changed.has(gtin))
  let codes = 0
  for (const chunk of chunksOf(gtins)) {
    const where = { sql: `"gtin" IN (${marks(chunk)}) AND ${sql}`, values: [...chunk, ...values] }
    codes += await askAgain(tx, where, now)
  }
  return codes
}
