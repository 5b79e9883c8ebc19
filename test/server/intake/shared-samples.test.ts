import { createReadStream, existsSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { faultsOf, read } from './documents.js'

/** Documents of real life; they are not ours to copy, so they lie beside the project or the tests say that they are skipped. */
const folder = new URL('../../../../shared/samples/docs/', import.meta.url)
const isThere = existsSync(folder)
if (!isThere) process.stderr.write('SKIPPED: the sample documents of ../shared/samples are not here\n')

const refused: [RegExp, string][] = [
  [/_ON_NSCHFDOPPOK_/, 'buyer-title'],
  [/_ON_NSCHFDOPPR(PROS)?_.*5\.0[12]/, 'upd-version'],
  [/^fairmark_ON_NSCHFDOPPR_/, 'upd-version'],
  [/_ON_KORSCHFDOPPR_/, 'upd-correction'],
  [/DESADV_supplier|DESSCC_sample/, 'edi-despatch'],
  [/RECADV/, 'edi-receiving'],
  [/\.edi$/, 'edifact'],
  [/\.csv$/, 'table-without-codes'],
]
const names = isThere ? readdirSync(folder).filter((name) => !name.endsWith('.md')) : []

test.skipIf(!isThere)('samples that are no УПД 5.03 are refused by what they are', async () => {
  const others = names.filter((name) => !name.includes('UPD_5.03'))
  expect(others.length).toBeGreaterThan(10)
  for (const name of others) {
    const expected = refused.find(([pattern]) => pattern.test(name))?.[1]
    expect([name, await faultsOf(createReadStream(new URL(encodeURIComponent(name), folder)))]).toMatchObject(
      [name, [{ key: expected }]],
    )
  }
})

test.skipIf(!isThere)('the sample of УПД 5.03 is read, though it is not whole by the schema', async () => {
  const name = names.find((candidate) => candidate.includes('UPD_5.03'))!
  const { draft, codes } = await read(createReadStream(new URL(encodeURIComponent(name), folder)))
  expect(draft.lines.map(({ codeCount }) => codeCount)).toEqual([2, 1])
  expect(codes.map(({ text }) => text.length)).toEqual([31, 31, 31])
  expect(draft).toMatchObject({ source: 'upd', warnings: [] })
})
