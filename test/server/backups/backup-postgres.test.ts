import { appendFileSync, copyFileSync, mkdtempSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runBackup } from '../../../server/cli/run-backup.js'
import { runRestore } from '../../../server/cli/run-restore.js'
import { runVerify } from '../../../server/cli/run-verify.js'
import { openDatabase } from '../../../server/database.js'
import { openSecret } from '../../../server/secret.js'
import { builder } from '../../build.js'
import { testFolder } from '../../database.js'
import { has } from '../../needs.js'
import { startPostgres, type TestPostgres } from '../../postgres-server.js'
import { keepExchanges } from '../evidence/kept-exchanges.js'
import { allRows } from './all-rows.js'
import { atTerminal } from './cli-place.js'

describe.skipIf(!has('postgres'))('a backup of PostgreSQL', () => {
  let postgres: TestPostgres
  beforeAll(async () => {
    postgres = await startPostgres()
  })
  afterAll(() => postgres.close())

  const admin = async (url: string, sql: string): Promise<unknown[]> => {
    const client = new pg.Client({ connectionString: url.replace(/\/[^/]*$/, '/postgres') })
    await client.connect()
    return (await client.query<{ datname: string }>(sql).finally(() => client.end())).rows
  }
  const store = async () => {
    const folder = mkdtempSync(join(testFolder, 'postgres-'))
    const url = await postgres.newDatabase()
    const env = {
      // The server of the tests asks nobody for a password; it must do no harm, and be seen by nobody.
      DATABASE_URL: url.replace('dopusk@', 'dopusk:s%3Acret@'),
      DOPUSK_SECRET_FILE: join(folder, 'secret'),
      DOPUSK_BACKUP_FOLDER: join(folder, 'backups'),
    }
    return { url, env, key: openSecret(env.DOPUSK_SECRET_FILE)('evidence') }
  }
  const backup = async (env: Record<string, string>) => {
    const { exit, out } = await atTerminal(env, (at) => runBackup({ target: null, json: true }, at))
    expect(exit).toBe(0)
    return JSON.parse(out) as { file: string; rows: Record<string, number> }
  }
  const restore = (env: Record<string, string>, file: string) =>
    atTerminal(env, (at) => runRestore({ file, json: true }, at))

  it('is made while others write, and brings everything back', async () => {
    const { url, env, key } = await store()
    const database = await openDatabase(url)
    const build = builder(database)
    await build.line(await build.delivery())
    await keepExchanges(database, 20, key)
    const [{ file, rows }] = await Promise.all([backup(env), keepExchanges(database, 50, key)])
    expect(rows.exchange).toBeGreaterThanOrEqual(20)
    expect(statSync(file).mode & 0o077).toBe(0)
    expect(readFileSync(`${file}.json`, 'utf8')).not.toContain('cret')
    const here = await restore(env, file)
    expect(here.exit).toBe('backup.database-used')
    await database.close()
    const before = await allRows(url)
    expect(before.Exchange).toHaveLength(70)

    const { exit, out } = await restore(env, file)
    expect(exit).toBe(0)
    const { aside } = JSON.parse(out) as { aside: string }
    expect(await allRows(url.replace(/[^/]*$/, aside))).toEqual(before)
    const restored = await allRows(url)
    expect(restored.Exchange).toHaveLength(rows.exchange!)
    expect(restored.DeliveryLine).toEqual(before.DeliveryLine)
    expect(await atTerminal(env, (at) => runVerify({ head: null, json: false }, at))).toMatchObject({
      exit: 0,
    })
    const again = await openDatabase(url)
    await keepExchanges(again, 1, key)
    await again.close()

    await admin(url, `DROP DATABASE "${url.split('/').at(-1)}"`)
    expect(JSON.parse((await restore(env, file)).out)).toMatchObject({ aside: null })
    expect(await allRows(url)).toEqual(restored)
  })

  it('that is damaged is refused, and nothing of it stays', async () => {
    const { url, env, key } = await store()
    const database = await openDatabase(url)
    await keepExchanges(database, 3, key)
    await database.close()
    const before = await allRows(url)
    const { file } = await backup(env)
    const spoiled = `${file}.spoiled`
    copyFileSync(file, spoiled)
    copyFileSync(`${file}.json`, `${spoiled}.json`)
    appendFileSync(spoiled, 'x')
    expect((await restore(env, spoiled)).exit).toBe('backup.damaged')
    expect(await allRows(url)).toEqual(before)
    const names = (await admin(url, 'SELECT datname FROM pg_database')) as { datname: string }[]
    expect(names.filter(({ datname }) => datname.includes('restoring'))).toEqual([])
  })
})
