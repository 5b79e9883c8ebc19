import { afterEach, describe, expect, it } from 'vitest'
import type { JobHandlers } from '../../jobs/index.js'
import { AppError } from '../../server/errors.js'
import type { Queue } from '../../server/queue/queue.js'

export interface QueueUnderTest {
  queue: Queue
  /** Lets time pass: a clock that is moved, or where Redis keeps the time, that time itself. */
  pass(ms: number): Promise<void>
  /** The time by which it goes. */
  now(): number
  /** Waits for something to become true. */
  eventually(check: () => void): Promise<void>
  /** What helps a queue to close: time that must be moved by hand. */
  end?(): Promise<void>
}

/** Handlers that do nothing but for those given. */
export const handlers = (own: Partial<JobHandlers>): JobHandlers => {
  const nothing = async () => undefined
  return {
    'check-batch': nothing,
    'ask-participants': nothing,
    'sweep-late': nothing,
    'recover-checks': nothing,
    'redecide-codes': nothing,
    'return-checks': nothing,
    'check-document': nothing,
    'sweep-documents': nothing,
    'drop-unfinished': nothing,
    'nightly-backup': nothing,
    ...own,
  }
}

/** What every engine of the queue must do. */
export function queueContract(name: string, make: () => Promise<QueueUnderTest>): void {
  describe(`a queue: ${name}`, () => {
    let ends: (() => Promise<void>)[] = []
    const begin = async (): Promise<QueueUnderTest> => {
      const made = await make()
      ends.push(async () => {
        await Promise.all([made.queue.close(500), made.end?.()])
      })
      return made
    }
    afterEach(async () => {
      await Promise.all(ends.map((end) => end()))
      ends = []
    })

    it('delivers each job once, to the handler of its name, with its payload', async () => {
      const { queue, pass, eventually } = await begin()
      const seen: number[] = []
      queue.start(handlers({ 'check-batch': async ({ batchId }) => void seen.push(batchId) }), 2)
      for (let batchId = 1; batchId <= 20; batchId++) await queue.enqueue('check-batch', { batchId })
      await eventually(() => expect(seen.length).toBeGreaterThanOrEqual(20))
      await pass(50)
      expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
    })

    it('takes the most urgent lane first, and within a lane who came first', async () => {
      const { queue, eventually } = await begin()
      const seen: number[] = []
      await queue.enqueue('check-batch', { batchId: 1 }, { lane: 'by' })
      await queue.enqueue('check-batch', { batchId: 2 }, { lane: 'check' })
      await queue.enqueue('check-batch', { batchId: 3 }, { lane: 'check' })
      await queue.enqueue('check-batch', { batchId: 4 }, { lane: 'gate' })
      queue.start(handlers({ 'check-batch': async ({ batchId }) => void seen.push(batchId) }), 1)
      await eventually(() => expect(seen).toEqual([4, 2, 3, 1]))
    })

    it('never passes the concurrency', async () => {
      const { queue, eventually } = await begin()
      const waiting: (() => void)[] = []
      let most = 0
      let done = 0
      const work = async () => {
        const free = new Promise<void>((resolve) => waiting.push(resolve))
        most = Math.max(most, waiting.length)
        await free
        done += 1
      }
      queue.start(handlers({ 'check-batch': work }), 3)
      for (let batchId = 1; batchId <= 9; batchId++) await queue.enqueue('check-batch', { batchId })
      for (let round = 1; round <= 3; round++) {
        await eventually(() => expect(waiting).toHaveLength(3))
        for (const go of waiting.splice(0)) go()
      }
      await eventually(() => expect(done).toBe(9))
      expect(most).toBe(3)
    })

    it('keeps a delayed job back until its time', async () => {
      const { queue, now, pass, eventually } = await begin()
      const seen: { batchId: number; afterMs: number }[] = []
      const from = now()
      const note = async ({ batchId }: { batchId: number }) =>
        void seen.push({ batchId, afterMs: now() - from })
      queue.start(handlers({ 'check-batch': note }), 1)
      await queue.enqueue('check-batch', { batchId: 1 }, { delayMs: 300 })
      await queue.enqueue('check-batch', { batchId: 2 })
      await eventually(() => expect(seen).not.toEqual([]))
      await pass(300)
      await eventually(() => expect(seen).toHaveLength(2))
      expect(seen.map(({ batchId }) => batchId)).toEqual([2, 1])
      expect(seen[1]!.afterMs).toBeGreaterThanOrEqual(300)
    })

    it('adds no second job while one of the same key waits or runs', async () => {
      const { queue, pass, eventually } = await begin()
      let count = 0
      await queue.enqueue('sweep-late', {}, { key: 'sweep' })
      await queue.enqueue('sweep-late', {}, { key: 'sweep' })
      queue.start(handlers({ 'sweep-late': async () => void count++ }), 1)
      await eventually(() => expect(count).toBe(1))
      await pass(50)
      expect(count).toBe(1)
      await queue.enqueue('sweep-late', {}, { key: 'sweep' })
      await eventually(() => expect(count).toBe(2))
    })

    it('takes a waiting job back when it is cancelled', async () => {
      const { queue, pass, eventually } = await begin()
      const seen: number[] = []
      await queue.enqueue('check-batch', { batchId: 1 }, { key: 'one' })
      await queue.enqueue('check-batch', { batchId: 2 }, { key: 'two' })
      await queue.cancel('one')
      await queue.cancel('never-there')
      queue.start(handlers({ 'check-batch': async ({ batchId }) => void seen.push(batchId) }), 1)
      await eventually(() => expect(seen).toEqual([2]))
      await pass(50)
      expect(seen).toEqual([2])
    })

    it('takes back a job whose time has not come, and lets another of its key in', async () => {
      const { queue, pass, eventually } = await begin()
      const seen: number[] = []
      queue.start(handlers({ 'check-batch': async ({ batchId }) => void seen.push(batchId) }), 1)
      await queue.enqueue('check-batch', { batchId: 1 }, { key: 'one', delayMs: 300 })
      await queue.cancel('one')
      await queue.enqueue('check-batch', { batchId: 2 }, { key: 'one', delayMs: 300 })
      await pass(300)
      await eventually(() => expect(seen).toEqual([2]))
      await pass(100)
      expect(seen).toEqual([2])
    })

    it('takes back a job that failed and waits for its next try', async () => {
      const { queue, pass, eventually } = await begin()
      let tries = 0
      const fail = async () => {
        tries += 1
        throw new AppError('operational', 'later')
      }
      queue.start(handlers({ 'check-batch': fail }), 1)
      await queue.enqueue('check-batch', { batchId: 1 }, { key: 'one' })
      await eventually(() => expect(tries).toBe(1))
      await pass(300)
      await queue.cancel('one')
      await pass(1500)
      expect(tries).toBe(1)
    })

    it('takes nothing new while it is paused', async () => {
      const { queue, pass, eventually } = await begin()
      const seen: number[] = []
      queue.start(handlers({ 'check-batch': async ({ batchId }) => void seen.push(batchId) }), 1)
      await queue.enqueue('check-batch', { batchId: 1 })
      await eventually(() => expect(seen).toEqual([1]))
      await queue.pause()
      await queue.enqueue('check-batch', { batchId: 2 })
      await pass(100)
      expect(seen).toEqual([1])
      await queue.resume()
      await eventually(() => expect(seen).toEqual([1, 2]))
    })

    it('repeats what failed as often as the catalogue says, and not what is hopeless', async () => {
      const { queue, pass, eventually } = await begin()
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
        2,
      )
      await queue.enqueue('check-batch', { batchId: 1 })
      await queue.enqueue('check-batch', { batchId: 2 })
      await eventually(() => expect(tries).toBe(3))
      await pass(200)
      expect({ tries, hopeless }).toEqual({ tries: 3, hopeless: 1 })
    })

    it('waits at its end for what runs, and takes nothing new', async () => {
      const { queue, pass, eventually } = await begin()
      const seen: string[] = []
      let finish = (): void => undefined
      const work = async ({ batchId }: { batchId: number }) => {
        seen.push(`begins ${batchId}`)
        await new Promise<void>((resolve) => (finish = resolve))
        seen.push(`ends ${batchId}`)
      }
      queue.start(handlers({ 'check-batch': work }), 1)
      await queue.enqueue('check-batch', { batchId: 1 })
      await queue.enqueue('check-batch', { batchId: 2 })
      await eventually(() => expect(seen).toEqual(['begins 1']))
      const closed = queue.close(5000).then(() => seen.push('closed'))
      finish()
      await pass(1)
      await closed
      expect(seen).toEqual(['begins 1', 'ends 1', 'closed'])
    })
  })
}
