import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../server/database.js'
import { someDay } from '../build.js'
import { has } from '../needs.js'
import { startPostgres, type TestPostgres } from '../postgres-server.js'
import { actFile, builtOn, checkedDelivery, claimsOver, sampleLines } from '../server/claims/claim-fixture.js'
import { testClock } from '../test-clock.js'

describe.skipIf(!has('postgres'))('claims on PostgreSQL', () => {
  let postgres: TestPostgres
  beforeAll(async () => {
    postgres = await startPostgres()
  })
  afterAll(() => postgres.close())

  it('have no gaps and no doubles in their numbers when several processes make them at once', async () => {
    const url = await postgres.newDatabase()
    const databases = await Promise.all([openDatabase(url), openDatabase(url)])
    const clock = testClock(someDay + 3_600_000)
    const [one, other] = databases.map((database) => claimsOver(database, { clock, training: false }))
    const bench = builtOn(databases[0]!, clock, one!)
    const deliveries = []
    for (let i = 0; i < 3; i++) deliveries.push(await checkedDelivery(bench, sampleLines))
    const made = await Promise.all(
      deliveries.flatMap(({ id }) =>
        [one!, other!].map(({ service }) => service.makeClaim(id, { userId: null })),
      ),
    )
    const numbers = made.filter(({ kind }) => kind === 'made').map(({ number }) => number)
    expect(numbers.sort()).toEqual(['2026-0001', '2026-0002', '2026-0003'])
    expect(made.filter(({ kind }) => kind === 'same')).toHaveLength(3)
    const html = await actFile(other!, made[0]!.id)
    expect(html).toContain('20 единиц ожидают ответа ГИС МТ (строка 4)')
    expect(html.match(/data-test="code-row"/g)).toHaveLength(14)
    expect(await other!.queries.reasonsOf(made[0]!.id)).toEqual([
      { reasonId: 'not-introduced', count: 8 },
      { reasonId: 'expired', count: 4 },
      { reasonId: 'withdrawn', count: 2 },
    ])
    await Promise.all(databases.map((database) => database.close()))
  })
})
