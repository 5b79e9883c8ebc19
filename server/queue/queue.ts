import type { JobName, JobOptions, JobPayload } from '../../jobs/catalog.js'
import type { JobHandlers } from '../../jobs/index.js'

/**
 * The port of the queue. What must not be lost is a row of the database; the queue only says what to do next, and in
 * which order. It may come back empty at any moment: recovery fills it from the rows.
 */
export interface Queue {
  enqueue<Name extends JobName>(name: Name, payload: JobPayload<Name>, options?: JobOptions): Promise<void>
  /** Takes back the job of this key that waits: for its turn, its time or its next try. One that runs stays. */
  cancel(key: string): Promise<void>
  /** Starts to work, `concurrency` jobs at a time, the most urgent lane first. */
  start(handlers: JobHandlers, concurrency: number): void
  /** This process takes no new job until `resume`; what runs goes on. */
  pause(): Promise<void>
  resume(): Promise<void>
  /** Takes no more jobs and waits for those that run, at most `graceMs`. */
  close(graceMs: number): Promise<void>
}
