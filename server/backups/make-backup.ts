import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../clock.js'
import { viewOwnDatabase, type DatabaseView } from '../database-view.js'
import { AppError } from '../errors.js'
import { programVersion } from '../program-version.js'
import { contentOf, type BackupContent } from './backup-content.js'
import { manifestOf, type BackupManifest } from './backup-manifest.js'
import { copySqlite, viewCopy } from './copy-sqlite.js'
import { asDiskFault } from './disk-fault.js'
import { dumpPostgres } from './dump-postgres.js'
import { measureFile, removeDatabaseFile, settleFile } from './stored-file.js'

export interface BackupSource {
  url: string
  /** Key of the seals of the evidence; without it only the hashes of the chain are checked. */
  key: Buffer | null
  clock: Clock
}

export interface BackupPlace {
  folder: string
  name: string
}

export interface Backup {
  file: string
  manifest: BackupManifest
  content: BackupContent
}

/**
 * Copies the database while it is worked on, checks the copy, and only then gives it its name. A broken chain is no
 * reason to have no copy: the manifest says it. Of one that failed nothing stays.
 * @throws AppError user `backup.exists`, `database.damaged`; operational `backup.no-space`
 */
export async function makeBackup(source: BackupSource, { folder, name }: BackupPlace): Promise<Backup> {
  const file = join(folder, name)
  if (existsSync(file)) throw new AppError('user', 'backup.exists', { path: file })
  const part = `${file}.part`
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    // Made empty first: the copy is its owner's only from its first byte on.
    await writeFile(part, '', { mode: 0o600 })
    const content = await copyAndCheck(source, part)
    const manifest = { ...manifestBeginning(source, content), ...(await measureFile(part)) }
    await writeManifest(file, manifest)
    await settleFile(part, file)
    return { file, manifest, content }
  } catch (error) {
    await removeDatabaseFile(part)
    await rm(manifestOf(file), { force: true })
    throw asDiskFault(error, 'backup.no-space', folder)
  }
}

async function copyAndCheck({ url, key }: BackupSource, part: string): Promise<BackupContent> {
  const view = await viewOwnDatabase(url)
  try {
    if (view.dialect === 'sqlite') {
      await copySqlite(view, part)
      return await contentAndClose(await viewCopy(part), key)
    }
    await dumpPostgres(view, url, part)
    // The dump is of the moment that the view sees.
    return await contentOf(view.read, key)
  } finally {
    await view.close()
  }
}

async function contentAndClose(view: DatabaseView, key: Buffer | null): Promise<BackupContent> {
  try {
    return await contentOf(view.read, key)
  } finally {
    await view.close()
  }
}

const manifestBeginning = ({ url, clock }: BackupSource, { rows, training, chain, head }: BackupContent) => ({
  program: 'dopusk' as const,
  version: programVersion(),
  madeAt: new Date(clock.now()).toISOString(),
  dialect: url.startsWith('sqlite:') ? ('sqlite' as const) : ('postgres' as const),
  training,
  rows,
  chain: chain.kind,
  head,
})

async function writeManifest(file: string, manifest: BackupManifest): Promise<void> {
  const part = `${manifestOf(file)}.part`
  try {
    await writeFile(part, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 })
    await settleFile(part, manifestOf(file))
  } finally {
    await rm(part, { force: true })
  }
}
