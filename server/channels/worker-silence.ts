import { In, IsNull, type EntityManager } from 'typeorm'
import { goneMs, isOfWorker } from '../../entities/channel-state.js'
import { ChannelState, CheckRun, DocumentCheck } from '../../entities/index.js'

/** No process that checks deliveries tells of itself. */
export interface WorkerSilence {
  /** When one last did; null where none has for a day. */
  sinceAt: number | null
  /** Is there anything that only such a process does? */
  hasWork: boolean
}

/** Null while a worker tells of itself. */
export async function readWorkerSilence(read: EntityManager, now: number): Promise<WorkerSilence | null> {
  // Every process tells of the True API, asked or not.
  const rows = await read.findBy(ChannelState, { channel: 'true-api' })
  const toldAt = Math.max(0, ...rows.filter(isOfWorker).map(({ updatedAt }) => updatedAt))
  if (toldAt > now - goneMs) return null
  return { sinceAt: toldAt || null, hasWork: await hasWork(read) }
}

const open = In(['queued', 'running', 'waiting', 'held'])

const hasWork = async (read: EntityManager): Promise<boolean> =>
  (await read.existsBy(CheckRun, { state: open })) ||
  (await read.existsBy(DocumentCheck, { finishedAt: IsNull() }))
