import { describe, expect, test } from 'vitest'
import type { UpdOutline } from '../../../server/sandbox/upd-writer.js'
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
  warningsOf,
  type Encoding,
} from './documents.js'

type Version = NonNullable<UpdOutline['version']>
const versions: Version[] = ['5.01', '5.02', '5.03']
const encodings: Encoding[] = ['windows-1251', 'utf-8']

/** Made while every version was in force. */
const whole = (over: Partial<UpdOutline> = {}) =>
  outline({
    issuedOn: '2025-12-31',
    consignee: {
      inn: '0078120046',
      kpp: '007802002',
      name: 'Магазин на Портовой ☀ № 7',
      address: 'г. Приморск, ул. Портовая, 7',
    },
    contract: { number: 'П-118/ö', signedOn: '2025-02-03' },
    correction: { number: '2', on: '2025-12-31' },
    lines: [
      line({ declared: '3', codes: ['5aB-01', '5aB<02', '5a"&\'>'].map(milkCode) }),
      line({
        name: 'Кефир 1 % «Čeština» 🥛',
        gtin: kefir,
        unitCode: '778',
        unitName: 'упак',
        codes: [],
        packs: [`01${kefir}21PACK001`, `02${kefir}37120`],
        transportCode: '00046000000000000017',
      }),
      line({ name: 'Пакет', gtin: undefined, codes: [], declared: '2.5', vat: 'без НДС' }),
    ],
    ...over,
  })

/** Rows differ, since the versions lay a document out in their own ways. */
const contentOf = async (over: Partial<UpdOutline>, encoding: Encoding) => {
  const { draft, codes } = await read(updBytes(whole(over), encoding))
  return { draft, codes: codes.map(({ row: _, ...code }) => code) }
}

describe.each(versions)('УПД %s', (version) => {
  test.each(encodings)('in %s gives the same draft as 5.03 in UTF-8', async (encoding) => {
    const content = await contentOf({ version }, encoding)
    expect(content).toEqual(await contentOf({}, 'utf-8'))
    expect(content.draft).toMatchObject({
      number: 'МБ-4417',
      issuedOn: '2025-12-31',
      correctionNumber: '2',
      consignee: { name: 'Магазин на Портовой ☀ № 7' },
      contractNumber: 'П-118/ö',
      contractSignedOn: '2025-02-03',
      lines: [
        { gtin: milk, unitName: 'шт', codeCount: 3, osuCount: 0 },
        { name: 'Кефир 1 % «Čeština» 🥛', gtin: kefir, unitName: 'упак', codeCount: 2, osuCount: 120 },
        { gtin: null, declared: '2.5', vatRate: 'без НДС' },
      ],
      warnings: [{ key: 'document.warning.lines-without-codes', params: { count: 1 } }],
    })
    expect(content.codes.map(({ place }) => place)).toEqual(['kiz', 'kiz', 'kiz', 'transport', 'pack'])
  })

  test('names a row for every code', async () => {
    const rows = updText(whole({ version })).split('\n')
    const { codes } = await read(updBytes(whole({ version })))
    for (const { row, place } of codes)
      expect(rows[row - 1]).toContain(
        { kiz: '<КИЗ>', pack: '<НомУпак>', transport: 'ИдентТрансУпак' }[place as 'kiz'],
      )
  })

  test('gives a sole proprietor, and no contract where there is none', async () => {
    const supplier = { inn: '006914527712', name: 'ИП Берегова Анна Петровна' }
    expect((await read(updBytes({ version, supplier }))).draft).toMatchObject({
      supplier: { ...supplier, kpp: null },
      contractNumber: null,
      correctionNumber: null,
    })
  })

  test('is read by its bytes where the declared encoding is wrong', async () => {
    const text = updText(whole({ version })).replace('encoding="utf-8"', 'encoding="windows-1251"')
    expect(await warningsOf(Buffer.from(text))).toMatchObject({ encoding: { actual: 'utf-8' } })
  })

  test('raises the alarm where signing withdraws the goods from circulation', async () => {
    const field = `<ИнфПолФХЖ1><ТекстИнф Идентиф="СвВыбытияМАРК" Значен="3"/></ИнфПолФХЖ1></СвСчФакт>`
    const text = updText(whole({ version })).replace('</СвСчФакт>', field)
    expect(await warningsOf(Buffer.from(text))).toHaveProperty('withdrawal-production')
  })

  test('without codes, and with a quantity alone, leaves nothing to check', async () => {
    expect(await keysOf(updBytes({ version, lines: [line({ codes: [] })] }))).toEqual(['no-codes'])
    const bulk = line({ codes: [], packs: [`02${milk}37120`] })
    expect(await keysOf(updBytes({ version, lines: [bulk] }))).toEqual(['only-osu'])
  })

  test('is never read by the names of another version', async () => {
    const other = version === '5.01' ? '5.03' : '5.01'
    const text = updText(whole({ version })).replace(`ВерсФорм="${version}"`, `ВерсФорм="${other}"`)
    expect(await keysOf(Buffer.from(text))).toEqual(['number-missing', 'date-missing'])
  })
})

test('5.01 after its time is told', async () => {
  const old = { version: '5.01' } as const
  expect(await warningsOf(updBytes({ ...old, issuedOn: '2025-12-31' }))).toEqual({})
  expect(await warningsOf(updBytes({ ...old, issuedOn: '2026-01-01' }))).toEqual({
    'version-old': { version: '5.01' },
  })
  expect(await warningsOf(updBytes({ version: '5.02' }))).toEqual({})
})

test('the «hyphen» edition of 5.01 says «none» by attributes of its own', async () => {
  const usual = whole({ version: '5.01', correction: undefined })
  const text = updText(usual)
    .replace(/( КодОКВ="643">)/, '$1<ИспрСчФ ДефНомИспрСчФ="-" ДефДатаИспрСчФ="-"/>')
    .replace(/ОКЕИ_Тов="778"/, 'ДефОКЕИ_Тов="-"')
    .replace(/СтТовУчНал="245\.85"/, 'ДефСтТовУчНал="-"')
    .replace('<СумНал>22.35</СумНал>', '<ДефНДС>-</ДефНДС>')
    .replace('ИННЮЛ="0078120046" КПП="007802002"', 'ДефИННЮЛ="-"')
  expect(text.match(/Деф/g)).toHaveLength(7)
  const { draft } = await read(Buffer.from(text))
  const expected = (await read(updBytes(usual))).draft
  expected.lines[1]!.unitCode = null
  expected.lines[0]!.sumKopecks = null
  expected.consignee = { ...expected.consignee!, inn: null, kpp: null }
  expect(draft).toEqual(expected)
})

test('a foreign party and a person of 5.01 are named', async () => {
  const text = updText({ version: '5.01' })
  const foreign = text.replace(
    /<СвЮЛУч НаимОрг="ООО «Молочный берег»"[^>]*>/,
    '<СвИнНеУч НаимОрг="Kumys &amp; Co"/>',
  )
  expect((await read(Buffer.from(foreign))).draft.supplier).toMatchObject({ inn: null, name: 'Kumys & Co' })
  const person = text.replace(
    /<СвЮЛУч НаимОрг="ООО «Молочный берег»"[^>]*>/,
    '<СвФЛУчастФХЖ ИННФЛ="006914527712"><ФИО Фамилия="Берегова " Имя="Анна "/></СвФЛУчастФХЖ>',
  )
  expect((await read(Buffer.from(person))).draft.supplier).toMatchObject({
    inn: '006914527712',
    name: 'Берегова Анна',
  })
})
