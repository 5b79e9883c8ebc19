import { schedule } from '../../jobs/schedule.js'
import type { Clock } from '../clock.js'
import type { Database } from '../database.js'
import type { Log } from '../log.js'
import { dropLease, takeLease, type LeaseParts } from './leases.js'
import type { Queue } from './queue.js'

export interface ScheduleParts {
  queue: Queue
  clock: Clock
  database: Database
  log: Log
  processName: string
}

const holdName = 'schedule'
const holdMs = 15_000
const renewMs = 5_000

/**
 * Puts the jobs of the timetable into the queue when their time comes, the most urgent way. Of several processes one
 * does it, by a leased row; another takes over when its lease has run out or it is gone. Returns what stops it.
 */
export function startSchedule(parts: ScheduleParts): () => void {
  const { queue, clock, log } = parts
  const stop = new AbortController()
  let isHolder = false
  let begun = false

  void keepHold()

  async function keepHold(): Promise<void> {
    while (!stop.signal.aborted) {
      isHolder = await takeHold(parts).catch((error: unknown) => {
        log.warn({ err: error }, 'the schedule could not be held')
        return false
      })
      if (isHolder && !begun) {
        begun = true
        for (const { job, everyMs } of schedule) void repeat(job, everyMs)
      }
      await clock.wait(renewMs, stop.signal)
    }
  }

  async function repeat(job: (typeof schedule)[number]['job'], everyMs: number | null): Promise<void> {
    while (!stop.signal.aborted) {
      const isDone = !isHolder || (await put(job))
      if (everyMs === null && isDone) return
      await clock.wait(everyMs ?? renewMs, stop.signal)
    }
  }

  /** False where the queue cannot take it: what is due is found in the rows at the next time. */
  async function put(job: (typeof schedule)[number]['job']): Promise<boolean> {
    try {
      await queue.enqueue(job, {}, { lane: 'gate', key: `schedule:${job}` })
      return true
    } catch (error) {
      if (!stop.signal.aborted) log.warn({ err: error, job }, 'the schedule could not enqueue a job')
      return false
    }
  }

  return () => stop.abort()
}

/** Takes or renews the lease; true while it is ours. */
export const takeHold = (parts: LeaseParts): Promise<boolean> =>
  takeLease(parts, { name: holdName, leaseMs: holdMs })

/** Gives the lease back, so that the next process need not wait for its end. */
export const dropHold = (parts: Pick<LeaseParts, 'database' | 'processName'>): Promise<void> =>
  dropLease(parts, holdName)
