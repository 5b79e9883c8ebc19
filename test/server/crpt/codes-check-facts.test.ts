import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readCodesCheck } from '../../../server/crpt/codes-check-answer.js'
import { factsOfCodesCheck } from '../../../server/crpt/codes-check-facts.js'
import type { CodeSubject } from '../../../server/domain/verdict/circumstances.js'
import { belarusian, brief, decide, now, pack, unit } from '../../domain/verdict/verdict-cases.js'
import { has } from '../../needs.js'

const good = {
  valid: true,
  verified: true,
  found: true,
  utilised: true,
  realizable: true,
  sold: false,
  isBlocked: false,
  errorCode: 0,
  groupIds: [8],
}
const soon = '2026-11-24T08:59:59.000Z'
const factsOf = (more: object, offline = false) => factsOfCodesCheck({ ...good, ...more }, { offline })!
const verdict = (more: object, subject: CodeSubject = unit, priceKopecks: number | null = null) =>
  brief(decide({ subject, facts: factsOf(more), channel: 'cdn', circumstances: { priceKopecks, now } }))

describe('what the till would say by a row', () => {
  it.each<[string, object, string]>([
    ['all good', {}, 'sell'],
    ['unknown', { found: false, errorCode: 10 }, 'block unknown-to-crpt'],
    ['not applied', { utilised: false, realizable: false }, 'block not-utilised'],
    ['wrong check code', { verified: false, errorCode: 6 }, 'block check-code-wrong'],
    ['wrong structure', { valid: false, errorCode: 1 }, 'block structure-wrong'],
    ['sold', { sold: true, realizable: false }, 'block sold'],
    ['blocked', { isBlocked: true, ogvs: ['RPN'] }, 'block blocked-by-authority'],
    ['blocked by nobody named', { isBlocked: true, ogvs: null }, 'block blocked-by-authority'],
    ['not introduced', { realizable: false }, 'block not-introduced'],
    ['shelf life over', { expireDate: soon }, 'block expired'],
    ['over on this very moment', { expireDate: '2026-11-24T09:00:00.000Z' }, 'block expired'],
    ['an error with good flags', { errorCode: 42, message: 'нет' }, 'block error-code'],
  ])('%s', (_, more, expected) => {
    expect(verdict(more)).toBe(expected)
  })

  it('lifts «not introduced» in the grey zone, for tobacco only', () => {
    const gray = { realizable: false, grayZone: true }
    expect(verdict({ ...gray, groupIds: [3] }, pack)).not.toContain('block')
    expect(verdict(gray)).toBe('block not-introduced')
  })

  it.each([8, 10, 11])('lets error %i of a Belarusian code wait', (errorCode) => {
    const quiet = { found: errorCode === 8, verified: false, utilised: false, realizable: false, errorCode }
    expect(verdict(quiet, belarusian)).toMatch(/^wait/)
  })
})

describe('prices', () => {
  it.each<[string, number[], object]>([
    ['the highest price of tobacco', [3], { maxRetailPriceKopecks: 14500 }],
    ['the lowest price of otp', [12], { minPriceKopecks: 14500 }],
    ['the lowest price of ncp', [16], { minPriceKopecks: 14500 }],
    ['the lowest price of a newer group', [13], { minPriceKopecks: 14500 }],
  ])('mrp is %s', (_, groupIds, expected) => {
    const { maxRetailPriceKopecks, minPriceKopecks } = factsOf({ groupIds, mrp: 14500 })
    expect({ maxRetailPriceKopecks, minPriceKopecks }).toEqual({
      maxRetailPriceKopecks: undefined,
      minPriceKopecks: undefined,
      ...expected,
    })
  })

  it.each([[[]], [null], [[999]], [undefined]])('mrp of the groups %j means nothing', (groupIds) => {
    expect(factsOf({ groupIds, mrp: 14500 })).not.toHaveProperty('minPriceKopecks')
    expect(factsOf({ groupIds, mrp: 14500 })).not.toHaveProperty('maxRetailPriceKopecks')
  })

  it('ЕМЦ is for one pack, zeros are fillers', () => {
    expect(factsOf({ smp: 12900 }).singleMinPriceKopecks).toBe(12900)
    expect(factsOf({ smp: 0, mrp: 0 })).not.toHaveProperty('singleMinPriceKopecks')
    expect(verdict({ groupIds: [16], mrp: 20000 }, unit, 19999)).toBe('block price-below-minimum')
    expect(verdict({ groupIds: [3], mrp: 20000 }, pack, 20001)).toBe('block price-above-mrp')
  })
})

describe('fields', () => {
  it('may all be missing: then nothing is known, and nothing is false', () => {
    expect(factsOfCodesCheck({})).toEqual({})
    expect(
      factsOfCodesCheck({ found: null, ogvs: null, mrp: null, expireDate: null, groupIds: null }),
    ).toEqual({})
    for (const rubbish of [null, undefined, 'text', 7, []]) expect(factsOfCodesCheck(rubbish)).toBeNull()
  })

  it.each<[string, unknown, number | undefined]>([
    ['with a zone', '2026-12-01T00:00:00.000Z', Date.UTC(2026, 11, 1)],
    ['of the asker’s own zone where it names none', '2026-12-01T03:00:00', Date.UTC(2026, 11, 1)],
    ['of year 1, which is none', '0001-01-01T00:00:00Z', undefined],
    ['that is no time', 'soon', undefined],
  ])('expireDate is a time %s', (_, expireDate, expected) => {
    expect(factsOf({ expireDate }).expiresAt).toBe(expected)
  })

  const [early, late] = [Date.UTC(2026, 11, 1), Date.UTC(2026, 11, 9)]
  it.each<[string, unknown]>([
    ['a map', { 1: '2026-12-01T00:00:00.000Z', 2: '2026-12-09T00:00:00.000Z' }],
    ['a map of numbers', { 1: early, 2: late }],
    ['a map as text', '{"1":"2026-12-01T00:00:00.000Z","2":"2026-12-09T00:00:00.000Z"}'],
    ['a list', ['2026-12-09', '2026-12-01']],
    [
      'a list of objects',
      [
        { date: '2026-12-01T00:00:00Z', n: 1 },
        { date: '2026-12-09T00:00:00Z', n: 2 },
      ],
    ],
    ['words', '1=2026-12-01T03:00:00+03:00; 2=2026-12-09T03:00:00+03:00'],
  ])('variableExpirations may be %s', (_, variableExpirations) => {
    const { expirations } = factsOf({ variableExpirations })
    expect(expirations?.map(({ until }) => until)).toEqual([early, late])
  })

  it.each([null, '', 'none', {}, [], 0])('variableExpirations %j are none', (variableExpirations) => {
    expect(factsOf({ variableExpirations })).not.toHaveProperty('expirations')
  })

  it.each([
    [1, 'DISTANCE'],
    [2, 'OWN_USE'],
    [0, undefined],
    [9, undefined],
  ])('eliminationState %i tells why it was withdrawn: %s', (eliminationState, expected) => {
    expect(factsOf({ eliminationState }).withdrawReason).toBe(expected)
  })

  it('keep what they are called in the True API', () => {
    const row = {
      gtin: '04600000041711',
      packageType: 'PRODUCT_SET',
      packageQuantity: 10,
      parent: 'a-block',
      producerInn: '0069145277',
      isOwner: false,
      errorCode: '11',
      message: 'не найден',
      innerUnitCount: 30000,
      soldUnitCount: 0,
      productionDate: '2026-11-01',
      groupIds: [999, '15'],
    }
    expect(factsOfCodesCheck(row)).toEqual({
      gtin: '04600000041711',
      packageType: 'SET',
      packageQuantity: 10,
      parent: 'a-block',
      producerInn: '0069145277',
      isOwner: false,
      errorCode: '11',
      errorMessage: 'не найден',
      innerUnitCount: 30000,
      soldUnitCount: 0,
      producedAt: Date.UTC(2026, 10, 1),
      group: 'beer',
    })
  })
})

describe('an offline row', () => {
  const filler = { found: false, valid: false, verified: false, utilised: false, realizable: false, mrp: 100 }
  it('says only whether it is blocked and sold', () => {
    expect(factsOf({ ...filler, isBlocked: true, sold: false }, true)).toEqual({
      checkedOffline: true,
      blocked: true,
      sold: false,
    })
    const decided = decide({ facts: factsOf(filler, true), channel: 'cdn' })
    expect(decided.outcome).toBe('unknown')
  })

  it('about a suspected GTIN is no ban', () => {
    expect(factsOf({ ...filler, isBlocked: true, isGreyGtin: true }, true)).not.toHaveProperty('blocked')
  })
})

describe('the head of an answer', () => {
  const read = (body: object) => readCodesCheck(200, Buffer.from(JSON.stringify(body)))
  it.each([1764000000123, '1764000000123'])('tells its time, as %j', (reqTimestamp) => {
    expect(read({ code: 0, codes: [], reqId: 'a-req-id', reqTimestamp })).toEqual({
      kind: 'rows',
      rows: [],
      offline: false,
      reqId: 'a-req-id',
      reqTimestamp: '1764000000123',
    })
  })

  it('may have no code where it has rows', () => {
    expect(read({ codes: [{}] })).toMatchObject({ kind: 'rows' })
    expect(read({ hello: 'portal' })).toEqual({ kind: 'silent', why: 'http-5xx' })
  })
})

describe.skipIf(!has('shared'))('the collected answers of tills', () => {
  const folder = new URL('../../../../shared/samples/check/', import.meta.url)
  type Body = { codes?: object[]; codesResponse?: Body | Body[]; isCheckedOffline?: boolean }
  /** Modules of tills wrap the answer once or twice. */
  const unwrap = (body: Body): Body => {
    const inner = body.codesResponse
    return inner === undefined ? body : unwrap(Array.isArray(inner) ? inner[0]! : inner)
  }
  it.each([
    ['real_nsp-ok-min-price_mrp20000.json', 'sell'],
    ['real_nsp-ok-min-price_mrp20000.as-printed-by-client.json', 'sell'],
    ['real_tspiot-v1_response_not-utilised_milk.json', 'block not-utilised'],
    ['real_tspiot-v2_response_not-utilised_milk.json', 'block not-utilised'],
    ['real_tspiot-v1_offline-blocked.json', 'block blocked-by-authority, offline-only'],
  ])('%s: %s', (name, expected) => {
    const body = unwrap(JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Body)
    const read = readCodesCheck(200, Buffer.from(JSON.stringify(body)))
    if (read.kind !== 'rows') throw new Error(read.kind)
    const facts = factsOfCodesCheck(read.rows[0], { offline: read.offline })!
    expect(brief(decide({ facts, channel: 'cdn' }))).toBe(expected)
  })
})
