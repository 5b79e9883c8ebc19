import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { faultsOf, keysOf, read } from './documents.js'
import { zip } from './zip-writer.js'

/** Documents of real life; they are not ours to copy, so they lie beside the project or the tests say that they are skipped. */
const folder = new URL('../../../../shared/samples/docs/', import.meta.url)
const isThere = existsSync(folder)
if (!isThere) process.stderr.write('SKIPPED: the sample documents of ../shared/samples are not here\n')

/** What each is refused as; УПД of 2021 and 2024 among them have no marks. */
const refused: [RegExp, string][] = [
  [/_ON_NSCHFDOPPOK_/, 'buyer-title'],
  [/_ON_NSCHFDOPPRPROS_.*5\.01|^fairmark_ON_NSCHFDOPPR_/, 'no-codes'],
  [/_ON_KORSCHFDOPPR_/, 'upd-correction'],
  [/DESADV_supplier|DESSCC_sample|\.edi$/, 'edi-despatch'],
  [/RECADV/, 'edi-receiving'],
  [/\.csv$/, 'table-without-codes'],
]
const names = isThere ? readdirSync(folder).filter((name) => !name.endsWith('.md')) : []
const sample = (name: string) => new URL(encodeURIComponent(name), folder)
const readSample = (part: string) =>
  read(createReadStream(sample(names.find((candidate) => candidate.includes(part))!)))

test.skipIf(!isThere)('samples without codes of a delivery are refused by what they are', async () => {
  const others = names.filter((name) => !/UPD_5\.03|DOPPR_5\.02/.test(name))
  expect(others.length).toBeGreaterThan(10)
  for (const name of others) {
    const expected = refused.find(([pattern]) => pattern.test(name))?.[1]
    expect([name, await faultsOf(createReadStream(sample(name)))]).toEqual([
      name,
      [expect.objectContaining({ key: expected })],
    ])
  }
})

test.skipIf(!isThere)(
  'the archives of the same samples are refused by the same or the nearest word',
  async () => {
    const inArchive: Record<string, string> = {
      'buyer-title': 'zip-buyer-title',
      'upd-correction': 'zip-upd-correction',
      'no-codes': 'no-codes',
    }
    for (const name of names.filter((name) => !/UPD_5\.03|DOPPR_5\.02/.test(name))) {
      const key = refused.find(([pattern]) => pattern.test(name))![1]
      const archive = zip({ name, bytes: readFileSync(sample(name)) })
      expect([name, await keysOf(archive)]).toEqual([name, [inArchive[key] ?? 'zip-without-upd']])
    }
  },
)

test.skipIf(!isThere)('the sample of УПД 5.03 is read, though it is not whole by the schema', async () => {
  const { draft, codes } = await readSample('UPD_5.03')
  expect(draft.lines.map(({ codeCount }) => codeCount)).toEqual([2, 1])
  expect(codes.map(({ text }) => text.length)).toEqual([31, 31, 31])
  expect(draft).toMatchObject({ source: 'upd', warnings: [] })
})

test.skipIf(!isThere)('the sample of УПД 5.02 is read, and its stand-ins for codes are doubted', async () => {
  const { draft, codes } = await readSample('DOPPR_5.02')
  expect(draft).toMatchObject({
    issuedOn: '2023-02-01',
    supplier: { kpp: '187245452' },
    contractNumber: null,
  })
  expect(draft.lines.map(({ gtin, codeCount }) => [gtin, codeCount])).toEqual([
    ['10000057074365', 2],
    ['10000057074365', 0],
  ])
  expect(codes.map(({ place }) => place)).toEqual(['transport', 'kiz'])
  expect(draft.warnings.map(({ key }) => key)).toContain('document.warning.code-cyrillic')
})
