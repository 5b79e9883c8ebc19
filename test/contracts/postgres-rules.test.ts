import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Code, JournalEntry } from '../../entities/index.js'
import { redecideCodes } from '../../server/checks/redecide-codes.js'
import { openDatabase, type Database } from '../../server/database.js'
import { effectOf } from '../../server/domain/verdict/settings.js'
import { makePrices } from '../../server/settings/prices-service.js'
import { makeRules } from '../../server/settings/rules-service.js'
import { rulesQueries } from '../../server/settings/rules-queries.js'
import { makeStoreBook } from '../../server/settings/store-book.js'
import { builder, someDay } from '../build.js'
import { has } from '../needs.js'
import { startPostgres, type TestPostgres } from '../postgres-server.js'
import { testClock } from '../test-clock.js'

const zone = 'Europe/Moscow'
const hour = 3_600_000
const gtin = '04600000041711'

describe.skipIf(!has('postgres'))('rules and prices on PostgreSQL', () => {
  let postgres: TestPostgres
  let database: Database
  beforeAll(async () => {
    postgres = await startPostgres()
    database = await openDatabase(await postgres.newDatabase())
  })
  afterAll(async () => {
    await database.close()
    await postgres.close()
  })

  it('pause, return, ask again and keep prices as on SQLite', async () => {
    const clock = testClock(someDay)
    const parts = { database, clock, zone }
    const [rules, prices, queries] = [makeRules(parts), makePrices(parts), rulesQueries(parts)]
    const book = makeStoreBook(parts)
    const build = builder(database)
    const delivery = await build.delivery({ codeCount: 2 })
    await build.run(delivery)
    const line = await build.line(delivery, { gtin })
    const reasons = [{ id: 'not-introduced' as const, outcome: 'sell' as const }]
    const passed = await build.code(line, { checkedAt: someDay + hour, reasons })
    const tobacco = await build.code(line, { productGroup: 'tobacco' })

    await rules.pauseCheck(1, {
      productGroup: 'milk',
      caseId: 'not-introduced',
      untilAt: someDay + 2 * hour,
      reason: 'авария',
    })
    expect(effectOf(await book.settings(), 'not-introduced', 'milk')).toBe('off')
    expect((await queries.runningPauses())[0]).toMatchObject({ passed: 1, name: null })
    await clock.advance(3 * hour)
    await rules.returnChecks()
    expect(await database.read.findOneByOrFail(Code, { id: passed.id })).toMatchObject({
      nextTryAt: clock.now(),
    })

    expect(await prices.takePrices(`${gtin};18000;\n${gtin};19000;2026-12-01`, null)).toEqual({
      kind: 'taken',
      rows: 2,
      changed: 2,
      codes: 1,
    })
    expect((await book.pricesOf(database.read, [gtin], clock.now())).get(gtin)).toMatchObject({
      priceKopecks: 18_000,
      coming: { priceKopecks: 19_000 },
    })
    expect(await database.read.countBy(Code, { nextTryAt: clock.now() })).toBe(2)
    expect(tobacco.gtin).toBe(gtin)

    const work = { database, clock, book, ownInn: null, scale: 1, stop: new AbortController().signal }
    const facts = { found: true, status: 'APPLIED', group: 'milk' }
    const settled = await build.code(line, {
      reasons,
      // before the pause
      checkedAt: someDay - hour,
      answers: [{ channel: 'true-api', askedAt: someDay, facts }],
    })
    await build.tally(line, { count: 3 })
    await redecideCodes(work)
    expect(await database.read.findOneByOrFail(Code, { id: settled.id })).toMatchObject({ outcome: 'block' })
    await rules.setRule(1, {
      productGroup: 'milk',
      caseId: 'not-introduced',
      effect: 'warn',
      fromAt: someDay,
    })
    await redecideCodes(work)
    expect(await database.read.findOneByOrFail(Code, { id: settled.id })).toMatchObject({ outcome: 'risk' })

    await rules.setGroup(1, 'milk', { dutyOn: '2027-01-01', shelfLifeDays: 5 })
    await rules.setShare(1, 0.4)
    expect(await book.settings()).toMatchObject({ doNotSignShare: 0.4 })
    const { entries } = await queries.journal(null)
    expect(entries).toHaveLength(await database.read.count(JournalEntry))
  })
})
