import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { postgresSource } from '../../ormconfig.js'
import { openDatabase } from '../../server/database.js'
import { applied, introduced, late, silentCode } from '../../server/sandbox/states.js'
import { cisList } from '../codes.js'
import { doorCounts, pageOfDeliveries } from '../../server/deliveries/delivery-list-query.js'
import { has } from '../needs.js'
import { startPostgres, type TestPostgres } from '../postgres-server.js'
import { countersAgree, startWork } from '../start-work.js'
import { databaseContract } from './database-contract.js'

const supplier = { inn: '0069145277', name: 'ООО «Молочный берег»' }
const goods = {
  name: 'Вода',
  brand: 'Родник',
  group: 'water',
  groupId: 13,
  tnVedGroup: '2201',
  producer: supplier,
}

describe.skipIf(!has('postgres'))('on PostgreSQL', () => {
  let postgres: TestPostgres
  beforeAll(async () => {
    postgres = await startPostgres()
  })
  afterAll(() => postgres.close())

  databaseContract('PostgreSQL', async (log) => openDatabase(await postgres.newDatabase(), log))

  it('has tables that are what the entities say', async () => {
    const url = await postgres.newDatabase()
    await (await openDatabase(url)).close()
    const source = await postgresSource(url).initialize()
    const missing = await source.driver.createSchemaBuilder().log()
    expect(missing.upQueries.map((query) => query.query)).toEqual([])
    await source.destroy()
  })

  it('brings the tables up once when several processes start at once', async () => {
    const url = await postgres.newDatabase()
    const opened = await Promise.all([1, 2, 3].map(() => openDatabase(url)))
    await Promise.all(opened.map((database) => database.close()))
  })

  it('says in words that it is not there', async () => {
    await expect(openDatabase('postgres://127.0.0.1:1/nothing')).rejects.toMatchObject({
      key: 'database.unreachable',
    })
  })

  it('reads, asks and counts as on SQLite', async () => {
    const codes = cisList(1600)
    const good = introduced(goods, supplier)
    const work = await startWork({
      database: await openDatabase(await postgres.newDatabase()),
      scenario: (cis) =>
        cis === codes[0] ? applied(goods, supplier) : cis === codes[1] ? late(2, silentCode, good) : good,
    })
    const first = await work.importList(codes)
    const second = await work.importList([...codes.slice(0, 700), ...cisList(5, { item: 2 })])
    await work.reaches(first, 'done')
    await work.reaches(second, 'done')
    await countersAgree(work.database, first)
    await countersAgree(work.database, second)
    const outcomes = await work.outcomesOf(second)
    expect(Object.values(outcomes).filter((outcome) => outcome === 'sell')).toHaveLength(704)
    expect(outcomes[codes[0]!]).toBe('block')
    await work.close()
  })

  it('counts and lists deliveries as the page does', async () => {
    const database = await openDatabase(await postgres.newDatabase())
    expect(await doorCounts(database.read)).toMatchObject({ sign: 0, check: 0 })
    const filter = { page: 1, size: 10, door: 'sign' as const, text: 'берег', cis: 'x', since: 0 }
    expect(await pageOfDeliveries(database.read, filter)).toEqual({ rows: [], total: 0 })
    await database.close()
  })
})
