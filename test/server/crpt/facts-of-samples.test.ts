import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { factsOfCisesInfo, isUnauthorizedRow } from '../../../server/crpt/cises-info-facts.js'
import { brief, decide, belarusian, pack, sscc, unit } from '../../domain/verdict/verdict-cases.js'

const folder = new URL('../../../../shared/samples/true-api/', import.meta.url)
const isThere = existsSync(folder)
if (!isThere) process.stderr.write('SKIPPED: answers of True API are read from ../shared/samples, not here\n')

type Row = { cisInfo?: { requestedCis?: string } }
const rowsOf = (name: string): Row[] => {
  const body = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Row | Row[]
  return Array.isArray(body) ? body : [body]
}
const supplier = { supplierInn: '7700000001', ownInn: null, now: Date.UTC(2026, 10, 24, 9) }
const verdictOf = (name: string, subject = unit): string[] =>
  rowsOf(name).map((row) =>
    brief(decide({ subject, facts: factsOfCisesInfo(row)!.facts, circumstances: supplier })),
  )

describe.skipIf(!isThere)('the collected answers of True API', () => {
  it.each([
    ['constructed/01-introduced-supplier-milk-expiration.json', ['sell'], unit],
    ['constructed/02-retired-sold-retail.json', ['block sold'], unit],
    ['constructed/03-applied.json', ['block not-introduced'], unit],
    ['constructed/04-emitted.json', ['block not-applied'], unit],
    ['constructed/05-written-off.json', ['block written-off'], unit],
    ['constructed/06-foreign-owner.json', ['risk other-owner'], unit],
    ['constructed/07-mark-withdraw-sold-by-non-owner.json', ['risk sold-by-another'], unit],
    ['constructed/08-box-with-children.json', ['unknown box-contents-not-asked'], sscc],
    ['constructed/10-disaggregated-box.json', ['unknown box-disaggregated'], sscc],
    ['constructed/11-tobacco-unit-introduced.json', ['sell'], pack],
    ['constructed/12-tobacco-withdrawn.json', ['block withdrawn'], pack],
    ['constructed/13-belarus-recognised-introduced.json', ['sell'], belarusian],
    ['constructed/14-belarus-wait-shipment.json', ['block import-not-accepted'], belarusian],
    ['constructed/15-belarus-osu-milk-not-found.json', ['wait eaeu-not-known-yet'], belarusian],
    ['13-cises-info-mixed-404-504.official.json', ['block unknown-to-crpt', 'wait no-answer'], unit],
    ['14-cises-info-all-not-found.official.json', ['block unknown-to-crpt'], unit],
    ['17-cises-info-504.official.json', ['wait no-answer', 'wait no-answer', 'wait no-answer'], unit],
    ['18-cises-info-701-mrp.official.json', ['risk mrp-differs'], pack],
    ['70-REAL-cises-info-vetpharma-introduced.json', ['risk other-owner'], unit],
    ['71-REAL-cises-info-shoes-foreign-introduced.partial.json', ['risk other-owner'], unit],
    ['80-FIXTURE-cises-info-applied-and-404.json', ['block not-introduced', 'block unknown-to-crpt'], unit],
  ])('%s', (name, expected, subject) => expect(verdictOf(name, subject)).toEqual(expected))

  it('of a dead token say nothing of codes', () => {
    const rows = rowsOf('15-cises-info-401.official.json')
    expect(rows.map((row) => factsOfCisesInfo(row))).toEqual([null])
    expect(rows.every(isUnauthorizedRow)).toBe(true)
  })

  it('are all read without a fault, whatever method they are of', () => {
    const names = [folder, new URL('constructed/', folder)].flatMap((from) =>
      readdirSync(from)
        .filter((name) => name.endsWith('.json'))
        .map((name) => new URL(name, from)),
    )
    expect(names.length).toBeGreaterThan(50)
    for (const name of names) {
      const body = JSON.parse(readFileSync(name, 'utf8')) as unknown
      for (const row of Array.isArray(body) ? (body as unknown[]) : [body]) {
        const read = factsOfCisesInfo(row)
        expect(read === null || typeof read.requestedCis === 'string').toBe(true)
      }
    }
  })
})
