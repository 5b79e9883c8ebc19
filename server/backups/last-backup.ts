import type { EntityManager } from 'typeorm'
import { Setting } from '../../entities/index.js'

/** How the nightly backup last went; a page, the metrics and the next night read it. */
export interface LastBackup {
  /** When the newest good one was made; null where there is none. */
  at: number | null
  file: string | null
  bytes: number | null
  /** When one last failed, and by what (`error.` of it says it in words); null when it went well since. */
  failedAt: number | null
  failure: string | null
}

const name = 'last-backup'
const none: LastBackup = { at: null, file: null, bytes: null, failedAt: null, failure: null }

export async function readLastBackup(read: EntityManager): Promise<LastBackup> {
  const setting = await read.findOneBy(Setting, { name })
  return { ...none, ...(setting?.value as Partial<LastBackup> | undefined) }
}

/** Changes what is named and leaves the rest. */
export async function writeLastBackup(manager: EntityManager, change: Partial<LastBackup>): Promise<void> {
  const value = { ...(await readLastBackup(manager)), ...change } as object
  await manager.upsert(Setting, { name, value }, ['name'])
}
