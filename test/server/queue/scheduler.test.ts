import { describe, expect, it } from 'vitest'
import { schedule } from '../../../jobs/schedule.js'
import { silentLog } from '../../../server/log.js'
import { embeddedQueue } from '../../../server/queue/embedded-queue.js'
import { startSchedule } from '../../../server/queue/scheduler.js'
import type { Queue } from '../../../server/queue/queue.js'
import { freshDatabase } from '../../database.js'
import { testClock } from '../../test-clock.js'
import { waitFor } from '../../wait-for.js'

describe('the schedule', () => {
  it('goes on at the next time when the queue refused a job, and does at last what is done once', async () => {
    const database = await freshDatabase()
    const clock = testClock()
    const embedded = embeddedQueue({ clock, log: silentLog })
    let refuses = true
    const refused = new Set<string>()
    const taken = new Map<string, number>()
    const queue: Queue = {
      ...embedded,
      async enqueue(name) {
        if (refuses) {
          refused.add(name)
          throw new Error('MISCONF Redis is configured to save RDB snapshots')
        }
        taken.set(name, (taken.get(name) ?? 0) + 1)
      },
    }
    const stop = startSchedule({ queue, clock, database, log: silentLog, processName: 'test' })
    const all = schedule.map(({ job }) => job).sort()
    await waitFor(() => expect([...refused].sort()).toEqual(all))
    refuses = false
    await clock.advance(60_000)
    expect([...taken.keys()].sort()).toEqual(all)
    expect(taken.get('drop-unfinished')).toBe(1)
    expect(taken.get('sweep-late')).toBeGreaterThan(10)
    stop()
    await database.close()
  })
})
