import { describe, expect, test } from 'vitest'
import iconv from 'iconv-lite'
import { isSentenceKey } from '../../../server/text/say.js'
import {
  kefir,
  line,
  milk,
  milkCode,
  read,
  updBytes,
  updText,
  updWithMarks,
  warningsOf,
} from './documents.js'

const kiz = (...codes: string[]) => updWithMarks(codes.map((code) => `<КИЗ>${code}</КИЗ>`).join('\n'))

test('a document in order has no warnings', async () => {
  expect(await warningsOf(updBytes())).toEqual({})
})

describe('a code in a document is doubted', () => {
  test.each([
    ['code-brackets', `(01)${milk}(21)5aB-01`],
    ['code-short', '0104600000000015'],
    ['code-cyrillic', milkCode('5аВ-01')],
    ['code-character', milkCode('5a B01')],
    ['code-character', milkCode('5a#B01')],
    ['code-character', milkCode('5a]B0^')],
    ['code-gtin', `01${kefir}215aB-01`],
    ['code-tail', `${milkCode('5aB-01')}93Xy9+`],
    ['code-tail', `${milkCode('5abcdefghijkl')}91EE1192${'q'.repeat(44)}`],
    ['code-empty', '  '],
  ])('%s: %s', async (key, code) => {
    const warnings = await warningsOf(kiz(milkCode('5zz-02'), code))
    expect(warnings).toEqual({ [key]: { count: 1, row: 5 } })
  })

  test('not where brackets are a part of its serial', async () => {
    expect(await warningsOf(kiz(milkCode('5(21)b')))).toEqual({})
  })

  test('not for the GTIN of a pack, which has its own', async () => {
    expect(await warningsOf(updWithMarks(`<НомУпак>01${kefir}215aB-01</НомУпак>`))).toEqual({})
  })

  test('in XML 1.1, which allows a separator, for its tail', async () => {
    const text = iconv
      .decode(kiz(`${milkCode('5aB-01')}&#x1D;93Xy9+`), 'windows-1251')
      .replace('version="1.0"', 'version="1.1"')
    expect(await warningsOf(iconv.encode(text, 'windows-1251'))).toEqual({
      'code-tail': { count: 1, row: 4 },
    })
  })
})

describe('the number of codes is held to КолТов', () => {
  const codes = ['5aB-01', '5aB-02'].map(milkCode)

  test('where it is more', async () => {
    expect(await warningsOf(updBytes({ lines: [line({ codes, declared: '3' })] }))).toEqual({
      'fewer-codes': { line: '1', declared: '3', count: 2 },
    })
  })
  test('where it is less', async () => {
    expect(await warningsOf(updBytes({ lines: [line({ codes, declared: '1.5' })] }))).toEqual({
      'more-codes': { line: '1', declared: '1.5', count: 2 },
    })
  })
  test('but not where boxes stand for units', async () => {
    const lines = [line({ codes, declared: '24', transportCode: '00046000000000000017' })]
    expect(await warningsOf(updBytes({ lines }))).toEqual({})
  })
  test('but not for kilograms', async () => {
    expect(await warningsOf(updBytes({ lines: [line({ codes, declared: '24', unitCode: '166' })] }))).toEqual(
      {},
    )
  })
  test('and only ten lines are named, the rest counted', async () => {
    const lines = Array.from({ length: 14 }, () => line({ codes, declared: '3' }))
    const { warnings } = (await read(updBytes({ lines }))).draft
    expect(warnings).toHaveLength(11)
    expect(warnings.at(-1)).toEqual({ key: 'document.warning.fewer-codes.more', params: { count: 4 } })
  })
})

test('lines without codes are counted', async () => {
  expect(await warningsOf(updBytes({ lines: [line(), line({ codes: [] }), line({ codes: [] })] }))).toEqual({
    'lines-without-codes': { count: 2 },
  })
})

test.each([
  ['1', 'withdrawal-own'],
  ['2', 'withdrawal-free'],
  ['3', 'withdrawal-production'],
  ['7', 'withdrawal-other'],
  ['constructor', 'withdrawal-other'],
])('a document that withdraws the goods from circulation (%s) raises an alarm', async (value, key) => {
  const field = `<ИнфПолФХЖ1><ТекстИнф Идентиф="СвВыбытияМАРК" Значен="${value}"/></ИнфПолФХЖ1></СвСчФакт>`
  expect(await warningsOf(Buffer.from(updText().replace('</СвСчФакт>', field)))).toEqual({ [key]: {} })
})

test.each([
  ['ИнфПолФХЖ1', 'СвВыбытияМарк'],
  ['ИнфПолФХЖ3', 'СвВыбытияМАРК'],
])('the alarm is raised in %s and for %s too', async (place, name) => {
  const field = `<${place}><ТекстИнф Идентиф="${name}" Значен="1"/></${place}></Документ>`
  const bytes = Buffer.from(updText().replace('</Документ>', field))
  expect(await warningsOf(bytes)).toEqual({ 'withdrawal-own': {} })
})

test.each(['СЧФ', 'СвРК', 'СвЗК'])('the function %s is told, ГИС МТ does not process it', async (role) => {
  expect(await warningsOf(Buffer.from(updText().replace('СЧФДОП', role)))).toEqual({
    function: { function: role },
  })
})

test('a declared encoding that the bytes belie is told and the bytes are believed', async () => {
  const text = updText()
  const expected = (await read(Buffer.from(text))).draft
  const asUtf8 = Buffer.from(text.replace('encoding="utf-8"', 'encoding="windows-1251"'))
  const asCyrillic = iconv.encode(text, 'windows-1251')
  for (const [bytes, declared, actual] of [
    [asUtf8, 'windows-1251', 'utf-8'],
    [asCyrillic, 'utf-8', 'windows-1251'],
  ] as const) {
    const warnings = [{ key: 'document.warning.encoding', params: { declared, actual } }]
    expect((await read(bytes)).draft).toEqual({ ...expected, warnings })
  }
})

test('UTF-16 of a text editor is read', async () => {
  const text = updText().replace('encoding="utf-8"', 'encoding="utf-16"')
  const { draft } = await read(Buffer.from(`\ufeff${text}`, 'utf16le'))
  expect(draft).toEqual((await read(updBytes({}, 'utf-8'))).draft)
})

test('amounts, contract dates and GTINs that cannot be read are told, and are nothing', async () => {
  const text = updText({ contract: { number: 'П-118', signedOn: '2025-02-03' } })
    .replace('ЦенаТов="74.50"', 'ЦенаТов="семь"')
    .replace('03.02.2025', '31.02.2025')
    .replace(`ГТИН="${milk}"`, 'ГТИН="04600000000016"')
  const { draft } = await read(Buffer.from(text))
  expect(draft).toMatchObject({ contractNumber: 'П-118', contractSignedOn: null })
  expect(draft.lines[0]).toMatchObject({ priceKopecks: null, gtin: milk })
  const keys = draft.warnings.map(({ key }) => key.replace('document.warning.', ''))
  expect(keys).toEqual(['contract-date', 'amount-unread', 'gtin-wrong'])
  expect(draft.warnings.every(({ key }) => isSentenceKey(key))).toBe(true)
})
