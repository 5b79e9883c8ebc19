import { afterAll, beforeAll, describe } from 'vitest'
import { openDatabase } from '../../server/database.js'
import { has } from '../needs.js'
import { startPostgres, type TestPostgres } from '../postgres-server.js'
import { legalEntitiesContract } from './legal-entities-contract.js'

describe.skipIf(!has('postgres'))('on PostgreSQL', () => {
  let postgres: TestPostgres
  beforeAll(async () => {
    postgres = await startPostgres()
  })
  afterAll(() => postgres.close())

  legalEntitiesContract('PostgreSQL', async () => openDatabase(await postgres.newDatabase()))
})
