import { describe, expect, it } from 'vitest'
import { Setting } from '../../entities/index.js'
import { sqliteSource } from '../../ormconfig.js'
import { openDatabase } from '../../server/database.js'
import { freshDatabase } from '../database.js'

const put = (name: string) => ({ name, value: 1 })

describe('the door to the database', () => {
  it('shows readers committed rows only', async () => {
    const db = await freshDatabase()
    let seenInside = -1
    await db.transact(async ({ manager }) => {
      await manager.insert(Setting, put('a'))
      seenInside = await db.read.count(Setting)
    })
    expect(seenInside).toBe(0)
    expect(await db.read.count(Setting)).toBe(1)
    await db.close()
  })

  it('keeps overlapping writers apart: one that fails takes nothing of the other with it', async () => {
    const db = await freshDatabase()
    const failing = db.transact(async ({ manager }) => {
      await manager.insert(Setting, put('lost'))
      throw new Error('no')
    })
    const working = db.transact(({ manager }) => manager.insert(Setting, put('kept')))
    await expect(failing).rejects.toThrow('no')
    await working
    expect((await db.read.find(Setting)).map((row) => row.name)).toEqual(['kept'])
    await db.close()
  })

  it('runs effects after the commit, and never after a rollback', async () => {
    const db = await freshDatabase()
    const seen: number[] = []
    const ran = new Promise<void>((resolve) => {
      void db.transact(async ({ manager, later }) => {
        later(async () => {
          seen.push(await db.read.count(Setting))
          resolve()
        })
        await manager.insert(Setting, put('a'))
      })
    })
    await ran
    await db
      .transact(async ({ later }) => {
        later(() => void seen.push(99))
        throw new Error('no')
      })
      .catch(() => undefined)
    await db.transact(async () => undefined)
    expect(seen).toEqual([1])
    await db.close()
  })

  it('refuses a transaction inside a transaction', async () => {
    const db = await freshDatabase()
    await expect(db.transact(() => db.transact(async () => 1))).rejects.toMatchObject({ key: 'database.nested' })
    await db.close()
  })

  it('refuses a second process on the same file, and lets it in after the first', async () => {
    const db = await freshDatabase()
    await expect(openDatabase(db.file)).rejects.toMatchObject({ kind: 'user', key: 'database.busy' })
    await db.close()
    const again = await openDatabase(db.file)
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
