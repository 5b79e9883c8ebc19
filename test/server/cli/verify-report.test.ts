import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Exchange } from '../../../entities/index.js'
import { runVerify } from '../../../server/cli/run-verify.js'
import { openSecret } from '../../../server/secret.js'
import { freshDatabase, testFolder } from '../../database.js'
import { atTerminal } from '../backups/cli-place.js'
import { keepExchanges } from '../evidence/kept-exchanges.js'

async function store(count: number) {
  const database = await freshDatabase()
  const secretFile = join(mkdtempSync(join(testFolder, 'verify-')), 'secret')
  await keepExchanges(database, count, openSecret(secretFile)('evidence'))
  const env = { DATABASE_URL: `sqlite:${database.file}`, DOPUSK_SECRET_FILE: secretFile }
  const verify = (head: string | null = null, own: Record<string, string> = {}) =>
    atTerminal({ ...env, ...own }, (place) => runVerify({ head, json: false }, place))
  return { database, verify, secretFile }
}

test('a whole chain is told with its hash as an act prints it, beside a server that has the database', async () => {
  const { database, verify } = await store(3)
  const { exit, out } = await verify()
  expect(exit).toBe(0)
  expect(out).toContain('Доказательства целы: 3 записи, ни одна не изменена.')
  expect(out).toMatch(/Последний хеш цепочки: ([0-9a-f]{4} ){15}[0-9a-f]{4}\n/)
  await database.close()
})

test('a broken chain is told with the record, the delivery, the time in the store and what is wrong', async () => {
  const { database, verify } = await store(3)
  await database.transact(({ manager }) => manager.update(Exchange, 2, { httpStatus: 500 }))
  const { exit, out } = await verify()
  expect(exit).toBe(1)
  expect(out).toContain('Цепочка нарушена, запись № 2. Изменено одно из полей')
  expect(out).toContain('Поставка № 3, запрос от 24.11.2026 12:48.')
  await database.close()
})

test('a hash from an act is found in the chain, or said to be none of it', async () => {
  const { database, verify } = await store(3)
  const { hash } = await database.read.findOneByOrFail(Exchange, { id: 2 })
  const found = await verify(hash)
  expect([found.exit, found.out.includes('запись № 2 от 24.11.2026')]).toEqual([0, true])
  const none = await verify('e'.repeat(64))
  expect([none.exit, none.out.includes('в цепочке нет')]).toEqual([1, true])
  await database.close()
})

test('another secret is told apart from a broken chain, and none is made by looking', async () => {
  const { database, verify, secretFile } = await store(2)
  const other = `${secretFile}-other`
  openSecret(other)
  const { exit, out } = await verify(null, { DOPUSK_SECRET_FILE: other })
  expect([exit, out.includes('ни одна печать не наша')]).toEqual([3, true])
  expect((await verify(null, { DOPUSK_SECRET_FILE: `${secretFile}-none` })).exit).toBe('secret.missing')
  await database.close()
})

test('a file that is no database of ours is refused in words', async () => {
  const { database, verify } = await store(0)
  const empty = join(testFolder, 'empty.sqlite')
  writeFileSync(empty, '')
  expect((await verify(null, { DATABASE_URL: `sqlite:${empty}` })).exit).toBe('database.foreign')
  expect((await verify(null, { DATABASE_URL: `sqlite:${empty}-none` })).exit).toBe('database.absent')
  expect((await verify()).out).toContain('Записей ещё нет')
  await database.close()
})
