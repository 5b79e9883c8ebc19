import sqlite3 from 'sqlite3'
import { AppError } from './errors.js'

export interface FileHold {
  release(): Promise<void>
}

/**
 * Holds a file for this process as long as it lives. It is an exclusive SQLite transaction on a file of its own, so the
 * operating system itself lets go of it after SIGKILL or a loss of power: no stale lock to clean up.
 * @throws AppError user `database.busy`
 */
export async function holdFile(path: string): Promise<FileHold> {
  const db = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened = new sqlite3.Database(path, (error) => (error ? reject(error) : resolve(opened)))
    // No waiting: held is held.
    opened.configure('busyTimeout', 0)
  })
  const run = (sql: string) =>
    new Promise<void>((resolve, reject) => db.exec(sql, (error) => (error ? reject(error) : resolve())))
  const close = () => new Promise<void>((resolve) => db.close(() => resolve()))
  try {
    await run('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch (cause) {
    await close()
    throw new AppError('user', 'database.busy', { path }, { cause, status: 503 })
  }
  return { release: close }
}
