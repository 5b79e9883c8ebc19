import { describe, expect, test } from 'vitest'
import {
  kefir,
  keysOf,
  line,
  milk,
  milkCode,
  outline,
  read,
  updBytes,
  updText,
  updWithMarks,
  type Encoding,
} from './documents.js'

const whole = () =>
  outline({
    consignee: {
      inn: '0078120046',
      kpp: '007802002',
      name: 'Магазин на Портовой',
      address: 'г. Приморск, ул. Портовая, 7',
    },
    contract: { number: 'П-118', signedOn: '2025-02-03' },
    correction: { number: '2', on: '2026-11-25' },
    lines: [
      line({ declared: '3', codes: ['5aB-01', '5aB<02', '5a"&\'>'].map(milkCode) }),
      line({
        name: 'Кефир 1 %',
        gtin: kefir,
        codes: [],
        packs: [`01${kefir}21PACK001`],
        transportCode: '00046000000000000017',
      }),
    ],
  })

describe.each<Encoding>(['windows-1251', 'utf-8'])('УПД 5.03 in %s', (encoding) => {
  test('gives its header', async () => {
    const { draft } = await read(updBytes(whole(), encoding))
    expect(draft).toMatchObject({
      source: 'upd',
      number: 'МБ-4417',
      issuedOn: '2026-11-24',
      correctionNumber: '2',
      supplier: {
        inn: '0069145277',
        kpp: '006901001',
        name: 'ООО «Молочный берег»',
        address: 'г. Приморск, ул. Набережная, 1',
      },
      buyer: { inn: '0078120046', kpp: '007801001', name: 'ООО «Лавка»', address: null },
      consignee: { kpp: '007802002', name: 'Магазин на Портовой' },
      contractNumber: 'П-118',
      contractSignedOn: '2025-02-03',
      warnings: [],
    })
  })

  test('gives its lines with money in kopecks', async () => {
    const { draft } = await read(updBytes(whole(), encoding))
    expect(draft.lines[0]).toEqual({
      number: '1',
      name: 'Молоко 3,2 % «Берег», 1 л',
      gtin: milk,
      article: null,
      unitCode: '796',
      unitName: 'шт',
      declared: '3',
      priceKopecks: 7_450,
      sumKopecks: 24_585,
      vatRate: '10%',
      osuCount: 0,
      codeCount: 3,
    })
  })

  test('gives every code exactly, with its place and row', async () => {
    const bytes = updBytes(whole(), encoding)
    const { codes } = await read(bytes)
    expect(codes.map(({ text }) => text)).toEqual([
      ...['5aB-01', '5aB<02', '5a"&\'>'].map(milkCode),
      '00046000000000000017',
      `01${kefir}21PACK001`,
    ])
    expect(codes.map(({ lineIndex, place }) => [lineIndex, place])).toEqual([
      [0, 'kiz'],
      [0, 'kiz'],
      [0, 'kiz'],
      [1, 'transport'],
      [1, 'pack'],
    ])
    const rows = updText(whole()).split('\n')
    for (const { row, place } of codes.filter(({ place }) => place !== 'transport')) {
      expect(rows[row - 1]).toContain(place === 'kiz' ? '<КИЗ>' : '<НомУпак>')
    }
  })
})

test('a byte order mark before UTF-8 changes nothing', async () => {
  const bytes = updBytes({}, 'utf-8')
  expect((await read(Buffer.concat([Buffer.from('\ufeff'), bytes]))).draft).toEqual((await read(bytes)).draft)
})

test('the contract, the buyer and the supplier may come after the table', async () => {
  const text = updText(whole())
  const header = /\s*<СвСчФакт[\s\S]*<\/СвСчФакт>/.exec(text)![0]
  const moved = text.replace(header, '').replace('    <Подписант', `${header}\n    <Подписант`)
  const [usual, late] = await Promise.all([read(Buffer.from(text)), read(Buffer.from(moved))])
  expect(late.draft).toEqual(usual.draft)
})

test('a ground that is not a contract is passed over, a «государственный контракт» is one', async () => {
  const text = updText({ contract: { number: 'П-118', signedOn: '2025-02-03' } })
  const order = '<ОснПер РеквНаимДок="Заказ" РеквНомерДок="77" РеквДатаДок="01.11.2026"/>'
  const withOrder = text
    .replace('<ОснПер', `${order}<ОснПер`)
    .replace('Договор поставки', 'Государственный КОНТРАКТ')
  expect((await read(Buffer.from(withOrder))).draft).toMatchObject({
    contractNumber: 'П-118',
    contractSignedOn: '2025-02-03',
  })
})

test('a sole proprietor is named by his name', async () => {
  const supplier = { inn: '006914527712', name: 'ИП Берегова Анна Петровна' }
  expect((await read(updBytes({ supplier }))).draft.supplier).toMatchObject({ ...supplier, kpp: null })
})

test('the address is put together from the address register too', async () => {
  const address = `<Адрес><АдрГАР ИдНом="x" Индекс="000100"><Регион>00</Регион><НаимРегион>Приморский край</НаимРегион>
    <НаселенПункт Вид="г." Наим="Приморск"/><ЭлУлДорСети Тип="ул." Наим="Портовая"/><Здание Тип="д." Номер="7"/></АдрГАР></Адрес>`
  const text = updText().replace('</ИдСв>\n      </СвПокуп>', `</ИдСв>${address}</СвПокуп>`)
  expect((await read(Buffer.from(text))).draft.buyer?.address).toBe(
    '000100, Приморский край, г. Приморск, ул. Портовая, д. 7',
  )
})

describe('the GTIN of a line', () => {
  const gtinOf = async (item: string, code = milkCode('5aB-01')) =>
    (await read(updWithMarks(`<КИЗ>${code}</КИЗ>`, 'utf-8', item))).draft.lines[0]

  test('stands in ГТИН', async () =>
    expect(await gtinOf(`ГТИН="${milk}"`)).toMatchObject({ gtin: milk, article: null }))
  test('stands in КодТов if its check digit is right', async () =>
    expect(await gtinOf('КодТов="4600000000015"')).toMatchObject({ gtin: milk, article: null }))
  test('is not an article of 13 digits', async () =>
    expect(await gtinOf('КодТов="4600000000019"')).toMatchObject({ gtin: milk, article: '4600000000019' }))
  test('is taken from the codes where the line names none', async () =>
    expect(await gtinOf('АртикулТов="A-17"')).toMatchObject({ gtin: milk, article: 'A-17' }))
})

describe('the text of a code', () => {
  const codeOf = async (marks: string) => (await read(updWithMarks(marks))).codes.map(({ text }) => text)

  test.each([
    ['entities', '5a&lt;b&amp;c&gt;d&quot;e&apos;f', '5a<b&c>d"e\'f'],
    ['numeric references', '5a&#60;b&#x26;c', '5a<b&c'],
    ['CDATA', '5a<![CDATA[<b&lt;]]>c', '5a<b&lt;c'],
    ['an entity that was escaped twice', '5a&amp;lt;b', '5a&lt;b'],
    ['a comment in the middle', '5a<!-- x -->b', '5ab'],
  ])('is decoded once: %s', async (_, written, serial) => {
    expect(await codeOf(`<КИЗ>${milkCode(written)}</КИЗ>`)).toEqual([milkCode(serial)])
  })

  test('loses only outer whitespace', async () => {
    expect(await codeOf(`<КИЗ>\n\t  ${milkCode('5a b')} \r\n</КИЗ>`)).toEqual([milkCode('5a b')])
  })
})

describe('goods in bulk', () => {
  test('are a quantity on the line, not codes', async () => {
    const marks = `<НомУпак>02${milk}37120</НомУпак><НомУпак>02${milk}3708</НомУпак><НомУпак>01${milk}21PACK001</НомУпак>`
    const { draft, codes } = await read(updWithMarks(marks))
    expect(codes.map(({ text }) => text)).toEqual([`01${milk}21PACK001`])
    expect(draft.lines[0]).toMatchObject({ osuCount: 128, codeCount: 1 })
  })

  test('may be told by КолВедМарк alone', async () => {
    const bulk = updWithMarks(`<КИЗ>${milkCode('5aB-01')}</КИЗ>`, 'utf-8')
      .toString()
      .replace('</НомСредИдентТов>', '</НомСредИдентТов><НомСредИдентТов КолВедМарк="48"/>')
    expect((await read(Buffer.from(bulk))).draft.lines[0]).toMatchObject({ osuCount: 48, codeCount: 1 })
  })

  test('with weight after the count give the count', async () => {
    const marks = `<НомУпак>02${milk}37123103001500</НомУпак><НомУпак>01${milk}21PACK001</НомУпак>`
    expect((await read(updWithMarks(marks))).draft.lines[0]).toMatchObject({ osuCount: 12, codeCount: 1 })
  })

  test('in brackets are a quantity too, and ЧЗ will not take them so', async () => {
    const { draft, codes } = await read(
      updWithMarks(`<КИЗ>${milkCode('5aB-01')}</КИЗ><НомУпак>(02)${milk}(37)12</НомУпак>`),
    )
    expect(codes).toHaveLength(1)
    expect(draft.lines[0]).toMatchObject({ osuCount: 12, codeCount: 1 })
    expect(draft.warnings).toEqual([{ key: 'document.warning.code-brackets', params: { count: 1, row: 4 } }])
  })

  test('alone leave nothing to check', async () => {
    expect(await keysOf(updWithMarks(`<НомУпак>02${milk}37120</НомУпак>`))).toEqual(['only-osu'])
  })
})
