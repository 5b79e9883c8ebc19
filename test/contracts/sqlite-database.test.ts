import { describe, expect, it } from 'vitest'
import { sqliteSource } from '../../ormconfig.js'
import { openDatabase } from '../../server/database.js'
import { freshDatabase } from '../database.js'
import { databaseContract } from './database-contract.js'

databaseContract('SQLite', freshDatabase)

describe('a SQLite file', () => {
  it('refuses a second process, and lets it in after the first', async () => {
    const db = await freshDatabase()
    await expect(openDatabase(`sqlite:${db.file}`)).rejects.toMatchObject({
      kind: 'user',
      key: 'database.busy',
    })
    await db.close()
    const again = await openDatabase(`sqlite:${db.file}`)
    await again.close()
  })

  it('has tables that are what the entities say', async () => {
    const db = await freshDatabase()
    await db.close()
    const source = await sqliteSource(db.file, 'write').initialize()
    const missing = await source.driver.createSchemaBuilder().log()
    expect(missing.upQueries.map((query) => query.query)).toEqual([])
    await source.destroy()
  })
})
