import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { faultsOf, inPieces, keysOf, milk, milkCode, read } from './documents.js'

const codes = [
  milkCode('5a,b;c'),
  milkCode('5"d\'e'),
  `${milkCode('5aB-01')}\x1d93Xy9+`,
  '00046000000000000017',
]
const textsOf = async (text: string | Buffer) =>
  (await read(Buffer.from(text))).codes.map((code) => code.text)

test.each([
  ['LF', codes.join('\n')],
  ['CRLF', codes.join('\r\n') + '\r\n'],
  ['CR', codes.join('\r')],
  ['a byte order mark', '\ufeff' + codes.join('\n')],
  ['empty lines and outer spaces', `\n\n  ${codes.join(' \n\t\n')}\n\n`],
  ['UTF-16', Buffer.from('\ufeff' + codes.join('\r\n'), 'utf16le')],
])('a list with %s is read as lines, not as CSV', async (_, text) => {
  expect(await textsOf(text)).toEqual(codes)
})

test('a list is one line of a draft without a document', async () => {
  const { draft, codes: read2 } = await read(Buffer.from(codes.join('\r\n')))
  expect(draft).toMatchObject({ source: 'list', number: null, issuedOn: null, supplier: null, warnings: [] })
  expect(draft.lines).toMatchObject([{ codeCount: 4, gtin: null, declared: null }])
  expect(read2.map(({ lineIndex, place, row }) => [lineIndex, place, row])).toEqual(
    [1, 2, 3, 4].map((row) => [0, 'list', row]),
  )
})

test('rows are counted alike for every ending of a line', async () => {
  for (const end of ['\n', '\r\n', '\r']) {
    const { codes: found } = await read(
      inPieces(Buffer.from([codes[0], '', codes[1], '', '', codes[2]].join(end)), 1),
    )
    expect(found.map(({ row }) => row)).toEqual([1, 3, 6])
  }
})

test.each(['utf-8', 'windows-1251'])(
  'a code typed in the Russian layout comes through in %s',
  async (encoding) => {
    const typed = `01${milk}21ПДЕЗ9лйЯт`
    expect(await textsOf(iconv.encode(`${codes[0]}\n${typed}`, encoding))).toEqual([codes[0], typed])
  },
)

describe('the first line', () => {
  test.each(['Код', 'КИЗ', '"Код маркировки"', 'cis', 'DataMatrix', 'КМ'])(
    '%s is a header',
    async (header) => {
      expect(await textsOf(`${header}\n${codes.join('\n')}`)).toEqual(codes)
    },
  )

  test('of a table names the column of the codes', async () => {
    const rows = codes.slice(0, 2).map((code) => `"${code.replaceAll('"', '""')}";Молоко;12`)
    expect(await textsOf(`Код;Товар;Количество\n${rows.join('\n')}`)).toEqual(codes.slice(0, 2))
    expect(await textsOf(`№;Код;Товар\n1;${codes[0]};Молоко`)).toEqual([codes[0]])
    expect(await textsOf(`Товар\tМаркаИСМП\nМолоко\t${codes[2]}`)).toEqual([codes[2]])
  })

  test('that only looks like a header is a code', async () => {
    const [first] = await textsOf(`код;0104600000000015215aB-01\n${codes[0]}`)
    expect(first).toBe('код;0104600000000015215aB-01')
  })
})

test('lines that are no codes are named, all of them', async () => {
  const text = [codes[0], 'Итого по накладной 12', codes[1], '12', codes[2], codes[3]].join('\n')
  expect(await faultsOf(Buffer.from(text))).toEqual([
    { key: 'line-not-code', line: 2 },
    { key: 'line-not-code', line: 4 },
  ])
})

test('a header alone is a list without codes', async () => {
  expect(await keysOf(Buffer.from('Код\n'))).toEqual(['list-empty'])
})

test('a quantity of goods is no code: it is passed over and told', async () => {
  const bulk = [`02${milk}37120`, `(02)${milk}(37)12`]
  const { draft, codes: found } = await read(Buffer.from([codes[0], ...bulk, codes[1]].join('\n')))
  expect(found.map(({ text }) => text)).toEqual(codes.slice(0, 2))
  expect(draft.warnings).toEqual([{ key: 'document.warning.list-osu', params: { count: 2, row: 2 } }])
  expect(await keysOf(Buffer.from(bulk.join('\n')))).toEqual(['list-only-osu'])
})

test('a line longer than any code is refused', async () => {
  expect(await faultsOf(Buffer.from(`${codes[0]}\n${'7'.repeat(5_000)}`))).toEqual([
    { key: 'line-too-long', line: 2 },
  ])
})
