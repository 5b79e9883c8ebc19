import { readdirSync, readFileSync } from 'node:fs'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { say, isSentenceKey } from '../../../server/text/say.js'
import { faultsOf, keysOf, line, milkCode, updBytes, updText, updWithMarks, xml } from './documents.js'

const latin = (text: string) => Buffer.from(text, 'latin1')
const wide = (text: string) => Buffer.from(text, 'utf16le')
const ole = (name: string) => Buffer.concat([latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0'), wide(name)])
const named = (knd: string, version = '5.03') =>
  xml(`<Файл ИдФайл="x" ВерсФорм="${version}"><Документ КНД="${knd}" Функция="СЧФДОП"/></Файл>`)
const kontur = (root: string) =>
  xml(`<eDIMessage id="1"><interchangeHeader/><${root} number="1"/></eDIMessage>`, 'utf-8')

test.each<[string, Buffer]>([
  ['empty', Buffer.alloc(0)],
  ['empty', Buffer.from('\ufeff \r\n\t')],
  ['pdf', latin('%PDF-1.7\n%\xe2\xe3')],
  ['image', latin('\xff\xd8\xff\xe0\0\x10JFIF')],
  ['image', latin('\x89PNG\r\n\x1a\n\0\0')],
  ['zip-broken', latin('PK\x03\x04\x14\0\0\0ON_NSCHFDOPPR_x.xml')],
  ['old-excel', ole('Workbook')],
  ['word', ole('WordDocument')],
  ['word', latin('{\\rtf1\\ansi')],
  ['archive', latin('Rar!\x1a\x07\0')],
  ['signature', latin('\x30\x82\x0b\x4d\x06\x09')],
  ['signature', latin('\x30\x84\0\x12\x0b\x4d\x06\x09')],
  ['signature', latin('-----BEGIN PKCS7-----\nMIIB')],
  ['html', latin('\n<!DOCTYPE html><html></html>')],
  ['html', latin('<html><body>403</body></html>')],
  ['edifact', latin("UNA:+.? 'UNB+UNOB:1+A+B'")],
  ['edifact', latin("UNB+UNOB:1+A+B'")],
  ['edifact', latin("UNB+UNOB:1+A+B'UNH+1+APERAK:D:01B:UN'")],
  ['edi-despatch', latin("UNB+UNOB:1+A+B'\r\nUNH+1+DESADV:D:01B:UN:EAN007'")],
  ['edi-receiving', latin("UNA:+.? 'UNB+UNOB:1+A+B'UNH+1+RECADV:D:01B:UN'")],
  ['json', latin('{"codes":[]}')],
  ['json', latin('[ "0104600000000015215aB-01" ]')],
  ['not-recognised', latin('MZ\x90\0\x03\0\0\0')],
  ['not-recognised', Buffer.from('Добрый день! Высылаем документы.\nС уважением, склад')],
  ['table-without-codes', Buffer.from('Товар;Количество;Цена\nМолоко;5;10')],
  ['buyer-title', named('1115132', '5.02')],
  ['buyer-title', xml('<Файл ВерсФорм="5.01"><ИнфПок КНД="1115132"/></Файл>')],
  ['upd-correction', named('1115127', '5.01')],
  ['torg-2', named('1175014', '5.01')],
  ['fns-other', named('1110000')],
  ['fns-other', xml('<Файл ВерсФорм="5.03"><Документ/></Файл>')],
  ['upd-version', named('1115131', '5.04')],
  ['upd-version', named('1115131', '')],
  ['edi-order', kontur('order')],
  ['edi-order-response', kontur('orderResponse')],
  ['edi-despatch', kontur('despatchAdvice')],
  ['edi-receiving', kontur('receivingAdvice')],
  ['edi-despatch', latin('<DESADV><NUMBER>1</NUMBER></DESADV>')],
  ['edi-receiving', latin('<RECADV><NUMBER>1</NUMBER></RECADV>')],
  ['edi-order', latin('<ORDER><NUMBER>1</NUMBER></ORDER>')],
  ['edi-invoice', latin('<Document-Invoice/>')],
  ['egais', latin('<ns:Documents xmlns:ns="http://fsrar.ru/"/>')],
  ['xml-unknown', latin('<catalog/>')],
  ['xml-unknown', latin('<constructor/>')],
  ['no-codes', updBytes({ lines: [line({ codes: [] })] })],
  ['header-missing', Buffer.from(updText().replace(/<СвСчФакт[\s\S]*<\/СвСчФакт>/, ''))],
])('%s is told from the content', async (key, bytes) => {
  expect(await keysOf(bytes)).toEqual([key])
})

test('the version of УПД is named', async () => {
  expect(await faultsOf(named('1115131', '5.04'))).toEqual([
    { key: 'upd-version', line: 2, params: { version: '5.04' } },
  ])
})

describe('XML that is not to be read is refused', () => {
  const bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>\n<Файл>&b;</Файл>'
  const deep = `<Файл ВерсФорм="5.03"><Документ КНД="1115131" Функция="ДОП">${'<a>'.repeat(40)}${'</a>'.repeat(40)}</Документ></Файл>`
  const kiz = (text: string) => updWithMarks(`<КИЗ>${text}</КИЗ>`)

  test.each<[string, Buffer, number | null]>([
    ['xml-doctype', xml(bomb), 2],
    ['xml-doctype', xml('<!DOCTYPE x SYSTEM "file:///etc/passwd">\n<Файл/>'), 2],
    ['xml-broken', xml('<Файл>&unknown;</Файл>'), 2],
    ['xml-broken', xml('<Файл>\n<а></б></Файл>'), 3],
    ['xml-broken', xml('<Файл а="1" а="2"/>'), 2],
    ['xml-broken', Buffer.concat([updBytes(), Buffer.from('<b/>')]), null],
    ['xml-broken', kiz('5a\x01b'), 4],
    ['xml-broken', kiz('5a&#1;b'), 4],
    ['xml-separator', kiz('5a\x1d93abcd'), 4],
    ['xml-separator', kiz('5a&#x1D;93abcd'), 4],
    ['xml-separator', kiz('5a&#29;93abcd'), 4],
    ['xml-too-deep', xml(deep), 2],
    ['xml-value-too-long', kiz('5'.repeat(9_000)), 4],
    ['xml-value-too-long', xml(`<Файл а="${'x'.repeat(9_000)}"/>`), 2],
    ['xml-value-too-long', xml(`<Файл>${' '.repeat(300_000)}<!-- ${'x'.repeat(300_000)}`), 2],
    ['xml-value-too-long', xml(`<Файл ${'а="" '.repeat(60_000)}`), 2],
  ])('%s', async (key, bytes, row) => {
    const [fault] = await faultsOf(bytes)
    expect(fault?.key).toBe(key)
    if (row !== null) expect(fault?.line).toBe(row)
  })

  test('too big, at once, without reading on', async () => {
    let given = 0
    async function* endless() {
      for (;;) {
        given += 65_536
        yield Buffer.alloc(65_520, `${milkCode('5aB')}\n`)
      }
    }
    expect(await faultsOf(endless(), { maxBytes: 1024 * 1024 })).toMatchObject([
      { key: 'too-big', params: { megabytes: 1 } },
    ])
    expect(await keysOf(updBytes(), { maxBytes: 500 })).toEqual(['too-big'])
    expect(given).toBeLessThan(1_200_000)
  })

  test('too many lines or codes', async () => {
    const two = updBytes({ lines: [line(), line()] })
    expect(await keysOf(two, { maxLines: 1 })).toEqual(['too-many-lines'])
    expect(await keysOf(two, { maxCodes: 1 })).toEqual(['too-many-codes'])
    expect(await keysOf(Buffer.from(`${milkCode('1')}\n${milkCode('2')}`), { maxCodes: 1 })).toEqual([
      'too-many-codes',
    ])
  })

  test.each([1, 400])('letters that no encoding explains, with their row, among %i lines', async (count) => {
    const bytes = Buffer.from(updText({ lines: Array.from({ length: count }, () => line()) }))
    const at = bytes.lastIndexOf('Товары переданы')
    bytes[at] = 0xff
    const row = bytes.subarray(0, at).toString().split('\n').length
    expect(await faultsOf(bytes)).toEqual([{ key: 'encoding-broken', line: row }])
  })
})

test('faults of a readable document come together, each with its line', async () => {
  const text = updText({ lines: [line({ codes: [] })] }).replace(
    'НомерДок="МБ-4417" ДатаДок="24.11.2026"',
    'НомерДок=" " ДатаДок="31.11.2026"',
  )
  expect(await faultsOf(Buffer.from(text))).toEqual([
    { key: 'number-missing', line: 4 },
    { key: 'date-wrong', line: 4, params: { value: '31.11.2026' } },
    { key: 'no-codes', line: null },
  ])
  expect(await keysOf(Buffer.from(updText().replace(' ДатаДок="24.11.2026"', '')))).toEqual(['date-missing'])
})

test.each(['5.01', '5.02', '5.03'] as const)(
  'УПД %s that breaks off anywhere gives no draft',
  async (version) => {
    for (const encoding of ['windows-1251', 'utf-8'] as const) {
      const bytes = updBytes({ version }, encoding)
      const end = bytes.lastIndexOf('>') + 1
      for (let length = 0; length < end; length++) {
        const keys = await keysOf(bytes.subarray(0, length))
        if (length > 0) expect(keys).toEqual(['xml-cut'])
      }
    }
  },
)

test('every fault and warning that the readers know has its sentence and the next step', () => {
  const folder = new URL('../../../server/intake/', import.meta.url)
  const source = readdirSync(folder)
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    .join('\n')
  const faults = [
    ...source.matchAll(
      /(?:refuse|fault)\(\s*'([\w-]+)'|key: '([\w-]+)'|: '((?:edi|xml|upd|torg|buyer)-[\w-]+|egais)'/g,
    ),
  ]
  const keys = [...new Set(faults.map((match) => match[1] ?? match[2] ?? match[3]!))]
  expect(keys.length).toBeGreaterThan(40)
  const missing = keys
    .flatMap((key) => [`document.${key}`, `document.${key}.next`])
    .filter((key) => !isSentenceKey(key))
  expect(missing).toEqual([])
  const warnings = [...source.matchAll(/(?:warn|count)\('([\w-]+)'|'((?:code|withdrawal)-[\w-]+)'/g)].map(
    (match) => match[1] ?? match[2]!,
  )
  expect(warnings.filter((key) => !isSentenceKey(`document.warning.${key}`))).toEqual([])
  expect(say('ru', 'error.document.refused', { count: 2 })).toContain('причины')
})

test('a fault never shows more of the file than a few words', async () => {
  const root = await faultsOf(xml(`<${'a'.repeat(5_000)}/>`))
  expect(JSON.stringify(root).length).toBeLessThan(200)
  const date = await faultsOf(
    iconv.encode(
      updText()
        .replace('ДатаДок="24.11.2026"', `ДатаДок="${'9'.repeat(5_000)}"`)
        .replace('encoding="utf-8"', ''),
      'utf-8',
    ),
  )
  expect(JSON.stringify(date).length).toBeLessThan(300)
})
