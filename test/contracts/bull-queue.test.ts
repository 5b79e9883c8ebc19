import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { systemClock } from '../../server/clock.js'
import { silentLog } from '../../server/log.js'
import { makeBudget } from '../../server/queue/budget.js'
import { bullQueue } from '../../server/queue/bull-queue.js'
import { redisPace } from '../../server/queue/redis-pace.js'
import { has } from '../needs.js'
import { startRedis, type TestRedis } from '../redis-server.js'
import { queueContract } from './queue-contract.js'

describe.skipIf(!has('redis'))('on Redis', () => {
  let redis: TestRedis
  let made = 0
  beforeAll(async () => {
    redis = await startRedis()
  })
  afterAll(() => redis.close())

  const newQueue = () =>
    bullQueue({ url: redis.url, clock: systemClock, log: silentLog, prefix: `test-${++made}` })

  queueContract('Bull', async () => ({
    queue: newQueue(),
    pass: (ms) => systemClock.wait(ms),
    eventually: (check) => vi.waitFor(check, { timeout: 10_000, interval: 10 }),
  }))

  it('works on after Redis was killed and came back empty', async () => {
    const own = await startRedis()
    const queue = bullQueue({ url: own.url, clock: systemClock, log: silentLog })
    const seen: number[] = []
    const nothing = async () => undefined
    queue.start(
      {
        'check-batch': async ({ batchId }) => void seen.push(batchId),
        'ask-participants': nothing,
        'sweep-late': nothing,
        'recover-checks': nothing,
        'redecide-codes': nothing,
        'return-checks': nothing,
        'check-document': nothing,
        'sweep-documents': nothing,
        'drop-unfinished': nothing,
        'nightly-backup': nothing,
      },
      1,
    )
    await queue.enqueue('check-batch', { batchId: 1 })
    await vi.waitFor(() => expect(seen).toEqual([1]), { timeout: 5000 })
    await own.kill()
    // Waits for Redis instead of failing.
    const later = queue.enqueue('check-batch', { batchId: 2 })
    await own.restart()
    await later
    await vi.waitFor(() => expect(seen).toEqual([1, 2]), { timeout: 15_000 })
    await queue.close(500)
    await own.close()
  }, 30_000)

  it('keeps one pace for two processes: never more than 50 in a sliding second', async () => {
    const paces = [1, 2].map(() =>
      redisPace({ url: redis.url, perSecond: 45, log: silentLog, prefix: 'pace-test' }),
    )
    const budgets = paces.map(({ reserve }) => makeBudget({ clock: systemClock, reserve }))
    const times: number[] = []
    const start = Date.now()
    await Promise.all(
      budgets.flatMap((take) =>
        Array.from({ length: 45 }, () =>
          take('0069003184', 'check').then(() => times.push(Date.now() - start)),
        ),
      ),
    )
    expect(times).toHaveLength(90)
    // The quiet second after a start without a kept count, but for the grain of a timer.
    expect(Math.min(...times)).toBeGreaterThanOrEqual(980)
    const most = Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1000).length))
    expect(most).toBeLessThanOrEqual(50)
    for (const pace of paces) pace.close()
  }, 20_000)
})
