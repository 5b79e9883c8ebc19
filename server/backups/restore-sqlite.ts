import { existsSync } from 'node:fs'
import { chown, copyFile, link, mkdir, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { sqliteSource } from '../../ormconfig.js'
import { isDamage } from '../database-damage.js'
import { holdFile } from '../file-hold.js'
import { asideName } from './aside-name.js'
import type { BackupManifest } from './backup-manifest.js'
import { checkBytes, checkContent } from './check-copy.js'
import { viewCopy } from './copy-sqlite.js'
import type { Restored, RestoreTarget } from './restore-backup.js'
import { removeDatabaseFile, settleFile } from './stored-file.js'

/** Puts the copy of a SQLite database in its place, while nobody else has it. */
export async function restoreSqlite(
  file: string,
  manifest: BackupManifest,
  { url, key, clock, zone }: RestoreTarget,
): Promise<Omit<Restored, 'manifest'>> {
  const place = url.slice('sqlite:'.length)
  await mkdir(dirname(place), { recursive: true })
  const hold = await holdFile(`${place}.lock`)
  const part = `${place}.restoring`
  try {
    await removeDatabaseFile(part)
    await copyFile(file, part)
    await checkBytes(part, manifest)
    const view = await viewCopy(part)
    const chain = await checkContent(view, manifest, key).finally(() => view.close())
    await giveToOwner(place, [part, `${place}.lock`])
    const aside = existsSync(place)
      ? await setAside(place, freeName(asideName(place, clock.now(), zone)))
      : null
    await settleFile(part, place)
    return { aside, chain }
  } finally {
    await removeDatabaseFile(part)
    await hold.release()
  }
}

/** Two restores in one second keep two databases. */
function freeName(name: string): string {
  let free = name
  for (let more = 2; existsSync(free); more++) free = `${name}-${more}`
  return free
}

/** Restored by root, the files belong to whom the database belonged to, or its folder: the server must open them. */
async function giveToOwner(place: string, files: string[]): Promise<void> {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = await stat(existsSync(place) ? place : dirname(place))
  for (const file of files) await chown(file, uid, gid)
}

/**
 * Gives the present database a second name; the first is then taken over in one step, so that there is a database under
 * it at every moment.
 */
async function setAside(place: string, aside: string): Promise<string> {
  await foldIn(place)
  await link(place, aside).catch(() => rename(place, aside))
  // A log that could not be folded in belongs to the old database: the new one would take it for its own.
  if (existsSync(`${place}-wal`)) await rename(`${place}-wal`, `${aside}-wal`)
  await rm(`${place}-shm`, { force: true })
  return aside
}

/** Brings what lies in the log of the database into its file. What is damaged is set aside as it is. */
async function foldIn(place: string): Promise<void> {
  const source = sqliteSource(place, 'write')
  try {
    await source.initialize()
    await source.query('PRAGMA wal_checkpoint(TRUNCATE)')
  } catch (error) {
    if (!isDamage(error)) throw error
  } finally {
    if (source.isInitialized) await source.destroy()
  }
}
