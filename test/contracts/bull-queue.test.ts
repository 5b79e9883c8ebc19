import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../server/clock.js'
import { silentLog } from '../../server/log.js'
import { makeBudget } from '../../server/queue/budget.js'
import { bullQueue, type BullQueue } from '../../server/queue/bull-queue.js'
import { rareEveryMs } from '../../server/queue/rare-turns.js'
import { redisPace } from '../../server/queue/redis-pace.js'
import { has } from '../needs.js'
import { startRedis, type TestRedis } from '../redis-server.js'
import { handlers, queueContract } from './queue-contract.js'
import { waitFor } from '../wait-for.js'

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
    now: () => systemClock.now(),
    pass: (ms) => systemClock.wait(ms),
    eventually: (check) => waitFor(check),
  }))

  it('works on after Redis was killed and came back empty', async () => {
    const own = await startRedis()
    const queue = bullQueue({ url: own.url, clock: systemClock, log: silentLog })
    const seen: number[] = []
    queue.start(handlers({ 'check-batch': async ({ batchId }) => void seen.push(batchId) }), 1)
    await queue.enqueue('check-batch', { batchId: 1 })
    await waitFor(() => expect(seen).toEqual([1]))
    await own.kill()
    // Waits for Redis instead of failing.
    const later = queue.enqueue('check-batch', { batchId: 2 })
    await own.restart()
    await later
    await waitFor(() => expect(seen).toEqual([1, 2]))
    await queue.close(500)
    await own.close()
  })

  it('gives what a killed worker had in its hands to another, and with it the key is free again', async () => {
    const client = new Redis(redis.url)
    const [killed, finder, taker] = [1, 2, 3].map(() =>
      bullQueue({ url: redis.url, clock: systemClock, log: silentLog, prefix: 'killed-test' }),
    ) as [BullQueue, BullQueue, BullQueue]
    const keyOf = (name: string) => `killed-test:checks:${name}`
    const sweep = (queue: BullQueue) => queue.enqueue('sweep-late', {}, { key: 'sweep' })
    let begun = false
    const forever = () => new Promise<void>(() => (begun = true))
    killed.start(handlers({ 'sweep-late': forever }), 1)
    await sweep(killed)
    await waitFor(() => expect(begun).toBe(true))
    // Its connections end, and nothing is put in order.
    await killed.close(0)
    let count = 0
    const own = handlers({ 'sweep-late': async () => void (count += 1) })
    // A quarter of a minute later another looks who has a job in his hands.
    await client.del(keyOf('stalled-check'))
    finder.start(own, 1)
    await waitFor(async () => expect(await client.smembers(keyOf('stalled'))).toEqual(['sweep']))
    await sweep(finder)
    expect(await client.lrange(keyOf('active'), 0, -1)).toEqual(['sweep'])
    expect(count).toBe(0)
    // The lock has run out, and once more a quarter of a minute is over.
    await client.del(keyOf('sweep:lock'), keyOf('stalled-check'))
    taker.start(own, 1)
    await waitFor(() => expect(count).toBe(1))
    await waitFor(async () => expect(await client.exists(keyOf('sweep'))).toBe(0))
    await sweep(taker)
    await waitFor(() => expect(count).toBe(2))
    await Promise.all([finder.close(500), taker.close(500)])
    client.disconnect()
  })

  it('keeps one pace for two processes: never more than 50 in a sliding second', async () => {
    const paces = [1, 2].map(() =>
      redisPace({ url: redis.url, perSecond: 45, tillPerSecond: 10, log: silentLog, prefix: 'pace-test' }),
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
  })

  it('paces the till’s question in bulk by itself, for all processes', async () => {
    const paces = [1, 2].map(() =>
      redisPace({ url: redis.url, perSecond: 45, tillPerSecond: 10, log: silentLog, prefix: 'till-test' }),
    )
    const places: number[] = []
    for (let at = 0; at < 6; at++) {
      for (const { reserveTill } of paces) places.push(await reserveTill('0069003184'))
      // requests to the True API take none of its places
      await paces[0]!.reserve('0069003184')
    }
    expect(places).toHaveLength(12)
    expect(places.at(-1)! - places[0]!).toBeGreaterThan(11 * 100 - 400)
    for (const pace of paces) pace.close()
  })

  it('gives the turn of a rare method to one process of the chain at a time, two seconds apart', async () => {
    const client = new Redis(redis.url)
    const paces = [1, 2].map(() =>
      redisPace({ url: redis.url, perSecond: 45, tillPerSecond: 10, log: silentLog, prefix: 'rare-test' }),
    )
    const [one, other] = paces.map(({ rareTurns }) => rareTurns)
    const inn = '0069003184'
    // What was asked before this Redis was met is not known.
    await waitFor(async () => expect(await client.exists('rare-test:pace')).toBe(1))
    expect(await one!.take(inn)).toBeGreaterThan(0)
    await client.hset('rare-test:pace', 'at', Date.now() - rareEveryMs)
    const taken = await Promise.all([one!, other!, one!, other!].map((turns) => turns.take(inn)))
    expect(taken.filter((waitMs) => waitMs === 0)).toHaveLength(1)
    // As long as the question is not over, and two seconds after it.
    expect(await other!.take(inn)).toBeGreaterThan(rareEveryMs)
    await one!.end(inn)
    const leftMs = await other!.take(inn)
    expect(leftMs).toBeGreaterThan(rareEveryMs / 2)
    expect(leftMs).toBeLessThanOrEqual(rareEveryMs)
    expect(await one!.take('0069145277')).toBe(0)
    await client.del(`rare-test:pace:rare:${inn}`)
    expect(await other!.take(inn)).toBe(0)
    // Another Redis may not know of a question that is under way.
    await client.hset('rare-test:pace', 'run', 'another')
    await client.del(`rare-test:pace:rare:${inn}`)
    expect(await one!.take(inn)).toBe(rareEveryMs)
    for (const pace of paces) pace.close()
    client.disconnect()
  })

  it('keeps a quiet second after it met a Redis that may not know the last requests, and no other', async () => {
    const client = new Redis(redis.url)
    const pace = redisPace({
      url: redis.url,
      perSecond: 45,
      tillPerSecond: 10,
      log: silentLog,
      prefix: 'quiet-test',
    })
    // The second goes from the connection on, before anybody asks.
    await waitFor(async () => expect(await client.exists('quiet-test:pace')).toBe(1))
    const hourAgo = Date.now() - 3600_000
    await client.hset('quiet-test:pace', 'at', hourAgo)
    expect(await pace.reserve('0069003184')).toBe(0)
    // An ИНН that was quiet for long, or is new, does not wait for it again.
    expect(await pace.reserve('0069145277')).toBe(0)
    // Restored from an old copy: what it holds is of before.
    await client.hset('quiet-test:pace', 'run', 'another')
    await client.set('quiet-test:pace:0069003184', hourAgo)
    expect(await pace.reserve('0069003184')).toBe(1000)
    await client.flushall()
    expect(await pace.reserve('0069003184')).toBe(1000)
    pace.close()
    client.disconnect()
  })
})
