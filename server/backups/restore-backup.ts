import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Clock } from '../clock.js'
import { AppError } from '../errors.js'
import type { ChainVerdict } from '../evidence/chain-reading.js'
import { readManifest, type BackupManifest } from './backup-manifest.js'
import { asDiskFault } from './disk-fault.js'
import { restorePostgres } from './restore-postgres.js'
import { restoreSqlite } from './restore-sqlite.js'

export interface RestoreTarget {
  url: string
  training: boolean
  /** Key of the seals of the evidence, where the secret file is there. */
  key: Buffer | null
  clock: Clock
  zone: string
}

export interface Restored {
  manifest: BackupManifest
  /** Where the database that was there is kept; null where there was none. */
  aside: string | null
  /** Null for a backup of an older program: the server brings it up first. */
  chain: ChainVerdict | null
}

/**
 * Puts a backup in the place of the database. It is read and checked whole beside it first; only then the present one
 * is set aside, under another name. A server that has the database is in the way.
 * @throws AppError user `database.busy`, `backup.no-manifest`, `backup.damaged`, `backup.other-dialect` and so on; operational
 * `restore.no-space`
 */
export async function restoreBackup(file: string, target: RestoreTarget): Promise<Restored> {
  if (!existsSync(file)) throw new AppError('user', 'backup.absent', { path: file })
  const manifest = readManifest(file)
  const dialect = target.url.startsWith('sqlite:') ? 'sqlite' : 'postgres'
  if (manifest.dialect !== dialect) throw new AppError('user', `backup.for-${manifest.dialect}`)
  if (manifest.training !== target.training)
    throw new AppError('user', manifest.training ? 'backup.of-training' : 'backup.into-training')
  if (dialect === 'postgres') return { manifest, ...(await restorePostgres(file, manifest, target)) }
  try {
    return { manifest, ...(await restoreSqlite(file, manifest, target)) }
  } catch (error) {
    throw asDiskFault(error, 'restore.no-space', dirname(target.url.slice('sqlite:'.length)))
  }
}
