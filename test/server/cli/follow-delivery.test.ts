import { expect, test } from 'vitest'
import type { DeliveryView } from '../../../server/cli/api-shapes.js'
import { followDelivery } from '../../../server/cli/follow-delivery.js'
import type { Clock } from '../../../server/clock.js'

const view = (state: string, done: number): DeliveryView => ({
  id: '1',
  number: null,
  issuedOn: null,
  supplier: null,
  counts: { total: 9, sell: done, risk: 0, block: 0, wait: 9 - done, unknown: 0 },
  verdict: 'wait',
  warnings: [],
  supplierRegistration: null,
  state,
  run: { state, done, total: 9, heldReason: null },
})

/** Follows a delivery that is `at(ms)` after so many milliseconds: how it was left, and when. */
async function follow(waitMs: number, at: (ms: number) => DeliveryView) {
  let now = 0
  const clock: Clock = {
    now: () => now,
    wait: (ms) => {
      now += ms
      return Promise.resolve()
    },
  }
  const api = { delivery: () => Promise.resolve(at(now)) }
  const left = await followDelivery('1', { api, clock, waitMs, onChange: () => undefined })
  return { state: left.state, done: left.run?.done, afterMs: now }
}

test('a check that ends is left at once', async () => {
  const left = await follow(60_000, (ms) => (ms < 1000 ? view('running', 3) : view('done', 9)))
  expect(left).toEqual({ state: 'done', done: 9, afterMs: 1000 })
})

test.each(['held', 'cancelled'])('nobody waits for a check that is %s', async (state) => {
  expect(await follow(60_000, () => view(state, 0))).toMatchObject({ state, afterMs: 0 })
})

test('late answers are waited for as long as was said, from the end of the first round', async () => {
  const left = await follow(3_000, (ms) => (ms < 2000 ? view('running', ms / 250) : view('waiting', 8)))
  expect(left).toEqual({ state: 'waiting', done: 8, afterMs: 5000 })
})

test('a late answer does not make the waiting longer', async () => {
  const left = await follow(3_000, (ms) => view('waiting', Math.floor(ms / 1000)))
  expect(left.afterMs).toBe(3000)
})

test('a long first round that moves is followed to its end even by the impatient', async () => {
  const left = await follow(0, (ms) =>
    ms < 60_000 ? view('running', Math.floor(ms / 1000)) : view('waiting', 60),
  )
  expect(left).toMatchObject({ state: 'waiting', afterMs: 60_000 })
})

test('a first round in which nothing moves is left', async () => {
  expect((await follow(0, () => view('queued', 0))).afterMs).toBe(5000)
  expect((await follow(20_000, () => view('running', 4))).afterMs).toBe(20_000)
})
