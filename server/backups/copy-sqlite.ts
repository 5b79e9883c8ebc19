import { AppError } from '../errors.js'
import { viewDatabase, type DatabaseView } from '../database-view.js'

/**
 * Writes a copy of a SQLite database as of one moment, while others go on writing. `VACUUM INTO` and not the backup
 * calls of SQLite: those begin anew with every write that comes in between (tried: beside a writer a copy in pieces
 * had not ended after 3,000 steps), and leave a file in WAL mode, which is three files as soon as somebody looks into it.
 */
export async function copySqlite({ read }: DatabaseView, part: string): Promise<void> {
  await read.query('VACUUM INTO ?', [part])
}

/**
 * A copy as it lies on the disk, after SQLite itself has looked at every page of it.
 * @throws AppError user `database.damaged`
 */
export async function viewCopy(path: string): Promise<DatabaseView> {
  const view = await viewDatabase(`sqlite:${path}`)
  const [found] = await view.read.query<{ integrity_check: string }[]>('PRAGMA integrity_check(1)')
  if (found?.integrity_check === 'ok') return view
  await view.close()
  throw new AppError('user', 'database.damaged', { path })
}
