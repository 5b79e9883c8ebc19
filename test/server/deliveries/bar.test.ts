import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { barLines, barOf } from '../../../server/deliveries/bar.js'

const counts = fc.record({
  sell: fc.integer({ min: 0, max: 400_000 }),
  risk: fc.integer({ min: 0, max: 5_000 }),
  block: fc.integer({ min: 0, max: 400_000 }),
  wait: fc.integer({ min: 0, max: 50_000 }),
})
const sum = (parts: Record<string, number>) => Object.values(parts).reduce((all, part) => all + part, 0)

describe('a bar', () => {
  it('shows every share that is there, in order, apart, and none thinner than 1.2 %', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 0, max: 100_000 }), (parts, rest) => {
        const lines = barLines(parts, sum(parts) + rest)
        expect(lines).toHaveLength(Object.values(parts).filter((part) => part > 0).length)
        lines.forEach(({ x1, x2 }, index) => {
          expect(x2 - x1).toBeGreaterThanOrEqual(11)
          if (index > 0) expect(x1 - lines[index - 1]!.x2).toBeGreaterThanOrEqual(3)
        })
        expect(lines.every(({ x1, x2 }) => x1 >= 0 && x2 <= 1000)).toBe(true)
      }),
    )
  })

  it('ends at its end when it is whole, and before it while something is left', () => {
    expect(barLines({ sell: 990, block: 10 }, 1000).at(-1)!.x2).toBe(1000)
    expect(barLines({ sell: 999 }, 1000).at(-1)!.x2).toBeLessThanOrEqual(984)
  })

  it('leaves what was not checked an empty track, but names it', () => {
    const bar = barOf({ sell: 50, unknown: 50 }, 100, 'ru')
    expect(bar.lines).toHaveLength(1)
    expect(bar.lines[0]!.x2).toBeLessThan(510)
    expect(bar.label).toBe('можно продавать 50, не проверено 50')
  })

  it('of nothing is empty', () => {
    expect(barLines({}, 0)).toEqual([])
    expect(barLines({ sell: 0 }, 10)).toEqual([])
  })

  it('says in words that nothing is checked yet', () => {
    expect(barOf({}, 100, 'ru')).toEqual({ lines: [], legend: [], label: 'пока ничего не проверено' })
  })
})
