import { expect, it } from 'vitest'
import { runSoak } from '../soak/run-soak.js'

it('ends every code as it is while ЧЗ fails in every way and the program is killed', async () => {
  const report = await runSoak({
    codes: 5000,
    perDelivery: 100,
    kills: 1,
    isChain: false,
    entry: 'server/main.ts',
    seed: 7,
    patienceMs: 115_000,
  })
  expect(report.wrong).toEqual([])
  expect(report.overAsked).toEqual([])
  expect(report.maxInSlidingSecond).toBeLessThanOrEqual(50)
  expect(report.checkPartGapMs).toBeGreaterThanOrEqual(2000)
  expect(report.faults).toHaveLength(10)
  expect(report.faultsAbroad).toHaveLength(9)
  expect(report.memory.last).toBeLessThanOrEqual(report.memory.second * 1.15)
}, 130_000)
