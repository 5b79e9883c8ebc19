import { describe, expect, it } from 'vitest'
import { BudgetUse, ChannelState, CheckBatch, Exchange } from '../../../entities/index.js'
import { makeMetrics, type MetricsParts } from '../../../server/health/metrics.js'
import { makeMaintenance } from '../../../server/settings/maintenance.js'
import { builder } from '../../build.js'
import { freshDatabase } from '../../database.js'
import { testClock } from '../../test-clock.js'

const inn = '0069003184'

async function installation(more: Partial<MetricsParts> = {}) {
  const database = await freshDatabase()
  const clock = testClock()
  const now = clock.now()
  const build = builder(database)
  const delivery = await build.delivery({ codeCount: 4, sellCount: 1, waitCount: 3 })
  const run = await build.run(delivery, { state: 'running', createdAt: now - 90_000 })
  const metrics = makeMetrics({ database, clock, requestsPerSecond: 45, ...more })
  const line = await build.line(delivery)
  const batch = (row: Partial<CheckBatch>) =>
    database.transact(({ manager }) =>
      manager.insert(CheckBatch, {
        runId: run.id,
        deliveryId: delivery.id,
        lane: 'check',
        firstCodeId: 1,
        lastCodeId: 2,
        state: 'queued',
        ...row,
      }),
    )
  const figure = async (name: string) => {
    const text = await metrics.text()
    const found = text.split('\n').find((one) => one.startsWith(`dopusk_${name} `))
    return found === undefined ? undefined : Number(found.slice(found.lastIndexOf(' ') + 1))
  }
  return { database, clock, now, build, delivery, line, batch, metrics, figure }
}

describe('the metrics', () => {
  it('say how long the oldest of each lane waits, by batches and by codes that are due', async () => {
    const { batch, build, line, now, figure } = await installation()
    await batch({})
    await batch({ state: 'done' })
    await batch({ lane: 'by', dueAt: now - 20_000, notBefore: now - 5000 })
    await build.code(line, { lane: 'retry', outcome: 'wait', nextTryAt: now - 7000 })
    await build.code(line, { lane: 'kz', outcome: 'wait', nextTryAt: now + 7000 })
    expect(await figure('queue_age_seconds{lane="check"}')).toBe(90)
    expect(await figure('open_batches{lane="check"}')).toBe(1)
    expect(await figure('queue_age_seconds{lane="by"}')).toBe(5)
    expect(await figure('queue_age_seconds{lane="retry"}')).toBe(7)
    expect(await figure('queue_age_seconds{lane="kz"}')).toBe(0)
    expect(await figure('codes_due{lane="kz"}')).toBe(1)
    expect(await figure('queue_age_seconds{lane="gate"}')).toBe(0)
  })

  it('count answers by channel and outcome, on from where they were', async () => {
    const { build, clock, figure } = await installation()
    await build.exchange([], { codeCount: 1000 })
    await build.exchange([], { codeCount: 500, httpStatus: 404 })
    await build.exchange([], { httpStatus: 503 })
    await build.exchange([], { httpStatus: null, failure: 'timeout' })
    await build.exchange([], { channel: 'cdn', httpStatus: 401 })
    expect(await figure('exchanges{channel="true-api",outcome="answered"}')).toBe(2)
    expect(await figure('exchange_codes{channel="true-api",outcome="answered"}')).toBe(1500)
    expect(await figure('exchanges{channel="true-api",outcome="failed"}')).toBe(1)
    expect(await figure('exchanges{channel="true-api",outcome="timeout"}')).toBe(1)
    expect(await figure('exchanges{channel="cdn",outcome="refused"}')).toBe(1)
    await build.exchange([], { codeCount: 7 })
    expect(await figure('exchanges{channel="true-api",outcome="answered"}')).toBe(2)
    await clock.advance(5000)
    expect(await figure('exchanges{channel="true-api",outcome="answered"}')).toBe(3)
    expect(await figure('exchange_codes{channel="true-api",outcome="answered"}')).toBe(1507)
  })

  it('tell runs by state, codes by outcome, the budget, the last answer and the backup', async () => {
    const at = testClock().now()
    const { database, build, now, figure } = await installation({ lastBackupAt: async () => at - 60_000 })
    for (let i = 0; i < 45; i++) await build.exchange([], { askedAt: now - 200 * i, inn })
    await database.transact(({ manager }) =>
      manager.insert(ChannelState, {
        process: '1',
        channel: 'true-api',
        host: 'markirovka.crpt.ru',
        inn,
        state: 'up',
        lastAnswerAt: now - 3000,
        updatedAt: now,
      }),
    )
    expect(await figure('runs{state="running"}')).toBe(1)
    expect(await figure('runs{state="held"}')).toBe(0)
    expect(await figure('codes{outcome="wait"}')).toBe(3)
    expect(await figure('budget_requests_per_second')).toBe(4.5)
    expect(await figure('budget_used_ratio')).toBe(0.1)
    expect(await figure('last_answer_age_seconds{channel="true-api"}')).toBe(3)
    expect(await figure('backup_age_seconds')).toBe(60)
    expect(await figure('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0)
  })

  it('count legal entities by how it goes for them, and name none; the budget is that of the busiest', async () => {
    const { database, build, clock, now, figure, metrics } = await installation()
    const other = '0078120046'
    const seen = { channel: 'true-api' as const, host: 'markirovka.crpt.ru', updatedAt: now }
    await database.transact(({ manager }) =>
      manager.insert(ChannelState, [
        { ...seen, process: '1', inn, state: 'up' },
        { ...seen, process: '1', inn: other, state: 'held' },
        { ...seen, process: '2', inn: other, state: 'idle' },
      ]),
    )
    for (let i = 0; i < 45; i++) await build.exchange([], { askedAt: clock.now(), inn })
    for (let i = 0; i < 90; i++) await build.exchange([], { askedAt: clock.now(), inn: other })
    expect(await figure('legal_entities{state="up"}')).toBe(1)
    expect(await figure('legal_entities{state="held"}')).toBe(1)
    expect(await figure('legal_entities{state="idle"}')).toBe(0)
    expect(await figure('budget_requests_per_second')).toBe(13.5)
    expect(await figure('budget_used_ratio')).toBe(0.2)
    expect(await metrics.text()).not.toContain(other)
  })

  it('tell of the budget by lane, of hosts that answer, and of a pause of asking', async () => {
    const { database, clock, now, figure } = await installation()
    const seen = { channel: 'cdn' as const, inn, updatedAt: now }
    await database.transact(async ({ manager }) => {
      await manager.insert(ChannelState, [
        { ...seen, process: '1', host: 'cdn01.crpt.ru', state: 'up' },
        { ...seen, process: '2', host: 'cdn01.crpt.ru', state: 'down' },
        { ...seen, process: '1', host: 'cdn02.crpt.ru', state: 'down' },
      ])
      const use = { inn, lane: 'check' as const, requests: 90, windowMs: 5000, updatedAt: now }
      await manager.insert(BudgetUse, [
        { ...use, process: '1' },
        { ...use, process: '2', requests: 10 },
      ])
    })
    expect(await figure('budget_lane_requests_per_second{lane="check"}')).toBe(20)
    expect(await figure('budget_lane_requests_per_second{lane="by"}')).toBe(0)
    expect(await figure('channel_hosts_up{channel="cdn"}')).toBe(1)
    expect(await figure('channel_hosts{channel="cdn"}')).toBe(2)
    expect(await figure('maintenance')).toBe(0)
    const maintenance = makeMaintenance({ database, clock, onEnd: async () => undefined })
    await maintenance.begin({ id: 1, name: 'Орлова М. В.' }, { reason: 'работы', untilAt: now + 60_000 })
    await clock.advance(5000)
    expect(await figure('maintenance')).toBe(1)
  })

  it('tell workers from pages: who is there, and which hosts pages alone have lost', async () => {
    const { database, now, figure } = await installation()
    const seen = { channel: 'cdn' as const, inn, updatedAt: now, host: 'cdn01.crpt.ru' }
    const worker = { ...seen, process: '1', roles: 'worker,schedule' }
    const web = { ...seen, process: '2', roles: 'web' }
    await database.transact(({ manager }) =>
      manager.insert(ChannelState, [
        { ...worker, state: 'up' },
        { ...web, state: 'down' },
        { ...worker, host: 'cdn02.crpt.ru', state: 'down' },
        { ...web, host: 'cdn02.crpt.ru', state: 'up' },
        { ...worker, process: 'gone', state: 'up', updatedAt: now - 30_000 },
      ]),
    )
    expect(await figure('channel_hosts_up{channel="cdn"}')).toBe(1)
    expect(await figure('channel_hosts{channel="cdn"}')).toBe(2)
    expect(await figure('channel_hosts_lost_to_pages{channel="cdn"}')).toBe(1)
    expect(await figure('processes{role="worker"}')).toBe(1)
    expect(await figure('processes{role="web"}')).toBe(1)
  })

  it('hold no marking code, no ИНН and no name', async () => {
    const { build, line, metrics } = await installation()
    const code = await build.code(line)
    await build.exchange([], { inn })
    const text = await metrics.text()
    for (const word of [code.cis, inn, '0069145277', 'Молочный', 'markirovka'])
      expect(text).not.toContain(word)
  })

  it('tell of the process even when the database does not answer', async () => {
    const { database, figure, metrics } = await installation()
    await database.close()
    expect(await figure('database_up')).toBe(0)
    expect(await metrics.text()).toContain('dopusk_nodejs_eventloop_lag_p99_seconds')
  })

  it('ask the database once for all who ask at once', async () => {
    let reads = 0
    const { metrics, database } = await installation({
      lastBackupAt: async () => {
        reads += 1
        return null
      },
    })
    await Promise.all([metrics.text(), metrics.text(), metrics.text()])
    expect(reads).toBe(1)
    expect(await database.read.count(Exchange)).toBe(0)
  })
})
