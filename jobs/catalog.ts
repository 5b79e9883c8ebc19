import { z } from 'zod'
import type { Lane } from '../server/domain/lanes.js'

/** Every job: what it is given, how often it is tried, and how long it waits before the next try. Payloads are ids. */
export const jobs = {
  /** Ask ЧЗ about one batch of codes. Its own retries are rows, not queue entries. */
  'check-batch': { payload: z.object({ batchId: z.number().int() }), attempts: 3, backoffMs: 1000 },
  /** Ask whether the suppliers of new deliveries are registered. Who is to be asked about are rows. */
  'ask-participants': { payload: z.object({}), attempts: 1, backoffMs: 0 },
  /** Make batches of the codes whose next try is due. */
  'sweep-late': { payload: z.object({}), attempts: 1, backoffMs: 0 },
  /** Take over what was left lying by a process that died, and look whether what was held may go on. */
  'recover-checks': { payload: z.object({}), attempts: 1, backoffMs: 0 },
  /** Ask again about what passed while a check was off for a time. */
  'return-checks': { payload: z.object({}), attempts: 1, backoffMs: 0 },
  /** Decide anew by other rules, from the answers that are kept. */
  'redecide-codes': { payload: z.object({}), attempts: 1, backoffMs: 0 },
  /** Send one document to be looked over, or ask how that stands. Its own retries are rows. */
  'check-document': { payload: z.object({ checkId: z.number().int() }), attempts: 1, backoffMs: 0 },
  /** Look for documents whose next try is due. */
  'sweep-documents': { payload: z.object({}), attempts: 1, backoffMs: 0 },
  /** Throw away deliveries that were being read when the program stopped. */
  'drop-unfinished': { payload: z.object({}), attempts: 3, backoffMs: 5000 },
  /** Make the backup of the night where it is not made yet. A failure is a row, looked at again by the next one. */
  'nightly-backup': { payload: z.object({}), attempts: 1, backoffMs: 0 },
} as const

export type JobName = keyof typeof jobs
export type JobPayload<Name extends JobName> = z.infer<(typeof jobs)[Name]['payload']>

/** How a job is put into the queue. */
export interface JobOptions {
  /** Decides the order; 'check' where nothing is said. */
  lane?: Lane
  delayMs?: number
  /** While a job of the same key waits or runs, another is not added. */
  key?: string
}
