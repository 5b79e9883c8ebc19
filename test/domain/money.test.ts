import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatMoney, parseMoney } from '../../server/domain/money.js'

describe('money', () => {
  it.each([
    [0, '0,00 ₽'],
    [5, '0,05 ₽'],
    [48_960, '489,60 ₽'],
    [26_795_340, '267 953,40 ₽'],
    [123_456_789_012, '1 234 567 890,12 ₽'],
    [-5, '\u22120,05 ₽'],
  ])('%d kopecks are «%s»', (kopecks, words) =>
    expect(formatMoney(kopecks)).toBe(words.replaceAll(' ', '\u00a0')),
  )

  it.each([
    ['58.9', 5890],
    ['58,90', 5890],
    ['1 200', 120_000],
    ['267\u00a0953,40\u00a0₽', 26_795_340],
    ['267\u202f953,4 руб.', 26_795_340],
    ['-1.05', -105],
    ['41.666666', 4167],
    ['0.004', 0],
    ['9.995', 1000],
    ['', null],
    ['12,3,4', null],
    ['1e3', null],
    ['бесплатно', null],
    ['99999999999999999', null],
  ])('«%s» is %s kopecks', (text, kopecks) => expect(parseMoney(text)).toBe(kopecks))

  it('comes back as it was written', () =>
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (kopecks) => {
        expect(parseMoney(formatMoney(kopecks))).toBe(kopecks)
      }),
    ))
})
