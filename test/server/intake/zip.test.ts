import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDocument } from '../../../server/intake/read-document.js'
import {
  faultsOf,
  inPieces,
  keysOf,
  line,
  milkCode,
  read,
  readsOrRefuses,
  updBytes,
  updText,
  xml,
} from './documents.js'
import { zip } from './zip-writer.js'

const latin = (text: string) => Buffer.from(text, 'latin1')
const upd = (bytes = updBytes()) => ({ name: 'ON_NSCHFDOPPR_1.xml', bytes })
const title = (knd: string) => xml(`<Файл ВерсФорм="5.03"><Документ КНД="${knd}"/></Файл>`)
const buyerTitle = { name: 'ON_NSCHFDOPPOK_1.xml', bytes: title('1115132') }
const correction = { name: 'ON_NKORSCHFDOPPR_1.xml', bytes: title('1115127') }
const pdf = { name: 'Протокол.pdf', bytes: latin('%PDF-1.7 КИЗ') }
const inner = { name: 'inner.zip', bytes: zip(upd()), method: 0 }

/** What an operator gives: the document among its printed form, signatures and service files. */
const download = (...documents: { name: string; bytes: Buffer; method?: number }[]) =>
  zip(
    pdf,
    { name: 'Подписи/', bytes: Buffer.alloc(0), method: 0 },
    { name: 'Подписи/1.sgn', bytes: latin('\x30\x82\x0b\x4d\x06\x09') },
    { name: 'Подписи/1.p7s', bytes: latin('-----BEGIN PKCS7-----\nMIIB') },
    { name: 'Служебные/DP_UVUTOCH.xml', bytes: title('1115110') },
    { name: 'Служебные/empty.txt', bytes: Buffer.alloc(0) },
    { name: 'Служебные/codes.txt', bytes: latin(milkCode('5aB-77')) },
    ...documents,
    { name: 'meta.json', bytes: latin('{"id":1}') },
  )

describe('an archive of an operator', () => {
  test.each([
    ['deflated', 8],
    ['stored', 0],
  ])('gives the same as the bare УПД, %s', async (_, method) => {
    const bytes = updBytes({ lines: [line({ codes: ['5aB<01', '5aB-02'].map(milkCode) })] })
    expect(await read(download({ ...upd(bytes), method }))).toEqual(await read(bytes))
  })

  test('is read with the answer of the buyer and another archive beside the УПД', async () => {
    expect(await read(download(buyerTitle, upd(), inner))).toEqual(await read(updBytes()))
  })

  test('may hold the same УПД twice', async () => {
    const twice = zip(upd(), { ...upd(), name: 'Копия/ON_NSCHFDOPPR_1.xml' })
    expect(await read(twice)).toEqual(await read(updBytes()))
  })

  test('is read whatever its names are', async () => {
    const names = ['../../etc/УПД', '/x', 'a\\b', '\xff\0', '']
    for (const name of names) expect(await read(zip({ ...upd(), name }))).toEqual(await read(updBytes()))
  })

  test('is read with a УПД of 5.01, and with one whose encoding is declared wrong', async () => {
    const old = updBytes({ version: '5.01' })
    expect(await read(zip(upd(old)))).toEqual(await read(old))
    const wrong = Buffer.from(updText().replace('encoding="utf-8"', 'encoding="windows-1251"'))
    expect((await read(zip(upd(wrong)))).draft.warnings).toHaveLength(1)
  })

  test('hands the codes over while the УПД is still being unpacked', async () => {
    const codes = Array.from({ length: 5_000 }, (_, i) => milkCode(`5a${i}`))
    const sizes: number[] = []
    await readDocument(inPieces(zip(upd(updBytes({ lines: [line({ codes })] })))), (portion) => {
      sizes.push(portion.length)
      return Promise.resolve()
    })
    expect(Math.max(...sizes)).toBe(1_000)
    expect(sizes.reduce((sum, size) => sum + size)).toBe(5_000)
  })

  test('tells the faults of its УПД', async () => {
    expect(await keysOf(download(upd(updBytes({ lines: [line({ codes: [] })] }))))).toEqual(['no-codes'])
    expect(await keysOf(download(upd(updBytes().subarray(0, 2_000))))).toEqual(['xml-cut'])
  })
})

test.each<[string, Buffer]>([
  ['zip-without-upd', download()],
  ['zip-without-upd', zip()],
  ['zip-without-upd', zip({ name: 'broken.xml', bytes: latin('<a><b') })],
  [
    'zip-without-upd',
    zip({ name: 'Договор.docx', bytes: zip({ name: '[Content_Types].xml', bytes: latin('<') }) }),
  ],
  ['zip-several-upd', download(upd(), upd(updBytes({ number: 'МБ-4418' })))],
  ['zip-buyer-title', download(buyerTitle, inner)],
  ['zip-upd-correction', download(correction)],
  ['zip-nested', download(inner)],
  ['zip-nested', zip({ name: 'inner.rar', bytes: latin('Rar!\x1a\x07\0') })],
  ['upd-version', download(upd(xml('<Файл ВерсФорм="5.04"><Документ КНД="1115131"/></Файл>')))],
  ['zip-encrypted', zip(pdf, { ...upd(), flags: 1 })],
  ['zip-encrypted', zip(pdf, { ...upd(), flags: 0x41 })],
  ['zip-encrypted', zip({ ...upd(), flags: 1, method: 99 })],
  ['zip-method', zip({ ...upd(), method: 14 })],
  ['zip-bomb', zip(upd(Buffer.concat([updBytes(), Buffer.alloc(4 * 1024 * 1024, ' ')])))],
  [
    'xlsx',
    zip({ name: 'xl/workbook.xml', bytes: latin('<') }, { name: '[Content_Types].xml', bytes: latin('<') }),
  ],
  [
    'word',
    zip({ name: '[Content_Types].xml', bytes: latin('<') }, { name: 'word/a.xml', bytes: latin('<') }),
  ],
])('%s is the word for an archive', async (key, bytes) => {
  expect(await keysOf(bytes)).toEqual([key])
})

describe('an archive that lies is broken', () => {
  const long = updBytes({
    lines: [line({ codes: Array.from({ length: 3_000 }, (_, i) => milkCode(`5a${i}`)) })],
  })

  test.each([
    ['about a size, which is more', { size: long.length + 1 }],
    ['about a size, which is less', { size: long.length - 1 }],
    ['about a checksum', { checksum: 7 }],
  ])('%s', async (_, lie) => {
    expect(await keysOf(zip({ ...upd(long), ...lie }))).toEqual(['zip-broken'])
  })

  test('about where its files are', async () => {
    const bytes = zip(upd(), pdf)
    const second = bytes.lastIndexOf('PK\x01\x02', undefined, 'latin1')
    bytes.writeUInt32LE(0xfffff, second + 42)
    expect(await keysOf(bytes)).toEqual(['zip-broken'])
  })

  test('about files that share their bytes', async () => {
    const bytes = zip(upd(long), upd(updBytes()))
    const first = bytes.indexOf('PK\x01\x02', 0, 'latin1')
    const second = bytes.lastIndexOf('PK\x01\x02', undefined, 'latin1')
    bytes.copy(bytes, second, first, first + 46)
    expect(await keysOf(bytes)).toEqual(['zip-broken'])
  })
})

test('an archive cut anywhere is broken, and gives no draft', async () => {
  const bytes = download(upd())
  for (let length = 4; length < bytes.length; length++)
    expect(await keysOf(bytes.subarray(0, length))).toEqual(['zip-broken'])
})

test('an archive with any bytes spoilt is a draft or a refusal', async () => {
  const good = download(upd())
  const spoils = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(spoils, async (changes) => {
      const spoilt = Buffer.from(good)
      for (const [at, byte] of changes) spoilt[at] = byte
      await readsOrRefuses(spoilt)
    }),
    { numRuns: 500 },
  )
})

describe('an archive is held to its limits', () => {
  const bytes = download(upd())

  test('of its own size, at once', async () => {
    let given = 0
    async function* endless() {
      yield Buffer.from(bytes)
      for (;;) {
        given += 65_536
        yield Buffer.alloc(65_536)
      }
    }
    expect(await faultsOf(endless(), { maxZipBytes: 1024 * 1024 })).toEqual([
      { key: 'zip-too-big', line: null, params: { megabytes: 1 } },
    ])
    expect(given).toBeLessThan(1_300_000)
  })

  test('of the number of its files', async () => {
    expect(await keysOf(bytes, { maxZipFiles: 8 })).toEqual(['zip-too-many-files'])
    expect((await read(bytes, { maxZipFiles: 9 })).codes).toHaveLength(1)
  })

  test('of the size of its УПД', async () => {
    const long = zip(upd(updBytes({ lines: [line({ name: 'Молоко '.repeat(100) })] })))
    expect(await keysOf(long, { maxBytes: long.length + 70 })).toEqual(['too-big'])
  })
})
