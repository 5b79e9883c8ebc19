import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { dayOf, formatStamp } from '../domain/dates.js'
import type { Dialect } from '../../entities/columns.js'

/** How a copy of a database is called: `.sqlite` is a database itself, `.dump` is for pg_restore. */
export const endings = { sqlite: '.sqlite', postgres: '.dump' } as const satisfies Record<Dialect, string>

/** «dopusk-2026-11-24-033000.sqlite», by the clock of the store: names rise with time. */
export function backupName(at: number, zone: string, dialect: Dialect): string {
  const time = formatStamp(at, zone).split(' ')[1]!.replaceAll(':', '')
  return `dopusk-${dayOf(at, zone)}-${time}${endings[dialect]}`
}

const ours = /^dopusk-(\d{4}-\d{2}-\d{2})-\d{6}\.(?:sqlite|dump)$/

export interface KeptBackup {
  file: string
  /** YYYY-MM-DD */
  day: string
}

/** The backups in a folder, newest first. Files of other names are none of ours. */
export const backupsIn = (folder: string): KeptBackup[] =>
  readdirSync(folder)
    .sort()
    .reverse()
    .flatMap((name) => {
      const day = ours.exec(name)?.[1]
      return day ? [{ file: join(folder, name), day }] : []
    })
