import { describe, expect, it } from 'vitest'
import { ownRareTurns, rareEveryMs, rareHoldMs } from '../../../server/queue/rare-turns.js'
import { testClock } from '../../test-clock.js'

const inn = '0069003184'

async function ready() {
  const clock = testClock()
  const turns = ownRareTurns(clock)
  await clock.advance(rareEveryMs)
  return { clock, turns }
}

describe('the turn of a rare method, inside one process', () => {
  it('is not free at a start, since what was asked before is not known', async () => {
    const clock = testClock()
    const turns = ownRareTurns(clock)
    expect(await turns.take(inn)).toBe(rareEveryMs)
    await clock.advance(rareEveryMs)
    expect(await turns.take(inn)).toBe(0)
  })

  it('is one’s until his question is over, and two seconds later another’s', async () => {
    const { clock, turns } = await ready()
    expect(await turns.take(inn)).toBe(0)
    await clock.advance(10_000)
    expect(await turns.take(inn)).toBeGreaterThan(0)
    await turns.end(inn)
    expect(await turns.take(inn)).toBe(rareEveryMs)
    await clock.advance(rareEveryMs - 1)
    expect(await turns.take(inn)).toBe(1)
    await clock.advance(1)
    expect(await turns.take(inn)).toBe(0)
  })

  it('is free again when a question never ended', async () => {
    const { clock, turns } = await ready()
    await turns.take(inn)
    await clock.advance(rareHoldMs)
    expect(await turns.take(inn)).toBe(0)
  })

  it('is of each ИНН its own', async () => {
    const { turns } = await ready()
    await turns.take(inn)
    expect(await turns.take('0069145277')).toBe(0)
  })
})
