import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { holdFile } from '../file-hold.js'

/** The demo's own place; nothing outside of it is read or written. */
export const demoFolder = join('data', 'demo')
export const demoDatabase = join(demoFolder, 'dopusk.sqlite')

/**
 * Makes the folder afresh.
 * @throws AppError user `database.busy` while another demo runs in it.
 */
export async function makeDemoFolder(): Promise<void> {
  const lock = `${demoDatabase}.lock`
  if (existsSync(lock)) await (await holdFile(lock)).release()
  rmSync(demoFolder, { recursive: true, force: true })
  mkdirSync(demoFolder, { recursive: true })
}
