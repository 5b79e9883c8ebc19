import iconv from 'iconv-lite'
import type { UpdOutlineLine, UpdOutlineParty } from './upd-writer.js'

export type UpdEncoding = 'windows-1251' | 'utf-8'

/** Bytes of a piece of XML; what windows-1251 has no letter for becomes a numeric reference. */
export function encodeXml(text: string, encoding: UpdEncoding): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text)
  return iconv.encode(
    text.replace(strangers, (letter) => `&#${letter.codePointAt(0)};`),
    encoding,
  )
}

const upperHalf = Buffer.from(Array.from({ length: 128 }, (_, i) => 128 + i))
const strangers = new RegExp(
  `[^\\0-\\x7f${iconv.decode(upperHalf, 'windows-1251').replace('\ufffd', '')}]`,
  'gu',
)

/** Attributes in the order given, without those that have no value. */
export const attributes = (values: Record<string, string | undefined>): string =>
  Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escaped(value!)}"`)
    .join('')

const entities: Record<string, string> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  "'": '&apos;',
}
const escaped = (text: string) => text.replace(/[<>&"']/g, (character) => entities[character]!)

/** YYYY-MM-DD as the formats of the tax service write it. */
export const dotted = (day: string): string => day.split('-').reverse().join('.')

export const roubles = (kopecks: bigint): string =>
  `${kopecks / 100n}.${String(kopecks % 100n).padStart(2, '0')}`

/** УчастникТип: twelve digits of ИНН make a sole proprietor. */
export function* partyRows(
  element: string,
  { inn, kpp, name, address }: UpdOutlineParty,
  country: Record<string, string>,
): Generator<string> {
  yield `      <${element}>`
  yield '        <ИдСв>'
  if (inn.length === 12) {
    const [surname = '', first = '', patronymic] = name.replace(/^ИП\s+/, '').split(/\s+/)
    yield `          <СвИП${attributes({ ИННФЛ: inn })}>`
    yield `            <ФИО${attributes({ Фамилия: surname, Имя: first || '—', Отчество: patronymic })}/>`
    yield '          </СвИП>'
  } else yield `          <СвЮЛУч${attributes({ НаимОрг: name, ИННЮЛ: inn, КПП: kpp })}/>`
  yield '        </ИдСв>'
  if (address) {
    yield '        <Адрес>'
    yield `          <АдрИнф${attributes({ ...country, АдрТекст: address })}/>`
    yield '        </Адрес>'
  }
  yield `      </${element}>`
}

/** Marks of a line: inside one НомСредИдентТов stand either КИЗ or НомУпак. */
export function* markRows(line: UpdOutlineLine): Generator<string> {
  yield* markRowsOf('КИЗ', line.codes, line.transportCode)
  yield* markRowsOf('НомУпак', line.packs ?? [])
}

function* markRowsOf(
  element: 'КИЗ' | 'НомУпак',
  codes: Iterable<string>,
  transportCode?: string,
): Generator<string> {
  let isOpen = transportCode !== undefined
  if (isOpen) yield `          <НомСредИдентТов${attributes({ ИдентТрансУпак: transportCode })}>`
  for (const code of codes) {
    if (!isOpen) yield '          <НомСредИдентТов>'
    isOpen = true
    yield `            <${element}>${escaped(code)}</${element}>`
  }
  if (isOpen) yield '          </НомСредИдентТов>'
}

/** Акциз and СумНал of a line. */
export function* taxRows(vat: string, tax: bigint): Generator<string> {
  yield '        <Акциз><БезАкциз>без акциза</БезАкциз></Акциз>'
  const text = vat === 'без НДС' ? '<БезНДС>без НДС</БезНДС>' : `<СумНал>${roubles(tax)}</СумНал>`
  yield `        <СумНал>${text}</СумНал>`
}
