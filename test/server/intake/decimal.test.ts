import { describe, expect, test } from 'vitest'
import { compareToCount, readDecimal, readKopecks } from '../../../server/intake/decimal.js'
import { readDocumentDate } from '../../../server/intake/document-date.js'

test.each([
  ['5982', '5982'],
  ['2.00', '2'],
  ['23.0', '23'],
  ['1,50', '1.5'],
  ['007', '7'],
  ['0.00', '0'],
  ['-0', '0'],
  ['1 234.5', '1234.5'],
  ['-', null],
  ['', null],
  ['1e3', null],
  ['12 шт', null],
])('the number %j is %j', (text, value) => expect(readDecimal(text)).toBe(value))

test.each([
  ['74.50', 7_450],
  ['14169', 1_416_900],
  ['0.005', 1],
  ['0.0049999', 0],
  ['1.005', 101],
  ['4503599627370.49', 450_359_962_737_049],
  ['99999999999999999999', null],
  ['-3.5', -350],
  ['семь', null],
])('the amount %j is %j kopecks', (text, value) => expect(readKopecks(text)).toBe(value))

test.each([
  ['3', 2, 1],
  ['2', 2, 0],
  ['1.5', 2, -1],
  ['2.5', 2, 1],
  ['-1', 0, -1],
])('%s against %i codes', (declared, count, sign) =>
  expect(Math.sign(compareToCount(declared, count))).toBe(sign),
)

describe('a date', () => {
  test.each([
    ['24.11.2026', '2026-11-24'],
    ['29.02.2024', '2024-02-29'],
    ['29.02.2026', null],
    ['31.11.2026', null],
    ['2026-11-24', null],
    ['00.00.0000', null],
    ['1.1.2026', null],
  ])('%s', (text, value) => expect(readDocumentDate(text)).toBe(value))
})
