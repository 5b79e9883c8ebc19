import { User } from '../../entities/index.js'
import type { Database } from '../database.js'
import { AppError } from '../errors.js'
import type { Log } from '../log.js'
import { backupName } from './backup-names.js'
import { readLastBackup, writeLastBackup } from './last-backup.js'
import { makeBackup, type BackupSource } from './make-backup.js'
import { removeLeftovers, thinBackups } from './thin-backups.js'
import { lastTimeOfDay } from './time-of-day.js'

export interface BackupsOptions extends BackupSource {
  database: Database
  log: Log
  /** IANA zone of the store. */
  zone: string
  folder: string
  /** Time of day of the nightly backup, '03:30'; `off` where somebody else makes them. */
  time: string
}

export interface Backups {
  /** Makes the backup of the night if it is not made yet; safe to ask at any moment. */
  backUpNightly(): Promise<void>
}

/** After a failure not before this. */
const patienceMs = 3_600_000

export function makeBackups(options: BackupsOptions): Backups {
  const { database, clock, log, folder, zone } = options
  return {
    async backUpNightly() {
      if (!(await isDue(options))) return
      const at = clock.now()
      try {
        const dialect = database.dialect
        const { file, manifest } = await makeBackup(options, { folder, name: backupName(at, zone, dialect) })
        const done = { at, file, bytes: manifest.bytes, failedAt: null, failure: null }
        await database.transact(({ manager }) => writeLastBackup(manager, done))
        const removed = await thinBackups(folder)
        await removeLeftovers(folder, at)
        if (manifest.chain !== 'whole')
          log.error({ file, chain: manifest.chain }, 'the chain of exchanges is not whole')
        log.info({ file, bytes: manifest.bytes, removed: removed.length, ms: clock.now() - at }, 'backed up')
      } catch (error) {
        const failure = error instanceof AppError ? error.key : 'internal'
        await database.transact(({ manager }) => writeLastBackup(manager, { failedAt: at, failure }))
        throw error
      }
    },
  }
}

/** Also on a machine that is switched off at night: then the backup is made when it starts. */
async function isDue({ database, clock, zone, time }: BackupsOptions): Promise<boolean> {
  if (time === 'off') return false
  const now = clock.now()
  const { at, failedAt } = await readLastBackup(database.read)
  if (failedAt !== null && now - failedAt < patienceMs) return false
  const since = at ?? (await beginningOf(database))
  return since !== null && since < lastTimeOfDay(now, time, zone)
}

/** When the first user was made: a new installation has its first backup in its first night. */
async function beginningOf({ read }: Database): Promise<number | null> {
  const first = await read.findOne(User, {
    select: { id: true, createdAt: true },
    where: {},
    order: { id: 'ASC' },
  })
  return first?.createdAt ?? null
}
