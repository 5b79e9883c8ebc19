import type { DatabaseView } from '../database-view.js'
import { AppError } from '../errors.js'
import type { ChainVerdict } from '../evidence/chain-reading.js'
import { contentOf } from './backup-content.js'
import type { BackupManifest } from './backup-manifest.js'
import { measureFile } from './stored-file.js'

/** @throws AppError user `backup.damaged` unless the file is what was written once, byte for byte */
export async function checkBytes(path: string, { bytes, sha256 }: BackupManifest): Promise<void> {
  const found = await measureFile(path)
  if (found.bytes !== bytes || found.sha256 !== sha256) throw damaged(path)
}

/**
 * Does what was read hold what the manifest says? Of a backup by an older program the rows of its own tables are counted
 * when the server has brought it up.
 * @throws AppError user `backup.foreign`, `backup.newer`, `backup.damaged`
 */
export async function checkContent(
  view: DatabaseView,
  manifest: BackupManifest,
  key: Buffer | null,
): Promise<ChainVerdict | null> {
  if (view.tables === 'foreign' || view.tables === 'newer')
    throw new AppError('user', `backup.${view.tables}`)
  if (view.tables === 'older') return null
  const { rows, head, chain } = await contentOf(view.read, key)
  const agrees =
    head === manifest.head && Object.entries(manifest.rows).every(([table, count]) => rows[table] === count)
  const broken = chain.kind === 'broken' && manifest.chain !== 'broken'
  if (!agrees || broken) throw damaged('')
  return chain
}

const damaged = (path: string) => new AppError('user', 'backup.damaged', { path })
