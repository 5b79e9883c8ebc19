import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { KeepingDatabase } from '../../server/keeping-database.js'

describe('a connection that keeps its statements', () => {
  let db: KeepingDatabase
  beforeEach(async () => {
    db = new KeepingDatabase(':memory:')
    await ask('CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT)')
  })
  afterEach(() => new Promise<void>((done, fail) => db.close((error) => (error ? fail(error) : done()))))

  const ask = (sql: string, values: unknown[] = []) =>
    new Promise<unknown[]>((done, fail) =>
      db.all(sql, values, (error: Error | null, rows: unknown[]) => (error ? fail(error) : done(rows))),
    )
  const put = (name: string | null) =>
    new Promise<{ lastID: number; changes: number }>((done, fail) =>
      db.run(
        'INSERT INTO item (name) VALUES (?)',
        [name],
        function (this: { lastID: number; changes: number }, error: Error | null) {
          return error ? fail(error) : done({ lastID: this.lastID, changes: this.changes })
        },
      ),
    )
  const named = 'SELECT id, name FROM item WHERE name = ?'

  it('binds anew each time, and tells what each run did', async () => {
    for (const [at, name] of ['a', 'b', 'c', 'd'].entries())
      expect(await put(name)).toEqual({ lastID: at + 1, changes: 1 })
    for (const [at, name] of ['a', 'b', 'c'].entries())
      expect(await ask(named, [name])).toEqual([{ id: at + 1, name }])
    expect(await ask(named, ['nobody'])).toEqual([])
  })

  it('runs the same text several times at once', async () => {
    await Promise.all(['a', 'b', 'c'].map(put))
    for (let round = 0; round < 3; round++) {
      const found = await Promise.all(['a', 'b', 'c', 'a'].map((name) => ask(named, [name])))
      expect(found.map((rows) => (rows as { name: string }[])[0]!.name)).toEqual(['a', 'b', 'c', 'a'])
    }
  })

  it('tells the same fault each time, and is well behind it', async () => {
    await ask('CREATE UNIQUE INDEX item_name ON item (name)')
    await put('a')
    for (let round = 0; round < 3; round++) {
      await expect(put('a')).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT' })
      await expect(ask('SELECT missing FROM item')).rejects.toThrow(/no such column/)
    }
    expect(await put('b')).toMatchObject({ changes: 1 })
  })

  it('follows tables that change, and leaves nothing open in a transaction', async () => {
    for (let round = 0; round < 4; round++) {
      await ask('BEGIN')
      await put(`name ${round}`)
      expect(await ask('SELECT * FROM item WHERE id = 1')).toHaveLength(1)
      await ask(round === 1 ? 'ROLLBACK' : 'COMMIT')
      await ask(`ALTER TABLE item ADD COLUMN extra${round} TEXT`)
    }
    const [row] = await ask('SELECT * FROM item WHERE id = 1')
    expect(Object.keys(row as object)).toHaveLength(6)
    expect(await ask('SELECT name FROM item')).toHaveLength(3)
  })

  it('keeps no more than a hundred, and closes with all of them', async () => {
    for (let round = 0; round < 2; round++)
      for (let at = 0; at < 250; at++) expect(await ask(`SELECT ${at} AS "it"`)).toEqual([{ it: at }])
  })
})
