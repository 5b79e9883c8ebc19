import iconv from 'iconv-lite'
import { expect } from 'vitest'
import { DocumentRefused, type DocumentFault } from '../../../server/intake/document-refused.js'
import type { DeliveryDraft, DraftCode } from '../../../server/intake/draft.js'
import type { IntakeLimits } from '../../../server/intake/intake-limits.js'
import { readDocument } from '../../../server/intake/read-document.js'
import { writeUpd, type UpdOutline, type UpdOutlineLine } from '../../../server/sandbox/upd-writer.js'

export type Encoding = 'windows-1251' | 'utf-8'

export const milk = '04600000000015'
export const kefir = '04600000000022'

export const milkCode = (serial: string) => `01${milk}21${serial}`

export const line = (over: Partial<UpdOutlineLine> = {}): UpdOutlineLine => ({
  name: 'Молоко 3,2 % «Берег», 1 л',
  gtin: milk,
  priceKopecks: 7_450,
  vat: '10%',
  codes: [milkCode('5aB-01')],
  ...over,
})

/** An invented delivery; what matters to a test it says itself. */
export const outline = (over: Partial<UpdOutline> = {}): UpdOutline => ({
  number: 'МБ-4417',
  issuedOn: '2026-11-24',
  supplier: {
    inn: '0069145277',
    kpp: '006901001',
    name: 'ООО «Молочный берег»',
    address: 'г. Приморск, ул. Набережная, 1',
  },
  buyer: { inn: '0078120046', kpp: '007801001', name: 'ООО «Лавка»' },
  lines: [line()],
  ...over,
})

export const updText = (over: Partial<UpdOutline> = {}): string =>
  Buffer.concat([...writeUpd(outline(over), 'utf-8')]).toString()

export const updBytes = (over: Partial<UpdOutline> = {}, encoding: Encoding = 'windows-1251'): Buffer =>
  Buffer.concat([...writeUpd(outline(over), encoding)])

/** A document made by hand, with the declaration of its encoding. */
export const xml = (body: string, encoding: Encoding = 'windows-1251'): Buffer =>
  iconv.encode(`<?xml version="1.0" encoding="${encoding}"?>\n${body}`, encoding)

/** УПД of one line around the given content of НомСредИдентТов. */
export const updWithMarks = (
  marks: string,
  encoding: Encoding = 'windows-1251',
  item = `ГТИН="${milk}"`,
): Buffer =>
  xml(
    `<Файл ИдФайл="A" ВерсФорм="5.03" ВерсПрог="B"><Документ КНД="1115131" Функция="СЧФДОП">
<СвСчФакт НомерДок="1" ДатаДок="24.11.2026"><СвПрод><ИдСв><СвЮЛУч НаимОрг="ООО «Молочный берег»" ИННЮЛ="0069145277"/></ИдСв></СвПрод></СвСчФакт>
<ТаблСчФакт><СведТов НомСтр="1" НаимТов="Молоко" НалСт="10%"><ДопСведТов ${item}><НомСредИдентТов>${marks}</НомСредИдентТов></ДопСведТов></СведТов></ТаблСчФакт>
</Документ></Файл>`,
    encoding,
  )

export async function* inPieces(bytes: Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

export interface ReadResult {
  draft: DeliveryDraft
  codes: DraftCode[]
  portions: number[]
}

export async function read(
  input: Uint8Array | AsyncIterable<Uint8Array>,
  limits?: Partial<IntakeLimits>,
): Promise<ReadResult> {
  const codes: DraftCode[] = []
  const portions: number[] = []
  const source = input instanceof Uint8Array ? inPieces(input) : input
  const take = (portion: DraftCode[]) => {
    codes.push(...portion)
    portions.push(portion.length)
    return Promise.resolve()
  }
  const draft = await readDocument(source, take, limits)
  return { draft, codes, portions }
}

/** The faults of a file that must be refused. */
export async function faultsOf(
  input: Uint8Array | AsyncIterable<Uint8Array>,
  limits?: Partial<IntakeLimits>,
): Promise<DocumentFault[]> {
  try {
    await read(input, limits)
  } catch (error) {
    if (error instanceof DocumentRefused) return error.faults
    throw error
  }
  throw new Error('the file was read, not refused')
}

export const keysOf = async (input: Uint8Array, limits?: Partial<IntakeLimits>): Promise<string[]> =>
  (await faultsOf(input, limits)).map(({ key }) => key)

/** Whatever a file is: its codes with a draft that counts them, or a refusal with its reason, and nothing else. */
export async function readsOrRefuses(bytes: Uint8Array): Promise<void> {
  try {
    const { draft, codes } = await read(bytes)
    expect(codes.length).toBeGreaterThan(0)
    expect(codes).toHaveLength(draft.lines.reduce((sum, { codeCount }) => sum + codeCount, 0))
  } catch (error) {
    if (!(error instanceof DocumentRefused)) throw error
    expect(error.faults.length).toBeGreaterThan(0)
  }
}

export const warningsOf = async (input: Uint8Array): Promise<Record<string, unknown>> =>
  Object.fromEntries(
    (await read(input)).draft.warnings.map(({ key, params }) => [
      key.replace('document.warning.', ''),
      params ?? {},
    ]),
  )
