import { pino } from 'pino'
import { afterEach, describe, expect, it } from 'vitest'
import { CheckBatch, Setting } from '../../entities/index.js'
import type { Database } from '../../server/database.js'
import type { Log } from '../../server/log.js'
import { updateLikes, type Likes } from '../../server/many-rows.js'
import { waitFor } from '../wait-for.js'

const put = (name: string) => ({ name, value: 1 })

/** What the door to the database must do on every dialect. */
export function databaseContract(name: string, open: (log?: Log) => Promise<Database>): void {
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

    it('logs an effect that fails, and goes on with the others', async () => {
      const lines: string[] = []
      db = await open(pino({}, { write: (line: string) => void lines.push(line) }))
      const seen: string[] = []
      await db.transact(async ({ manager, later }) => {
        later(() => Promise.reject(new Error('no queue')))
        later(() => {
          throw new Error('no page')
        })
        later(() => void seen.push('published'))
        await manager.insert(Setting, put('a'))
      })
      await waitFor(() => expect(lines).toHaveLength(2))
      const messages = lines.map((line) => (JSON.parse(line) as { err: Error }).err.message)
      expect(messages.sort()).toEqual(['no page', 'no queue'])
      expect(seen).toEqual(['published'])
      expect(await db.read.count(Setting)).toBe(1)
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

    it('hands the work what was read first, and takes all back where that reading fails', async () => {
      db = await open()
      await db.transact(({ manager }) => manager.insert(Setting, put('a')))
      const seen = await db.transact(
        async ({ manager }, names: string[]) => {
          await manager.insert(Setting, put('b'))
          return names
        },
        { first: async ({ manager }) => (await manager.find(Setting)).map(({ name }) => name) },
      )
      expect(seen).toEqual(['a'])
      const failing = db.transact(({ manager }) => manager.insert(Setting, put('c')), {
        first: () => Promise.reject(new Error('unreadable')),
      })
      await expect(failing).rejects.toThrow('unreadable')
      await db.transact(({ manager }) => manager.insert(Setting, put('d')))
      expect((await db.read.find(Setting)).map(({ name }) => name).sort()).toEqual(['a', 'b', 'd'])
    })

    it('changes rows that become alike, and leaves alone what is not as it was', async () => {
      db = await open()
      const [queued, done] = ['queued', 'done'] as const
      const types = { state: 'TEXT', failures: 'INTEGER', wasFailures: 'INTEGER' } as const
      const row = (state: string, failures: number) => ({ state, failures, wasFailures: 0 })
      const common = { runId: 1, deliveryId: 1, lane: 'retry', firstCodeId: 1, lastCodeId: 1 } as const
      const change = (likes: Likes<ReturnType<typeof row>>[]) =>
        db.transact(({ manager }) =>
          updateLikes(manager, { table: 'check_batch', types, was: { failures: 'wasFailures' } }, likes),
        )
      const stand = async () =>
        (await db.read.find(CheckBatch, { order: { id: 'ASC' } })).map(
          ({ state, failures }) => `${state} ${failures}`,
        )
      const failures = [0, 0, 0, 7, 0, 0]
      await db.transact(({ manager }) =>
        manager.insert(
          CheckBatch,
          failures.map((failures) => ({ ...common, state: queued, failures })),
        ),
      )
      // Few kinds go over once each.
      expect(
        await change([
          { row: row(done, 1), ids: [1, 2, 4, 5] },
          { row: row(queued, 2), ids: [3] },
        ]),
      ).toBe(4)
      expect(await stand()).toEqual(['done 1', 'done 1', 'queued 2', 'queued 7', 'done 1', 'queued 0'])
      // Rows that are all different go over as they are.
      expect(
        await change([
          { row: row(done, 3), ids: [6] },
          { row: row(done, 4), ids: [1] },
        ]),
      ).toBe(1)
      expect((await stand()).at(-1)).toBe('done 3')
      expect(await change([])).toBe(0)
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
