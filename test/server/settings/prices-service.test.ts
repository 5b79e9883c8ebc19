import { describe, expect, it } from 'vitest'
import { Code, JournalEntry, Price } from '../../../entities/index.js'
import { momentOf } from '../../../server/domain/dates.js'
import { makePrices } from '../../../server/settings/prices-service.js'
import { makeStoreBook } from '../../../server/settings/store-book.js'
import { builder, someDay } from '../../build.js'
import { freshDatabase } from '../../database.js'
import { handClock } from '../../pages/small-app.js'

const zone = 'Europe/Moscow'
const gtin = '04600000041711'

async function bench() {
  const database = await freshDatabase()
  const clock = handClock(someDay)
  const prices = makePrices({ database, clock, zone })
  const book = makeStoreBook({ database, clock, zone })
  const priceOf = async () => (await book.pricesOf(database.read, [gtin, null], clock.now())).get(gtin)
  return { database, clock, prices, priceOf, build: builder(database) }
}

describe('the price file of the store', () => {
  it('gives the price that holds now, and the one to come', async () => {
    const { prices, priceOf, clock } = await bench()
    expect(await priceOf()).toBeUndefined()
    await prices.takePrices(
      `${gtin};17900;2026-11-01\n${gtin};18000;2026-11-24\n${gtin};19000;2026-12-01`,
      null,
    )
    const fromAt = momentOf('2026-12-01', '00:00', zone)
    expect(await priceOf()).toEqual({ priceKopecks: 18_000, coming: { priceKopecks: 19_000, fromAt } })
    clock.move(fromAt - someDay)
    expect(await priceOf()).toEqual({ priceKopecks: 19_000, coming: null })
  })

  it('sent again changes nothing; a corrected line replaces the one of its day', async () => {
    const { prices, priceOf, database } = await bench()
    const file = `${gtin};18000;2026-11-24`
    expect(await prices.takePrices(file, null)).toEqual({ kind: 'taken', rows: 1, changed: 1, codes: 0 })
    expect(await prices.takePrices(file, null)).toMatchObject({ changed: 0 })
    await prices.takePrices(`${gtin};17500;2026-11-24`, null)
    expect(await priceOf()).toMatchObject({ priceKopecks: 17_500 })
    expect(await database.read.count(Price)).toBe(1)
    expect(await database.read.count(JournalEntry, { where: { action: 'prices.changed' } })).toBe(3)
  })

  it('is taken whole or not at all', async () => {
    const { prices, database } = await bench()
    const result = await prices.takePrices(`${gtin};18000;\nx;1;`, null)
    expect(result).toEqual({ kind: 'refused', faults: [{ line: 2, kind: 'gtin' }] })
    expect(await database.read.count(Price)).toBe(0)
  })

  it('has the codes asked again whose price has a limit, of deliveries of the last month', async () => {
    const { prices, database, build, clock } = await bench()
    const month = 31 * 24 * 3_600_000
    const make = async (row: object, createdAt = someDay) => {
      const delivery = await build.delivery({ createdAt })
      await build.run(delivery)
      return build.code(await build.line(delivery, { gtin }), { gtin, productGroup: 'tobacco', ...row })
    }
    const tobacco = await make({})
    await make({ productGroup: 'milk' })
    await make({ outcome: 'wait' })
    await make({}, someDay - month)
    await make({ gtin: '04600000000014' })
    expect(await prices.takePrices(`${gtin};18000;`, null)).toMatchObject({ codes: 1 })
    const due = await database.read.find(Code, { where: { nextTryAt: clock.now() } })
    expect(due.map(({ id }) => id)).toEqual([tobacco.id])
  })
})
