import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Clock } from '../clock.js'
import type { ApiClient } from './api-client.js'
import type { DeliveryView, FaultView } from './api-shapes.js'
import { followDelivery } from './follow-delivery.js'
import type { Progress } from './progress-bar.js'
import { reasonGroups, type ReasonGroup } from './reason-groups.js'

/** What came of one file. */
export type FileResult =
  | { file: string; delivery: DeliveryView; groups: ReasonGroup[]; isAgain: boolean }
  /** Not read from the disk: `message` is absent; not taken by the server: with its words. */
  | { file: string; refused: { message: string | null; faults: FaultView[] } }

export interface Checking {
  api: ApiClient
  clock: Clock
  waitSeconds: number
  show(file: string, stage: 'reading' | 'checking', progress: Omit<Progress, 'label'>): void
}

/** Hands every file in, one after another, and follows each check to its end. */
export async function checkFiles(files: readonly string[], checking: Checking): Promise<FileResult[]> {
  const results: FileResult[] = []
  for (const file of files) results.push(await checkFile(file, checking))
  return results
}

async function checkFile(file: string, checking: Checking): Promise<FileResult> {
  const bytes = await readFile(file).catch(() => null)
  if (bytes === null) return { file, refused: { message: null, faults: [] } }
  checking.show(file, 'reading', { done: 0, total: 1 })
  const end = await checking.api.upload(basename(file), bytes)
  if ('refused' in end) return { file, refused: end.refused }
  const delivery = await followDelivery(end.id, {
    api: checking.api,
    clock: checking.clock,
    waitMs: checking.waitSeconds * 1000,
    onChange: ({ run, counts }) =>
      checking.show(file, 'checking', { done: run?.done ?? 0, total: run?.total ?? counts.total }),
  })
  return { file, delivery, groups: await groupsOf(delivery, checking.api), isAgain: end.isAgain }
}

/** The codes that cannot simply be sold, by reason, the heaviest outcome first. */
async function groupsOf(delivery: DeliveryView, api: ApiClient): Promise<ReasonGroup[]> {
  const groups: ReasonGroup[] = []
  for (const outcome of ['block', 'risk', 'wait', 'unknown'] as const) {
    if (delivery.counts[outcome] > 0) groups.push(...reasonGroups(await api.codes(delivery.id, outcome)))
  }
  return groups
}
