import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { Exchange } from '../../../entities/index.js'
import { runBackup } from '../../../server/cli/run-backup.js'
import { runRestore } from '../../../server/cli/run-restore.js'
import { runVerify } from '../../../server/cli/run-verify.js'
import { restoreBackup } from '../../../server/backups/restore-backup.js'
import { openDatabase } from '../../../server/database.js'
import { openSecret } from '../../../server/secret.js'
import { introduced } from '../../../server/sandbox/states.js'
import { cisList } from '../../codes.js'
import { freshDatabase, testFolder } from '../../database.js'
import { startApp } from '../../start-app.js'
import { startProcess } from '../../start-process.js'
import { testClock } from '../../test-clock.js'
import { keepExchanges } from '../evidence/kept-exchanges.js'
import { allRows } from './all-rows.js'
import { atTerminal } from './cli-place.js'
import { waitFor } from '../../wait-for.js'

const producer = { inn: '0069145277', name: 'ООО «Молочный берег»' }
const goods = { name: 'Вода', brand: 'Родник', group: 'water', groupId: 13, tnVedGroup: '2201', producer }

type Env = Record<string, string>

const verify = (env: Env) => atTerminal(env, (place) => runVerify({ head: null, json: true }, place))
const backup = async (env: Env, target: string | null = null) => {
  const { exit, out } = await atTerminal(env, (place) => runBackup({ target, json: true }, place))
  return { exit, file: exit === 0 ? (JSON.parse(out) as { file: string }).file : '' }
}
const restore = async (env: Env, file: string) => {
  const { exit, out } = await atTerminal(env, (place) => runRestore({ file, json: true }, place))
  return { exit, aside: exit === 0 ? (JSON.parse(out) as { aside: string | null }).aside : null }
}

/** A database with a chain of exchanges and the secret that sealed it, as a stopped server leaves them. */
async function stoppedStore(exchanges = 5): Promise<{ env: Env; place: string; folder: string }> {
  const database = await freshDatabase()
  const folder = mkdtempSync(join(testFolder, 'store-'))
  const env = {
    DATABASE_URL: `sqlite:${database.file}`,
    DOPUSK_SECRET_FILE: join(folder, 'secret'),
    DOPUSK_BACKUP_FOLDER: join(folder, 'backups'),
  }
  await keepExchanges(database, exchanges, openSecret(env.DOPUSK_SECRET_FILE)('evidence'))
  await database.close()
  return { env, place: database.file, folder }
}

describe('a backup of SQLite', () => {
  it('is made beside a server at work, and brings everything back when the database is gone', async () => {
    const running = await startApp({ scenario: () => introduced(goods, producer) })
    const place = join(running.folder, 'dopusk.sqlite')
    const env = {
      DATABASE_URL: `sqlite:${place}`,
      DOPUSK_SECRET_FILE: join(running.folder, 'secret'),
      DOPUSK_TRAINING: 'true',
    }
    const body = cisList(6000).join('\n')
    const made = await running.api('/deliveries', { method: 'POST', body })
    const { id } = (await made.json()) as { id: string }
    await waitFor(() => expect(running.sandbox.counts().requests).toBeGreaterThan(0))
    const { exit, file } = await backup(env)
    expect(exit).toBe(0)
    expect(await verify(env)).toMatchObject({ exit: 0 })
    expect((await restore(env, file)).exit).toBe('database.busy')
    await waitFor(async () =>
      expect(await (await running.api(`/deliveries/${id}`)).json()).toMatchObject({ state: 'done' }),
    )
    await running.close()

    const copied = await allRows(`sqlite:${file}`)
    for (const name of readdirSync(running.folder))
      if (name.startsWith('dopusk.sqlite')) rmSync(join(running.folder, name))
    expect(await restore(env, file)).toEqual({ exit: 0, aside: null })
    expect(await allRows(env.DATABASE_URL)).toEqual(copied)
    expect(copied.Code).toHaveLength(6000)
    expect(await verify(env)).toMatchObject({ exit: 0 })
    expect(statSync(place).mode & 0o777).toBe(0o600)
  })

  it('is a file of its own with a manifest, for its owner only, and without the secret', async () => {
    const { env, folder } = await stoppedStore()
    const { file } = await backup(env)
    const names = readdirSync(join(folder, 'backups')).sort()
    expect(names).toHaveLength(2)
    expect(names[0]).toMatch(/^dopusk-\d{4}-\d\d-\d\d-\d{6}\.sqlite$/)
    expect(names[1]).toBe(`${names[0]}.json`)
    expect(statSync(file).mode & 0o077).toBe(0)
    const manifest = JSON.parse(readFileSync(`${file}.json`, 'utf8')) as object
    expect(manifest).toMatchObject({
      program: 'dopusk',
      dialect: 'sqlite',
      chain: 'whole',
      rows: { exchange: 5 },
    })
    const secret = readFileSync(join(folder, 'secret'), 'utf8')
    expect(readFileSync(file).includes(secret)).toBe(false)
  })

  it('is written over no other file', async () => {
    const { env, folder } = await stoppedStore()
    const own = join(folder, 'mine.sqlite')
    writeFileSync(own, 'mine')
    expect((await backup(env, own)).exit).toBe('backup.exists')
    expect(readFileSync(own, 'utf8')).toBe('mine')
  })

  it('is kept though the chain is broken, and says so', async () => {
    const { env, place } = await stoppedStore()
    const database = await openDatabase(`sqlite:${place}`)
    await database.transact(({ manager }) => manager.update(Exchange, 3, { httpStatus: 500 }))
    await database.close()
    const { exit, out } = await atTerminal(env, (at) => runBackup({ target: null, json: true }, at))
    expect(exit).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ chain: 'broken' })
    expect((await restore(env, (JSON.parse(out) as { file: string }).file)).exit).toBe(0)
  })

  it('leaves nothing half-written where the disk is full', async () => {
    const { env, folder } = await stoppedStore()
    // 64 blocks of 512 or 1024 bytes: less than the empty tables take.
    const limited = `ulimit -f 64; exec "${process.execPath}" --import tsx server/cli/dopusk.ts backup`
    const child = startProcess({ ...env, LIMITED: limited }, 'test/server/backups/with-limit.mjs')
    expect(await child.ended).toBe(3)
    expect(child.output()).toContain('нет места')
    expect(readdirSync(join(folder, 'backups'))).toEqual([])
  })
})

describe('restoring SQLite', () => {
  let store: Awaited<ReturnType<typeof stoppedStore>>
  let copy: string
  beforeAll(async () => {
    store = await stoppedStore()
    copy = (await backup(store.env)).file
  })

  const spoiledCopy = (name: string, spoil: (file: string) => void): string => {
    const file = join(store.folder, name)
    copyFileSync(copy, file)
    copyFileSync(`${copy}.json`, `${file}.json`)
    spoil(file)
    return file
  }
  const changeManifest = (change: object) => (file: string) => {
    const manifest = JSON.parse(readFileSync(`${file}.json`, 'utf8')) as object
    writeFileSync(`${file}.json`, JSON.stringify({ ...manifest, ...change }))
  }

  it.each<[string, string, (file: string) => void]>([
    ['longer by a byte', 'backup.damaged', (file) => appendFileSync(file, 'x')],
    [
      'changed in a byte',
      'backup.damaged',
      (file) => {
        const bytes = readFileSync(file)
        bytes[bytes.length >> 1]! ^= 1
        writeFileSync(file, bytes)
      },
    ],
    ['without its manifest', 'backup.no-manifest', (file) => rmSync(`${file}.json`)],
    ['whose manifest counts other rows', 'backup.damaged', changeManifest({ rows: { exchange: 6 } })],
    ['of PostgreSQL', 'backup.for-postgres', changeManifest({ dialect: 'postgres' })],
    ['of the training contour', 'backup.of-training', changeManifest({ training: true })],
  ])('refuses a copy %s and touches nothing', async (what, key, spoil) => {
    const before = readFileSync(store.place)
    const file = spoiledCopy(`${what}.sqlite`, spoil)
    expect((await restore(store.env, file)).exit).toBe(key)
    expect(readFileSync(store.place).equals(before)).toBe(true)
    expect(readdirSync(join(store.place, '..')).filter((name) => name.includes('restoring'))).toEqual([])
  })

  it('keeps the database that was there, with all that a killed server had not folded in yet', async () => {
    const { env, place } = await stoppedStore(1)
    const file = (await backup(env)).file
    const database = await openDatabase(`sqlite:${place}`)
    await keepExchanges(database, 3, openSecret(env.DOPUSK_SECRET_FILE!)('evidence'))
    // What lies on the disk at this moment is what a kill leaves.
    const killed = join(mkdtempSync(join(testFolder, 'killed-')), 'dopusk.sqlite')
    for (const end of ['', '-wal']) copyFileSync(`${place}${end}`, `${killed}${end}`)
    await database.close()
    const killedEnv = { ...env, DATABASE_URL: `sqlite:${killed}` }
    const { exit, aside } = await restore(killedEnv, file)
    expect(exit).toBe(0)
    expect((await allRows(`sqlite:${aside}`)).Exchange).toHaveLength(4)
    expect((await allRows(killedEnv.DATABASE_URL)).Exchange).toHaveLength(1)
    expect(await verify(killedEnv)).toMatchObject({ exit: 0 })
    await (await openDatabase(killedEnv.DATABASE_URL)).close()
  })

  it('keeps both databases that were there where two are restored in one second', async () => {
    const { env, place } = await stoppedStore()
    const { file } = await backup(env)
    const rest = { training: false, key: null, clock: testClock(), zone: 'Europe/Moscow' }
    const target = { url: `sqlite:${place}`, ...rest }
    const [first, second] = [await restoreBackup(file, target), await restoreBackup(file, target)]
    expect(second.aside).toBe(`${first.aside}-2`)
    expect([first.aside, second.aside].map((aside) => existsSync(aside!))).toEqual([true, true])
  })

  it('leaves the database as it was where the disk is full, and says so', async () => {
    const { env, place } = await stoppedStore()
    const { file } = await backup(env)
    const before = readFileSync(place)
    const limited = `ulimit -f 64; exec "${process.execPath}" --import tsx server/cli/dopusk.ts restore ${file}`
    const child = startProcess({ ...env, LIMITED: limited }, 'test/server/backups/with-limit.mjs')
    expect(await child.ended).toBe(3)
    expect(child.output()).toContain('База не восстановлена')
    expect(readFileSync(place).equals(before)).toBe(true)
    expect(readdirSync(join(place, '..')).filter((name) => name.includes('restoring'))).toEqual([])
  })

  it('takes the place of a database that cannot be read any more', async () => {
    const { env, place } = await stoppedStore()
    const file = (await backup(env)).file
    writeFileSync(place, 'no database at all, and long enough to be looked at as one'.repeat(100))
    expect((await verify(env)).exit).toBe(1)
    const { exit, aside } = await restore(env, file)
    expect(exit).toBe(0)
    expect(readFileSync(aside!, 'utf8')).toContain('no database at all')
    expect(await verify(env)).toMatchObject({ exit: 0 })
  })

  it('says that the secret file must come from elsewhere', async () => {
    const { env, folder } = await stoppedStore()
    const file = (await backup(env)).file
    const words = async (secretFile: string) => {
      const own = { ...env, DOPUSK_SECRET_FILE: secretFile }
      return (await atTerminal(own, (at) => runRestore({ file, json: false }, at))).out
    }
    expect(await words(env.DOPUSK_SECRET_FILE!)).toContain('Секретный файл в копию не входит')
    const missing = join(folder, 'none')
    expect(await words(missing)).toContain('Верните его до запуска сервера')
    expect(existsSync(missing)).toBe(false)
    openSecret(join(folder, 'other'))
    expect(await words(join(folder, 'other'))).toContain('другим секретным файлом')
  })
})
