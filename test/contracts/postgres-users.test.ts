import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { JournalEntry, User } from '../../entities/index.js'
import { systemClock } from '../../server/clock.js'
import { openDatabase } from '../../server/database.js'
import { isPassword } from '../../server/users/passwords.js'
import { UsersService } from '../../server/users/users-service.js'
import { testFolder } from '../database.js'
import { has } from '../needs.js'
import { startPostgres, type TestPostgres } from '../postgres-server.js'

describe.skipIf(!has('postgres'))('users on PostgreSQL', () => {
  let postgres: TestPostgres
  beforeAll(async () => {
    postgres = await startPostgres()
  })
  afterAll(() => postgres.close())

  it('get one first administrator when several processes start at once, and one of these has his password', async () => {
    const url = await postgres.newDatabase()
    const databases = await Promise.all([1, 2, 3].map(() => openDatabase(url)))
    const files = databases.map((_, at) => join(testFolder, `password-${at}.txt`))
    const made = await Promise.all(
      databases.map((database, at) =>
        new UsersService({ database, clock: systemClock, passwordFile: files[at]! }).ensureAdministrator(),
      ),
    )
    const [winner, ...more] = made.filter(({ password }) => password !== undefined)
    expect(more).toEqual([])
    const { read } = databases[0]!
    const [user, ...others] = await read.find(User)
    expect(others).toEqual([])
    expect(made.map(({ login }) => login)).toEqual(Array(3).fill(user!.login))
    expect(await isPassword(winner!.password!, user!.passwordHash)).toBe(true)
    expect(await read.countBy(JournalEntry, { action: 'user.added' })).toBe(1)
    const written = files.filter((file) => existsSync(file))
    expect(written.map((file) => readFileSync(file, 'utf8'))).toEqual([
      `${winner!.login}\n${winner!.password}\n`,
    ])
    await Promise.all(databases.map((database) => database.close()))
  })
})
