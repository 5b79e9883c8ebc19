import { describe, expect, it } from 'vitest'
import { GS } from '../../../server/domain/codes/alphabet.js'
import { parseCode } from '../../../server/domain/codes/parse-code.js'

const milk = '0104600000000015215abcde'
const whole = `${milk}${GS}93Ab12`
const pack = '04600000000015abcdefgACVUkey1'
const sscc = '00046000000000000015'

describe('one code that was scanned several times', () => {
  it.each([
    ['lines with blanks about them', `${milk} \n\n ${milk}`, milk],
    ['three lines', `${milk}\n${milk}\n${milk}`, milk],
    ['a tab between', `${milk}\t${milk}`, milk],
    ['prefixes between', `]d2${whole}]d2${whole}`, milk],
    ['packs', pack + pack + pack, '04600000000015abcdefg'],
    ['boxes', `${sscc}\n${sscc}`, sscc],
    ['boxes without a border', sscc + sscc, sscc],
  ])('is that code: %s', (_, raw, cis) => {
    expect(parseCode(raw)).toMatchObject({
      kind: 'double',
      valid: true,
      certainty: 'repaired',
      cis,
      problems: [],
    })
    expect(parseCode(raw).repairs.at(-1)).toBe('double-scan')
  })

  it('keeps the check part that one of the scans has', () => {
    for (const raw of [`${milk}\n${whole}`, `${whole}\n${milk}`])
      expect(parseCode(raw)).toMatchObject({ kind: 'double', cis: milk, full: whole, ai: { '93': 'Ab12' } })
  })
})

describe('a bar code of goods that was scanned twice', () => {
  it.each([
    ['EAN-13 in two lines', '4600000000015\r\n4600000000015', 'goods-barcode'],
    ['EAN-13 without a border', '46000000000154600000000015', 'goods-barcode'],
    ['EAN-8 without a border', '4600000246000002', 'goods-barcode'],
    ['of the shop’s own', '20000000000152000000000015', 'internal-gtin'],
  ])('is a doubled scan, and no marking code: %s', (_, raw, key) => {
    const read = parseCode(raw)
    expect(read).toMatchObject({ kind: 'double', valid: true, certainty: 'repaired', cis: null })
    expect(read.problems.map((found) => found.key)).toEqual([key])
    expect(read.repairs).toContain('double-scan')
    expect(read.gtin?.endsWith(raw.slice(0, raw.length >= 26 ? 13 : 8))).toBe(true)
  })

  it.each([
    ['two articles without a border', '46000000000154600000000022', null],
    ['an article and a unit of it', `4600000000015\n${milk}`, '04600000000015'],
  ])('is told from several scans: %s', (_, raw, gtin) => {
    expect(parseCode(raw)).toMatchObject({
      kind: 'double',
      valid: false,
      cis: null,
      gtin,
      problems: [{ key: 'several-codes', params: { count: 2 } }],
    })
  })
})

describe('scraps of codes', () => {
  it.each([
    ['a sign before two codes', `x${milk}${milk}`],
    ['a sign before one', `x${milk}`],
    ['signs before a whole code', `abc${whole}`],
    ['a code that lost its beginning before another', milk.slice(5) + milk],
    ['a sign before two packs', `x${pack}${pack}`],
    ['a bar code before a code', `4600000000015${milk}`],
  ])('are no box of the shipper’s own: %s', (_, raw) => {
    expect(parseCode(raw)).toMatchObject({
      kind: 'unknown',
      valid: false,
      cis: null,
      problems: [{ key: 'scraps' }],
    })
  })

  it('are not seen in a number that is filled up', () => {
    const filled = `PALLET-${'0'.repeat(41)}7`
    expect(parseCode(filled)).toMatchObject({ kind: 'kitu_free', valid: true, cis: filled })
  })
})

describe('several codes in one scan', () => {
  const several = (count: number) => [{ key: 'several-codes', params: { count } }]
  it.each<[string, string, string | null, number]>([
    ['units of one GTIN', `${whole}${milk.slice(0, -1)}x${GS}93Ab12`, '04600000000015', 2],
    ['units of two', `${whole}0104600000000022215abcde${GS}93Ab12`, null, 2],
    ['packs', `${pack}04600000000015abcdefhACVUkey1`, '04600000000015', 2],
    ['furs', 'BY-430301-AAA0000017\nBY-430301-AAA0000018', null, 2],
    ['lines', `${milk}\n${milk.slice(0, -1)}x\n${milk}`, '04600000000015', 3],
  ])('are refused and counted: %s', (_, raw, gtin, count) => {
    expect(parseCode(raw)).toMatchObject({
      kind: 'double',
      valid: false,
      cis: null,
      gtin,
      problems: several(count),
    })
  })

  it('are not cut out of what is no code', () => {
    expect(parseCode(`${milk}\nabc`)).toMatchObject({ kind: 'unknown', valid: false, cis: null })
  })
})

describe('tag 1162 of a receipt', () => {
  const gtin = '042F055DB00F'
  const hex = (text: string) => Buffer.from(text, 'latin1').toString('hex').toUpperCase()
  it.each([
    ['a fur', `5246${hex('BY-430301-AAA0000017')}`, { cis: 'BY-430301-AAA0000017', gtin: null, valid: true }],
    ['EAN-13', `450D${gtin}`, { gtin: '04600000000015', cis: null, problems: [{ key: 'goods-barcode' }] }],
    ['ITF-14', `490E${gtin}`, { gtin: '04600000000015', cis: null, problems: [{ key: 'goods-barcode' }] }],
    [
      'a serial that blanks fill up',
      `444D${gtin}${hex('5abcde  ')}`,
      { cis: milk, serial: '5abcde', valid: true },
    ],
    [
      'a stamp of ЕГАИС 2.0',
      `C514${hex('22N00000XSN660Z1B10260')}`,
      { cis: null, problems: [{ key: 'excise-stamp' }] },
    ],
    [
      'a stamp of ЕГАИС 3.0',
      `C51E${hex('18740007654321')}`,
      { cis: null, problems: [{ key: 'excise-stamp' }] },
    ],
    ['lower case', `444d${gtin}${hex('5abcde')}`.toLowerCase(), { cis: milk }],
    [
      'a serial of no template',
      `444D${gtin}${hex('abcdefgh')}`,
      { valid: false, problems: [{ key: 'serial-length', params: { found: 8 } }] },
    ],
  ])('%s', (_, raw, found) => {
    expect(parseCode(raw)).toMatchObject({ kind: 'tag1162_hex', ...found })
  })

  it('of a carton holds the highest price, and says that it may be a serial of 13', () => {
    expect(parseCode(`444D${gtin}${hex('abcdefg112000')}`)).toMatchObject({
      kind: 'tag1162_hex',
      valid: true,
      certainty: 'ambiguous',
      serial: 'abcdefg',
      cis: '010460000000001521abcdefg',
      mrpKopecks: 112_000,
      problems: [{ key: 'two-readings', params: { other: '010460000000001521abcdefg112000' } }],
    })
  })

  it.each([
    ['half a byte', `444D${gtin}356162636`],
    ['a GTIN with a wrong check digit', `444D042F055DB010${hex('5abcde')}`],
    ['a GTIN of 15 digits', `444DFFFFFFFFFFFF${hex('5abcde')}`],
  ])('is not read out of %s', (_, raw) => {
    expect(parseCode(raw)).toMatchObject({ kind: 'kitu_free', certainty: 'ambiguous' })
  })
})
