import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DataSource } from 'typeorm'
import { postgresSource, sqliteSource } from '../../ormconfig.js'
import { ChannelState, CheckRun, Delivery } from '../../entities/index.js'
import { LegalEntities1764800000000 } from '../../entities/migrations/1764800000000-legal-entities.js'
import { openDatabase, type Database } from '../../server/database.js'
import { freshDatabase } from '../database.js'
import { has } from '../needs.js'
import { startPostgres, type TestPostgres } from '../postgres-server.js'

/** Takes the tables back to how they were, with rows of then, and opens the database as the program does. */
async function broughtUp(source: DataSource, url: string): Promise<Database> {
  // Back to where this step was the last one: later steps come after it.
  let last: string | undefined
  do {
    const rows = await source.query<{ name: string }[]>(
      'SELECT name FROM migrations ORDER BY id DESC LIMIT 1',
    )
    last = rows[0]?.name
    await source.undoLastMigration()
  } while (last !== LegalEntities1764800000000.name)
  await source.query(
    `INSERT INTO "delivery" ("purpose", "source", "documentKey", "contentHash", "warnings", "runId", "createdAt", "visibleAt")
     VALUES ('receipt', 'list', 'one', 'hash', '[]', 1, 1, 2)`,
  )
  await source.query(
    `INSERT INTO "check_run" ("deliveryId", "state", "total", "createdAt") VALUES (1, 'held', 3, 1)`,
  )
  await source.query(
    `INSERT INTO "channel_state" ("process", "channel", "host", "state", "updatedAt") VALUES ('1', 'cdn', 'a', 'up', 1)`,
  )
  await source.destroy()
  return openDatabase(url)
}

async function isKept(database: Database): Promise<void> {
  expect(await database.read.findOneByOrFail(Delivery, { id: 1 })).toMatchObject({
    documentKey: 'one',
    ownInn: null,
    visibleAt: 2,
  })
  expect(await database.read.find(CheckRun)).toMatchObject([{ state: 'held', total: 3, ownInn: null }])
  expect(await database.read.count(ChannelState)).toBe(0)
  const seen = { process: '1', channel: 'cdn', host: 'a', state: 'up', updatedAt: 1 } as const
  await database.transact(({ manager }) =>
    manager.insert(ChannelState, [
      { ...seen, inn: '0069003184' },
      { ...seen, inn: '0078120046' },
    ]),
  )
  // What told documents apart still does.
  const twice = database.transact(({ manager }) =>
    manager.insert(Delivery, {
      ...{ purpose: 'receipt', source: 'list', documentKey: 'one', contentHash: 'hash', warnings: [] },
      ...{ createdAt: 1, visibleAt: 3 },
    }),
  )
  await expect(twice).rejects.toThrow()
  await database.close()
}

describe('a database from before there were several legal entities', () => {
  it('is brought up on SQLite: what it has is asked for the usual one', async () => {
    const { file, close } = await freshDatabase()
    await close()
    const source = await sqliteSource(file, 'write').initialize()
    await isKept(await broughtUp(source, `sqlite:${file}`))
  })

  describe.skipIf(!has('postgres'))('on PostgreSQL', () => {
    let postgres: TestPostgres
    beforeAll(async () => {
      postgres = await startPostgres()
    })
    afterAll(() => postgres.close())

    it('is brought up: what it has is asked for the usual one', async () => {
      const url = await postgres.newDatabase()
      await (await openDatabase(url)).close()
      const source = await postgresSource(url).initialize()
      await isKept(await broughtUp(source, url))
    })
  })
})
