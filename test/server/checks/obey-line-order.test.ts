import { In } from 'typeorm'
import { describe, expect, it } from 'vitest'
import { ChannelState, Exchange, Setting } from '../../../entities/index.js'
import { systemClock } from '../../../server/clock.js'
import { unknownCode } from '../../../server/sandbox/states.js'
import { makeLineOrders } from '../../../server/settings/line-order.js'
import { makeMaintenance } from '../../../server/settings/maintenance.js'
import { startWork } from '../../start-work.js'

const start = async (options: { token?: string | null; hasModules?: boolean } = {}) => {
  const work = await startWork({ scenario: () => unknownCode, apiKey: 'a-key', ...options })
  const parts = { database: work.database, clock: systemClock }
  return {
    ...work,
    orders: makeLineOrders(parts),
    maintenance: makeMaintenance({ ...parts, onEnd: async () => {} }),
  }
}

describe('an order to ask over the line', () => {
  it('asks the True API and the sites once, and leaves the question as evidence', async () => {
    const work = await start()
    expect(await work.checks.obeyLineOrder()).toBe(false)
    await work.orders.order(null)
    const listings = work.sandbox.cdn.listings()
    expect(await work.checks.obeyLineOrder()).toBe(true)
    expect(work.checks.health()).toMatchObject({ state: 'up', lastError: null })
    expect(work.sandbox.cdn.listings()).toBeGreaterThanOrEqual(listings)
    expect(await work.database.read.find(Exchange)).toMatchObject([
      { path: '/api/v4/true-api/product/info', httpStatus: 200, deliveryId: null },
    ])
    expect(await work.checks.obeyLineOrder()).toBe(false)
    await work.close()
  })

  it('looks at the modules of the store, at each where it may be asked', async () => {
    const work = await start({ hasModules: true })
    const states = async () => {
      await work.checks.reportChannels()
      const rows = await work.database.read.findBy(ChannelState, {
        channel: In(['till-module', 'local-module']),
      })
      return Object.fromEntries(rows.map(({ channel, state, lastError }) => [channel, [state, lastError]]))
    }
    const { tillModule, localModule } = work.sandbox
    const asked = localModule.counts().requests
    await work.orders.order(null)
    await work.checks.obeyLineOrder()
    expect(await states()).toEqual({ 'till-module': ['up', null], 'local-module': ['up', null] })
    expect(localModule.counts().requests).toBeGreaterThan(asked)
    const untilAt = systemClock.now() + 3600_000
    await work.maintenance.begin({ id: 1, name: 'Орлова М. В.' }, { reason: 'тишина', untilAt })
    // As if the minute of rest were over.
    await work.database.transact(({ manager }) => manager.delete(Setting, { name: 'line-order' }))
    tillModule.setMood({ answer: 'cut' })
    localModule.setMood({ answer: 'cut' })
    await work.orders.order(null)
    await work.checks.obeyLineOrder()
    expect(await states()).toEqual({
      'till-module': ['up', null],
      'local-module': ['down', 'UND_ERR_SOCKET'],
    })
    expect(tillModule.counts().requests).toBe(1)
    await work.close()
  })

  it('finds a token that is over, and says so', async () => {
    const work = await start()
    work.sandbox.killToken('a-token')
    await work.orders.order(null)
    await work.checks.obeyLineOrder()
    expect(work.checks.health()).toMatchObject({ state: 'held', lastError: 'token-dead' })
    await work.close()
  })

  it('asks nothing while ЧЗ is kept in peace, or without a token', async () => {
    const work = await start()
    const untilAt = systemClock.now() + 3600_000
    await work.maintenance.begin({ id: 1, name: 'Орлова М. В.' }, { reason: 'тишина', untilAt })
    await work.orders.order(null)
    await work.checks.obeyLineOrder()
    expect(work.sandbox.counts().requests).toBe(0)
    await work.close()
    const tokenless = await start({ token: null })
    await tokenless.orders.order(null)
    await tokenless.checks.obeyLineOrder()
    expect(tokenless.sandbox.counts().requests).toBe(0)
    await tokenless.close()
  })
})
