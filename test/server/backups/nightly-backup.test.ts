import { existsSync, mkdirSync, mkdtempSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { User } from '../../../entities/index.js'
import { makeBackups } from '../../../server/backups/backups-service.js'
import { readLastBackup } from '../../../server/backups/last-backup.js'
import { removeLeftovers, thinBackups } from '../../../server/backups/thin-backups.js'
import { lastTimeOfDay } from '../../../server/backups/time-of-day.js'
import { silentLog } from '../../../server/log.js'
import { freshDatabase, testFolder } from '../../database.js'
import { testClock } from '../../test-clock.js'
import { evidenceKey, keepExchanges } from '../evidence/kept-exchanges.js'

const zone = 'Europe/Moscow'
const hourMs = 3_600_000
const moscow = (text: string) => Date.parse(`${text}+03:00`)
const newFolder = () => mkdtempSync(join(testFolder, 'nightly-'))

/** A store that was set up in the afternoon, and its nightly backups. */
async function storeSince(at: string, { time = '03:30', folder = newFolder() } = {}) {
  const database = await freshDatabase()
  const clock = testClock(moscow(at))
  await keepExchanges(database, 2)
  await database.transact(({ manager }) => manager.insert(User, { ...administrator, createdAt: clock.now() }))
  const url = `sqlite:${database.file}`
  const log = silentLog
  const backups = makeBackups({ database, clock, log, zone, folder, time, url, key: evidenceKey })
  const made = () =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.sqlite'))
      .sort()
  return { database, clock, backups, folder, made, last: () => readLastBackup(database.read) }
}

const administrator = {
  login: 'admin',
  name: 'Администратор',
  role: 'administrator' as const,
  passwordHash: '-',
}

describe('the backup of the night', () => {
  it('is made once, after its time of day, from the first night on', async () => {
    const store = await storeSince('2026-11-24T15:00:00')
    await store.backups.backUpNightly()
    await store.clock.advance(12 * hourMs)
    await store.backups.backUpNightly()
    expect(store.made()).toEqual([])
    await store.clock.advance(0.5 * hourMs)
    for (let i = 0; i < 3; i++) await store.backups.backUpNightly()
    expect(store.made()).toEqual(['dopusk-2026-11-25-033000.sqlite'])
    expect(await store.last()).toMatchObject({ at: moscow('2026-11-25T03:30:00'), failedAt: null })
    await store.database.close()
  })

  it('is made in the morning where the machine was off at night', async () => {
    const store = await storeSince('2026-11-24T15:00:00')
    await store.clock.advance(17 * hourMs)
    await store.backups.backUpNightly()
    expect(store.made()).toEqual(['dopusk-2026-11-25-080000.sqlite'])
    await store.database.close()
  })

  it('is left to others where it is switched off', async () => {
    const store = await storeSince('2026-11-24T15:00:00', { time: 'off' })
    await store.clock.advance(48 * hourMs)
    await store.backups.backUpNightly()
    expect(store.made()).toEqual([])
    await store.database.close()
  })

  it('that failed is told, and tried again an hour later', async () => {
    const folder = join(newFolder(), 'no-folder')
    writeFileSync(folder, '')
    const store = await storeSince('2026-11-24T15:00:00', { folder })
    await store.clock.advance(13 * hourMs)
    await expect(store.backups.backUpNightly()).rejects.toThrow()
    const failedAt = store.clock.now()
    expect(await store.last()).toMatchObject({ at: null, failedAt })
    await store.clock.advance(hourMs / 2)
    await store.backups.backUpNightly()
    await store.clock.advance(hourMs / 2)
    await expect(store.backups.backUpNightly()).rejects.toThrow()
    await store.database.close()
  })
})

describe('old backups', () => {
  it('stay for fourteen days, the newest of each, and nothing else is touched', async () => {
    const folder = newFolder()
    const put = (name: string) => writeFileSync(join(folder, name), '')
    for (let day = 1; day <= 16; day++)
      for (const time of ['033000', '120000'])
        for (const end of ['.sqlite', '.sqlite.json'])
          put(`dopusk-2026-11-${String(day).padStart(2, '0')}-${time}${end}`)
    for (const name of ['mine.sqlite', 'dopusk.sqlite', 'dopusk-2026-11-01-033000.sqlite.part']) put(name)
    await thinBackups(folder)
    const left = readdirSync(folder).sort()
    expect(left.filter((name) => name.startsWith('dopusk-2026') && name.endsWith('.sqlite'))).toEqual(
      Array.from({ length: 14 }, (_, i) => `dopusk-2026-11-${String(i + 3).padStart(2, '0')}-120000.sqlite`),
    )
    expect(left.filter((name) => name.endsWith('.json'))).toHaveLength(14)
    expect(left).toContain('mine.sqlite')
    expect(left).toContain('dopusk.sqlite')
  })

  it('that a killed program left half-written go after a day', async () => {
    const folder = newFolder()
    mkdirSync(join(folder, 'sub'))
    const [old, fresh] = ['old', 'new'].map((name) => join(folder, `dopusk-${name}.sqlite.part`)) as [
      string,
      string,
    ]
    const now = moscow('2026-11-24T15:00:00')
    for (const [path, age] of [
      [old, 25],
      [fresh, 1],
    ] as const) {
      writeFileSync(path, '')
      utimesSync(path, (now - age * hourMs) / 1000, (now - age * hourMs) / 1000)
    }
    await removeLeftovers(folder, now)
    expect([existsSync(old), existsSync(fresh)]).toEqual([false, true])
  })
})

const moments: [string, string, string, string][] = [
  ['2026-11-24T03:29:59+03:00', '03:30', 'Europe/Moscow', '2026-11-23T03:30:00+03:00'],
  ['2026-11-24T03:30:00+03:00', '03:30', 'Europe/Moscow', '2026-11-24T03:30:00+03:00'],
  ['2026-11-24T23:59:59+03:00', '03:30', 'Europe/Moscow', '2026-11-24T03:30:00+03:00'],
  ['2026-11-24T05:00:00+10:00', '03:30', 'Asia/Vladivostok', '2026-11-24T03:30:00+10:00'],
  ['2027-01-01T00:10:00+03:00', '03:30', 'Europe/Moscow', '2026-12-31T03:30:00+03:00'],
  // Summer time ends: 02:30 comes twice; and begins: it comes on the wall at 03:30.
  ['2026-10-25T12:00:00+01:00', '03:30', 'Europe/Berlin', '2026-10-25T03:30:00+01:00'],
  ['2026-03-29T12:00:00+02:00', '03:30', 'Europe/Berlin', '2026-03-29T03:30:00+02:00'],
]
it.each(moments)('at %s the last %s in %s was %s', (now, time, place, last) => {
  expect(new Date(lastTimeOfDay(Date.parse(now), time, place)).toISOString()).toBe(
    new Date(Date.parse(last)).toISOString(),
  )
})
