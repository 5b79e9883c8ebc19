import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { manifestOf } from './backup-manifest.js'
import { backupsIn } from './backup-names.js'

/** Days of which the newest backup is kept. */
const keptDays = 14
const dayMs = 86_400_000

/** Removes the backups past the last fourteen days that have one, and all but the newest of a day. */
export async function thinBackups(folder: string): Promise<string[]> {
  const days = new Set<string>()
  const spare = backupsIn(folder).filter(({ day }) => {
    const isKept = !days.has(day) && days.size < keptDays
    days.add(day)
    return !isKept
  })
  for (const { file } of spare) {
    await rm(file)
    await rm(manifestOf(file), { force: true })
  }
  return spare.map(({ file }) => file)
}

/** Removes what a program that was killed while copying left behind: nobody writes at one copy for a day. */
export async function removeLeftovers(folder: string, now: number): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!/^dopusk-.*\.part(?:-journal)?$/.test(name)) continue
    const path = join(folder, name)
    if ((await stat(path)).mtimeMs < now - dayMs) await rm(path)
  }
}
