import { describe, expect, it } from 'vitest'
import type { JobHandlers } from '../../jobs/index.js'
import { AppError } from '../../server/errors.js'
import type { Queue } from '../../server/queue/queue.js'
import type { TestClock } from '../test-clock.js'

export interface QueueUnderTest {
  queue: Queue
  clock: TestClock
}

/** Handlers that do nothing but for those given. */
const handlers = (own: Partial<JobHandlers>): JobHandlers => {
  const nothing = async () => undefined
  return {
    'check-batch': nothing,
    'sweep-late': nothing,
    'recover-checks': nothing,
    'drop-unfinished': nothing,
    'report-channels': nothing,
    ...own,
  }
}

/** What every engine of the queue must do. */
export function queueContract(name: string, make: () => Promise<QueueUnderTest>): void {
  describe(`a queue: ${name}`, () => {
    it('delivers each job once, to the handler of its name, with its payload', async () => {
      const { queue, clock } = await make()
      const seen: number[] = []
      queue.start(handlers({ 'check-batch': async ({ batchId }) => void seen.push(batchId) }), 2)
      for (let batchId = 1; batchId <= 20; batchId++) await queue.enqueue('check-batch', { batchId })
      await clock.advance(0)
      expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
      await queue.close(1000)
    })

    it('takes the most urgent lane first, and within a lane who came first', async () => {
      const { queue, clock } = await make()
      const seen: number[] = []
      await queue.enqueue('check-batch', { batchId: 1 }, { lane: 'by' })
      await queue.enqueue('check-batch', { batchId: 2 }, { lane: 'check' })
      await queue.enqueue('check-batch', { batchId: 3 }, { lane: 'check' })
      await queue.enqueue('check-batch', { batchId: 4 }, { lane: 'gate' })
      queue.start(handlers({ 'check-batch': async ({ batchId }) => void seen.push(batchId) }), 1)
      await clock.advance(0)
      expect(seen).toEqual([4, 2, 3, 1])
      await queue.close(1000)
    })

    it('never passes the concurrency', async () => {
      const { queue, clock } = await make()
      let atOnce = 0
      let most = 0
      const work = async () => {
        most = Math.max(most, ++atOnce)
        await clock.wait(10)
        atOnce -= 1
      }
      queue.start(handlers({ 'check-batch': work }), 3)
      for (let batchId = 1; batchId <= 12; batchId++) await queue.enqueue('check-batch', { batchId })
      await clock.advance(1000)
      expect({ most, atOnce }).toEqual({ most: 3, atOnce: 0 })
      await queue.close(1000)
    })

    it('keeps a delayed job back until its time', async () => {
      const { queue, clock } = await make()
      const seen: number[] = []
      queue.start(handlers({ 'check-batch': async ({ batchId }) => void seen.push(batchId) }), 1)
      await queue.enqueue('check-batch', { batchId: 1 }, { delayMs: 500 })
      await clock.advance(499)
      expect(seen).toEqual([])
      await clock.advance(1)
      expect(seen).toEqual([1])
      await queue.close(1000)
    })

    it('adds no second job while one of the same key waits', async () => {
      const { queue, clock } = await make()
      let count = 0
      await queue.enqueue('sweep-late', {}, { key: 'sweep' })
      await queue.enqueue('sweep-late', {}, { key: 'sweep' })
      queue.start(handlers({ 'sweep-late': async () => void count++ }), 1)
      await clock.advance(0)
      expect(count).toBe(1)
      await queue.enqueue('sweep-late', {}, { key: 'sweep' })
      await clock.advance(0)
      expect(count).toBe(2)
      await queue.close(1000)
    })

    it('repeats what failed as often as the catalogue says, and not what is hopeless', async () => {
      const { queue, clock } = await make()
      let tries = 0
      let hopeless = 0
      queue.start(
        handlers({
          'check-batch': async ({ batchId }) => {
            if (batchId === 1) tries += 1
            else hopeless += 1
            throw batchId === 1 ? new AppError('operational', 'later') : new AppError('bug', 'never')
          },
        }),
        1,
      )
      await queue.enqueue('check-batch', { batchId: 1 })
      await queue.enqueue('check-batch', { batchId: 2 })
      await clock.advance(60_000)
      expect({ tries, hopeless }).toEqual({ tries: 3, hopeless: 1 })
      await queue.close(1000)
    })

    it('waits at its end for what runs, and takes nothing new', async () => {
      const { queue, clock } = await make()
      const seen: number[] = []
      const work = async ({ batchId }: { batchId: number }) => {
        await clock.wait(100)
        seen.push(batchId)
      }
      queue.start(handlers({ 'check-batch': work }), 1)
      await queue.enqueue('check-batch', { batchId: 1 })
      await queue.enqueue('check-batch', { batchId: 2 })
      await clock.advance(0)
      const closed = queue.close(5000)
      await clock.advance(200)
      await closed
      expect(seen).toEqual([1])
    })
  })
}
