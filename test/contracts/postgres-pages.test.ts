import { afterAll, beforeAll, describe } from 'vitest'
import { has } from '../needs.js'
import { walkPages } from '../pages/page-walk.js'
import { startPostgres, type TestPostgres } from '../postgres-server.js'

/** What SQLite forgives (a number past a column, a NUL in a text) is a fault of ours there. */
describe.skipIf(!has('postgres'))('every page on PostgreSQL, whatever is sent to it', () => {
  let postgres: TestPostgres
  beforeAll(async () => {
    postgres = await startPostgres()
  })
  afterAll(() => postgres.close())
  walkPages(() => postgres.newDatabase())
})
