import { describe, expect, it } from 'vitest'
import type { Lane } from '../../../server/domain/lanes.js'
import { makeBudget, mostPerSecond, ownPace } from '../../../server/queue/budget.js'
import { testClock } from '../../test-clock.js'

/** Asks for `lanes.length` turns at once and tells in which order and when they came. */
async function turnsOf(lanes: Lane[], perSecond: number, seconds: number) {
  const clock = testClock()
  const start = clock.now()
  const take = makeBudget({ clock, reserve: ownPace({ clock, perSecond }) })
  const turns: { lane: Lane; at: number }[] = []
  for (const lane of lanes)
    void take('0069003184', lane).then(() => turns.push({ lane, at: clock.now() - start }))
  await clock.advance(seconds * 1000)
  return turns
}

const most = (times: number[], windowMs: number) =>
  Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + windowMs).length))

describe('the budget of requests', () => {
  it('waits a second after a start, since what was asked before is not known', async () => {
    const [first] = await turnsOf(['check'], 45, 3)
    expect(first!.at).toBeGreaterThanOrEqual(1000)
  })

  it('never lets more than 50 go in any sliding second at 45 a second, and is not slower than 44', async () => {
    const times = (await turnsOf(Array<Lane>(400).fill('check'), 45, 8)).map((turn) => turn.at)
    expect(most(times, 1000)).toBeLessThanOrEqual(46)
    expect(times.filter((at) => at > 2000 && at <= 7000).length).toBeGreaterThanOrEqual(5 * 44)
  })

  it.each([
    ['each twentieth, by 20 ms', (turn: number) => (turn % 20 === 0 ? 20 : 0)],
    ['each, by another time', (turn: number) => (turn * 7) % 21],
    ['each by 20 ms', () => 20],
    ['one, by much', (turn: number) => (turn === 100 ? 400 : 0)],
    ['one in a while, by more than a step', (turn: number) => (turn % 60 === 0 ? 90 : 0)],
  ])(
    'passes 50 in no sliding second at the most that may be set, where timers are late: %s',
    async (_, late) => {
      const clock = testClock()
      let turn = 0
      const lateClock = { ...clock, wait: (ms: number) => clock.wait(ms + late(turn++)) }
      const pace = ownPace({ clock, perSecond: mostPerSecond })
      const take = makeBudget({ clock: lateClock, reserve: pace })
      const times: number[] = []
      for (let i = 0; i < 400; i++) void take('0069003184', 'check').then(() => times.push(clock.now()))
      await clock.advance(20_000)
      expect(times).toHaveLength(400)
      expect(most(times, 1000)).toBeLessThanOrEqual(50)
    },
  )

  it('makes no burst after a rest', async () => {
    const clock = testClock()
    const take = makeBudget({ clock, reserve: ownPace({ clock, perSecond: 45 }) })
    await clock.advance(60_000)
    const start = clock.now()
    const times: number[] = []
    for (let i = 0; i < 100; i++) void take('0069003184', 'check').then(() => times.push(clock.now() - start))
    await clock.advance(5000)
    expect(times).toHaveLength(100)
    expect(most(times, 100)).toBeLessThanOrEqual(7)
  })

  it('serves the most urgent lane first', async () => {
    const turns = await turnsOf(['night', 'check', 'night', 'gate', 'retry'], 10, 5)
    expect(turns.map((turn) => turn.lane)).toEqual(['gate', 'check', 'retry', 'night', 'night'])
  })

  it('gives a slow lane a fifth while others wait, and everything when they do not', async () => {
    const both = await turnsOf([...Array<Lane>(40).fill('by'), ...Array<Lane>(40).fill('check')], 10, 12)
    const early = both.slice(0, 40).filter((turn) => turn.lane === 'by').length
    expect(early).toBe(8)
    expect(both).toHaveLength(80)
  })

  it('forgets who gave up waiting', async () => {
    const clock = testClock()
    const take = makeBudget({ clock, reserve: ownPace({ clock, perSecond: 10 }) })
    const stop = new AbortController()
    const given = take('0069003184', 'check', stop.signal)
    stop.abort(new Error('over'))
    await expect(given).rejects.toThrow('over')
    let came = false
    void take('0069003184', 'check').then(() => (came = true))
    await clock.advance(2000)
    expect(came).toBe(true)
  })
})
