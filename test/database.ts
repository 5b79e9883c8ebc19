import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase, type Database } from '../server/database.js'
import type { Log } from '../server/log.js'

/** A folder of this test process; gone when it ends. */
export const testFolder = mkdtempSync(join(tmpdir(), 'dopusk-test-'))
process.on('exit', () => rmSync(testFolder, { recursive: true, force: true }))

let made = 0
let template: Promise<string> | undefined

async function makeTemplate(): Promise<string> {
  const file = join(testFolder, 'template.sqlite')
  const database = await openDatabase(`sqlite:${file}`)
  await database.close()
  return file
}

/** Copies a database that is migrated once for the process to this place. */
export async function putEmptyDatabase(file: string): Promise<void> {
  template ??= makeTemplate()
  const from = await template
  copyFileSync(from, file)
  if (existsSync(`${from}-wal`)) copyFileSync(`${from}-wal`, `${file}-wal`)
}

/** A database of its own. */
export async function freshDatabase(log?: Log): Promise<Database & { file: string }> {
  const folder = join(testFolder, `db-${++made}`)
  mkdirSync(folder)
  const file = join(folder, 'dopusk.sqlite')
  await putEmptyDatabase(file)
  return Object.assign(await openDatabase(`sqlite:${file}`, log), { file })
}
