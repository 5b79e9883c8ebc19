import { afterEach, describe, expect, it } from 'vitest'
import { Setting } from '../../entities/index.js'
import type { Database } from '../../server/database.js'

const put = (name: string) => ({ name, value: 1 })

/** What the door to the database must do on every dialect. */
export function databaseContract(name: string, open: () => Promise<Database>): void {
  describe(`the door to the database: ${name}`, () => {
    let db: Database
    afterEach(() => db.close())

    it('shows readers committed rows only', async () => {
      db = await open()
      let seenInside = -1
      await db.transact(async ({ manager }) => {
        await manager.insert(Setting, put('a'))
        seenInside = await db.read.count(Setting)
      })
      expect(seenInside).toBe(0)
      expect(await db.read.count(Setting)).toBe(1)
    })

    it('keeps overlapping writers apart: one that fails takes nothing of the other with it', async () => {
      db = await open()
      const failing = db.transact(async ({ manager }) => {
        await manager.insert(Setting, put('lost'))
        throw new Error('no')
      })
      const working = db.transact(({ manager }) => manager.insert(Setting, put('kept')))
      await expect(failing).rejects.toThrow('no')
      await working
      expect((await db.read.find(Setting)).map((row) => row.name)).toEqual(['kept'])
    })

    it('runs effects after the commit, and never after a rollback', async () => {
      db = await open()
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
    })

    it('waits for the disk, but not for what can be done again', async () => {
      db = await open()
      const ask = db.dialect === 'sqlite' ? 'PRAGMA synchronous' : 'SHOW synchronous_commit'
      const levelOf = async (repeatable?: boolean) =>
        db.transact(
          async ({ manager }) => Object.values((await manager.query<object[]>(ask))[0]!)[0] as unknown,
          { repeatable },
        )
      const levels: unknown[] = [await levelOf(), await levelOf(true), await levelOf(true), await levelOf()]
      const failing = db.transact(() => Promise.reject(new Error('no')), { repeatable: true })
      await expect(failing).rejects.toThrow('no')
      levels.push(await levelOf())
      // SQLite numbers them: 1 is NORMAL, 2 is FULL.
      const [waits, goesOn] = db.dialect === 'sqlite' ? [2, 1] : ['on', 'off']
      expect(levels).toEqual([waits, goesOn, goesOn, waits, waits])
    })

    it('refuses a transaction inside a transaction', async () => {
      db = await open()
      await expect(db.transact(() => db.transact(async () => 1))).rejects.toMatchObject({
        key: 'database.nested',
      })
    })

    it('lets one at a time count up under a lock', async () => {
      db = await open()
      await db.transact(({ manager }) => manager.insert(Setting, { name: 'count', value: 0 }))
      const countUp = () =>
        db.transact(async (tx) => {
          await tx.alone('claims')
          const row = await tx.manager.findOneByOrFail(Setting, { name: 'count' })
          await tx.manager.update(Setting, { name: 'count' }, { value: (row.value as number) + 1 })
        })
      await Promise.all(Array.from({ length: 20 }, countUp))
      expect((await db.read.findOneByOrFail(Setting, { name: 'count' })).value).toBe(20)
    })
  })
}
