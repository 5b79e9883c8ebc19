import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shareRows, type RowRange, type SheetRoom } from '../../../server/domain/claim/share-rows.js'

const sum = (heights: number[], { from, to }: RowRange) =>
  heights.slice(from, to).reduce((total, height) => total + height, 0)

/** What the act has: rows of one to four lines, a first sheet that may be short, signatures of up to 110 mm. */
const acts = fc.record({
  heights: fc.array(fc.constantFrom(5.5, 8.9, 12.3, 15.7), { minLength: 1, maxLength: 400 }),
  room: fc.record({
    firstMm: fc.double({ min: 20, max: 165, noNaN: true }),
    otherMm: fc.double({ min: 150, max: 170, noNaN: true }),
    tailMm: fc.double({ min: 10, max: 110, noNaN: true }),
  }),
})

const roomOf = (room: SheetRoom, index: number) => (index === 0 ? room.firstMm : room.otherMm)

describe('rows shared among sheets', () => {
  it('stand on exactly one sheet each, in order', () => {
    fc.assert(
      fc.property(acts, ({ heights, room }) => {
        const ranges = shareRows(heights, room)
        expect(ranges[0]!.from).toBe(0)
        expect(ranges.at(-1)!.to).toBe(heights.length)
        for (const [index, { from }] of ranges.entries())
          if (index > 0) expect(from).toBe(ranges[index - 1]!.to)
      }),
    )
  })

  it('never go over their sheet, and the last leaves room for the tail', () => {
    fc.assert(
      fc.property(acts, ({ heights, room }) => {
        const ranges = shareRows(heights, room)
        for (const [index, range] of ranges.entries()) {
          const tailMm = index === ranges.length - 1 ? room.tailMm : 0
          expect(sum(heights, range) + tailMm).toBeLessThanOrEqual(roomOf(room, index) + 1e-9)
        }
      }),
    )
  })

  it('fill every sheet between the first and the last so far that the next row would not fit', () => {
    fc.assert(
      fc.property(acts, ({ heights, room }) => {
        const ranges = shareRows(heights, room)
        // The last but one may have given rows to the tail.
        for (const [index, range] of ranges.slice(1, -2).entries())
          expect(sum(heights, { from: range.from, to: range.to + 1 })).toBeGreaterThan(
            roomOf(room, index + 1),
          )
      }),
    )
  })

  it('leave no sheet of the annex almost empty', () => {
    fc.assert(
      fc.property(acts, ({ heights, room: { otherMm, tailMm } }) => {
        const ranges = shareRows(heights, { firstMm: otherMm, otherMm, tailMm })
        for (const range of ranges.slice(0, -1))
          expect(sum(heights, range)).toBeGreaterThanOrEqual(Math.min(otherMm / 4, otherMm - tailMm))
      }),
    )
  })

  it.each([
    ['one row with its tail', 1, [[0, 1]]],
    ['as many as fit with the tail', 14, [[0, 14]]],
    [
      'one more: the tail takes two rows along',
      15,
      [
        [0, 13],
        [13, 15],
      ],
    ],
    [
      'a full sheet without the tail',
      26,
      [
        [0, 24],
        [24, 26],
      ],
    ],
    [
      'one more than a full sheet',
      27,
      [
        [0, 25],
        [25, 27],
      ],
    ],
  ])('%s', (_, count, expected) => {
    const heights = Array.from({ length: count }, () => 6)
    const ranges = shareRows(heights, { firstMm: 160, otherMm: 160, tailMm: 75 })
    expect(ranges.map(({ from, to }) => [from, to])).toEqual(expected)
  })

  it('start on the second sheet where not one fits under the head of the first', () => {
    expect(shareRows([30, 30], { firstMm: 20, otherMm: 160, tailMm: 20 })).toEqual([
      { from: 0, to: 0 },
      { from: 0, to: 2 },
    ])
  })

  it('move from under the head of the first sheet, so that the second is not almost empty', () => {
    const ranges = shareRows([10, 10, 10, 10], { firstMm: 35, otherMm: 160, tailMm: 20 })
    expect(ranges).toEqual([
      { from: 0, to: 2 },
      { from: 2, to: 4 },
    ])
  })
})
