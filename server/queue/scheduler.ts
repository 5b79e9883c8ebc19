import { schedule } from '../../jobs/schedule.js'
import type { Clock } from '../clock.js'
import type { Queue } from './queue.js'

/** Puts the jobs of the timetable into the queue when their time comes, the most urgent way. Returns what stops it. */
export function startSchedule({ queue, clock }: { queue: Queue; clock: Clock }): () => void {
  const stop = new AbortController()
  for (const { job, everyMs } of schedule) void repeat(job, everyMs)

  async function repeat(job: (typeof schedule)[number]['job'], everyMs: number | null): Promise<void> {
    while (!stop.signal.aborted) {
      await queue.enqueue(job, {}, { lane: 'gate', key: `schedule:${job}` })
      if (everyMs === null) return
      await clock.wait(everyMs, stop.signal)
    }
  }
  return () => stop.abort()
}
