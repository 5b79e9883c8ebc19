import { afterAll, beforeAll, describe } from 'vitest'
import { openDatabase, type Database } from '../../server/database.js'
import { freshDatabase } from '../database.js'
import { has } from '../needs.js'
import { startPostgres, type TestPostgres } from '../postgres-server.js'
import { tokenKeeperContract } from './token-keeper-contract.js'

describe('the token kept on SQLite', () => {
  let database: Database
  beforeAll(async () => {
    database = await freshDatabase()
  })
  afterAll(() => database.close())
  // One process may hold the file: its two keepers share it.
  tokenKeeperContract(async () => [database, database])
})

describe.skipIf(!has('postgres'))('the token kept by several processes on PostgreSQL', () => {
  let postgres: TestPostgres
  let databases: Database[]
  beforeAll(async () => {
    postgres = await startPostgres()
    const url = await postgres.newDatabase()
    databases = [await openDatabase(url), await openDatabase(url)]
  })
  afterAll(async () => {
    await Promise.all(databases.map((database) => database.close()))
    await postgres.close()
  })
  tokenKeeperContract(async () => databases)
})
