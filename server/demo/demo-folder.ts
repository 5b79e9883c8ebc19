import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { holdFile } from '../file-hold.js'

export const databaseIn = (folder: string): string => join(folder, 'dopusk.sqlite')

/**
 * Makes the folder afresh.
 * @throws AppError user `database.busy` while another demo runs in it.
 */
export async function makeDemoFolder(folder: string): Promise<void> {
  const lock = `${databaseIn(folder)}.lock`
  if (existsSync(lock)) await (await holdFile(lock)).release()
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
}
