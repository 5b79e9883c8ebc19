import pg from 'pg'
import { viewDatabase } from '../database-view.js'
import { AppError } from '../errors.js'
import type { ChainVerdict } from '../evidence/chain-reading.js'
import { asideName } from './aside-name.js'
import type { BackupManifest } from './backup-manifest.js'
import { checkBytes, checkContent } from './check-copy.js'
import { runOnPostgres } from './postgres-programs.js'
import type { Restored, RestoreTarget } from './restore-backup.js'

/** Restores into a database of its own and exchanges the names: until then the present one is not touched. */
export async function restorePostgres(
  file: string,
  manifest: BackupManifest,
  { url, key, clock, zone }: RestoreTarget,
): Promise<Omit<Restored, 'manifest'>> {
  await checkBytes(file, manifest)
  const name = decodeURIComponent(new URL(url).pathname.slice(1))
  const staging = `${name}.restoring`
  const admin = await adminOf(url)
  try {
    const present = await isThere(admin, name)
    if (present) await refuseWhileUsed(admin, name)
    await admin.query(`DROP DATABASE IF EXISTS ${quoted(staging)}`)
    await admin.query(`CREATE DATABASE ${quoted(staging)} TEMPLATE template0 ENCODING 'UTF8'`)
    const chain = await fill({ file, manifest, key, url: databaseAt(url, staging) })
    const aside = present ? asideName(name, clock.now(), zone) : null
    if (aside) await renameDatabase(admin, name, aside)
    try {
      await renameDatabase(admin, staging, name)
    } catch (error) {
      if (aside) await renameDatabase(admin, aside, name)
      throw error
    }
    return { aside, chain }
  } finally {
    await admin.query(`DROP DATABASE IF EXISTS ${quoted(staging)}`).catch(() => undefined)
    await admin.end()
  }
}

interface Filling {
  url: string
  file: string
  manifest: BackupManifest
  key: Buffer | null
}

async function fill({ url, file, manifest, key }: Filling): Promise<ChainVerdict | null> {
  await runOnPostgres('pg_restore', url, ['--no-owner', '--no-privileges', '--single-transaction', file])
  const view = await viewDatabase(url)
  return checkContent(view, manifest, key).finally(() => view.close())
}

/** Databases are made and renamed from another one on the same server. @throws AppError user `database.unreachable` */
async function adminOf(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseAt(url, 'postgres') })
  try {
    await client.connect()
    return client
  } catch (cause) {
    throw new AppError('user', 'database.unreachable', { host: new URL(url).host }, { cause, status: 503 })
  }
}

const isThere = async (admin: pg.Client, name: string): Promise<boolean> =>
  (await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])).rowCount === 1

/** @throws AppError user `backup.database-used` */
async function refuseWhileUsed(admin: pg.Client, name: string): Promise<void> {
  const { rows } = await admin.query<{ count: string }>(
    'SELECT COUNT(*) AS count FROM pg_stat_activity WHERE datname = $1',
    [name],
  )
  const count = Number(rows[0]!.count)
  if (count > 0) throw new AppError('user', 'backup.database-used', { name, count }, { status: 503 })
}

const objectInUse = '55006'

async function renameDatabase(admin: pg.Client, from: string, to: string): Promise<void> {
  try {
    await admin.query(`ALTER DATABASE ${quoted(from)} RENAME TO ${quoted(to)}`)
  } catch (cause) {
    if ((cause as { code?: string }).code !== objectInUse) throw cause
    throw new AppError('user', 'backup.database-used', { name: from, count: 1 }, { cause, status: 503 })
  }
}

function databaseAt(url: string, name: string): string {
  const place = new URL(url)
  place.pathname = `/${encodeURIComponent(name)}`
  return place.href
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
