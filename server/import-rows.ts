import type { EntityManager } from 'typeorm'
import type { DeliveryLine, Tally } from '../entities/index.js'
import { insertForIds, insertRows, updateRows, type ColumnTypes } from './many-rows.js'

/** What an import writes of lines: a supply of 345,000 codes has tens of thousands. */

type NewLine = Pick<DeliveryLine, 'deliveryId' | 'position' | 'number' | 'name'>
/** The words of a line, known when the document is read to the end. */
export type LineWords = Omit<DeliveryLine, 'deliveryId'>

const newTypes: ColumnTypes<NewLine> = {
  deliveryId: 'INTEGER',
  position: 'INTEGER',
  number: 'TEXT',
  name: 'TEXT',
}
const wordTypes: ColumnTypes<LineWords> = {
  id: 'INTEGER',
  position: 'INTEGER',
  number: 'TEXT',
  name: 'TEXT',
  gtin: 'TEXT',
  article: 'TEXT',
  unitCode: 'TEXT',
  unitName: 'TEXT',
  declared: 'TEXT',
  priceKopecks: 'BIGINT',
  sumKopecks: 'BIGINT',
  vatRate: 'TEXT',
  osuCount: 'INTEGER',
  codeCount: 'INTEGER',
}
const tallyTypes: ColumnTypes<Omit<Tally, 'id'>> = {
  deliveryId: 'INTEGER',
  lineId: 'INTEGER',
  outcome: 'TEXT',
  reasonId: 'TEXT',
  count: 'INTEGER',
}

/** Rows for lines by their places in the document; returns their ids. */
export const insertLines = (
  manager: EntityManager,
  deliveryId: number,
  places: readonly number[],
): Promise<number[]> =>
  insertForIds(
    manager,
    { table: 'delivery_line', types: newTypes },
    places.map((place) => ({ deliveryId, position: place + 1, number: String(place + 1), name: '' })),
  )

export const writeLineWords = (manager: EntityManager, lines: readonly LineWords[]): Promise<void> =>
  updateRows(manager, { table: 'delivery_line', types: wordTypes }, lines)

export const insertTallies = (manager: EntityManager, tallies: readonly Omit<Tally, 'id'>[]): Promise<void> =>
  insertRows(manager, { table: 'tally', types: tallyTypes }, tallies)
