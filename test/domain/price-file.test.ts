import { describe, expect, it } from 'vitest'
import { momentOf } from '../../server/domain/dates.js'
import { readPriceFile } from '../../server/domain/price-file.js'

const zone = 'Europe/Moscow'
const now = Date.UTC(2026, 10, 24, 9, 0)
const read = (text: string) => readPriceFile(text, { now, zone })
const day = (on: string) => momentOf(on, '00:00', zone)

describe('a file of prices', () => {
  it('is read with its heading, quotes, spaces, any line end and a byte order mark', () => {
    const { rows, faults } = read(
      '\uFEFFgtin;priceKopecks;from\r\n"04600000041711"; 18900 ;2026-12-01\n4600000041711;17900;\r\n\r\n',
    )
    expect(faults).toEqual([])
    expect(rows).toEqual([
      { gtin: '04600000041711', priceKopecks: 18_900, fromAt: day('2026-12-01') },
      { gtin: '04600000041711', priceKopecks: 17_900, fromAt: day('2026-11-24') },
    ])
  })
  it('needs no heading and no day', () =>
    expect(read('04600000041711;17900').rows).toEqual([
      { gtin: '04600000041711', priceKopecks: 17_900, fromAt: day('2026-11-24') },
    ]))
  it('holds the later of two lines for one day', () =>
    expect(read('04600000041711;17900\n04600000041711;18000').rows).toMatchObject([{ priceKopecks: 18_000 }]))
  it.each([
    ['04600000041711', 'columns'],
    ['04600000041711;1;2026-11-24;x', 'columns'],
    ['04600000041712;17900;', 'gtin'],
    ['0460000004171x;17900;', 'gtin'],
    ['04600000041711;179,00;', 'price'],
    ['04600000041711;0;', 'price'],
    ['04600000041711;-5;', 'price'],
    ['04600000041711;17900;24.11.2026', 'from'],
    ['04600000041711;17900;2026-02-30', 'from'],
  ])('names what is wrong with %s', (line, kind) =>
    expect(read(`gtin;priceKopecks;from\n${line}`)).toEqual({ rows: [], faults: [{ line: 2, kind }] }),
  )
  it('names every fault with its line, and a file without a price', () => {
    expect(read('x;1;\n04600000041711;17900;\n04600000041711;y;').faults.map(({ line }) => line)).toEqual([
      1, 3,
    ])
    expect(read('\n').faults).toEqual([{ line: 0, kind: 'empty' }])
  })
})
