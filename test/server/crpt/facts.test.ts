import { describe, expect, it } from 'vitest'
import { factsOfCisesInfo, isUnauthorizedRow } from '../../../server/crpt/cises-info-facts.js'

const cis = '0104600000041711215hT9qa'
const factsOf = (cisInfo: object, row: object = {}) =>
  factsOfCisesInfo({ cisInfo: { requestedCis: cis, ...cisInfo }, ...row })?.facts

describe('a row of cises/info', () => {
  it('is read whole', () => {
    const read = factsOfCisesInfo({
      cisInfo: {
        requestedCis: cis,
        cis,
        gtin: '04600000041711',
        productName: 'Кефир 1 %, 900 г',
        productGroup: 'milk',
        productGroupId: 8,
        generalPackageType: 'UNIT',
        packageType: 'LEVEL1',
        emissionType: 'LOCAL',
        ownerInn: '0069145277',
        ownerName: 'ООО «Молочный берег»',
        producerInn: '0069145277',
        status: 'INTRODUCED',
        statusEx: 'EMPTY',
        markWithdraw: false,
        isMultipleSales: false,
        producedDate: '2026-11-10T00:00:00.000Z',
        expirationDate: '2026-12-04T00:00:00.000Z',
        expirations: [
          {
            expirationStorageDate: '2026-12-04T00:00:00.000Z',
            storageConditionId: 1,
            storageConditionName: 'от 2 до 6 °C',
          },
        ],
        partialSaleInfo: { innerUnitCount: 12, soldUnitCount: 0, rest: 12, correctRest: true },
        parent: '046000000000000417',
        child: [],
        somethingNew: { nested: true },
      },
    })
    expect(read).toEqual({
      requestedCis: cis,
      facts: {
        status: 'INTRODUCED',
        packageType: 'UNIT',
        group: 'milk',
        gtin: '04600000041711',
        productName: 'Кефир 1 %, 900 г',
        emissionType: 'LOCAL',
        ownerInn: '0069145277',
        ownerName: 'ООО «Молочный берег»',
        producerInn: '0069145277',
        producedAt: Date.UTC(2026, 10, 10),
        expiresAt: Date.UTC(2026, 11, 4),
        expirations: [{ until: Date.UTC(2026, 11, 4), condition: 'от 2 до 6 °C' }],
        innerUnitCount: 12,
        soldUnitCount: 0,
        parent: '046000000000000417',
      },
    })
  })

  it.each([
    ['an empty gtin', { gtin: '' }],
    ['statusEx EMPTY', { statusEx: 'EMPTY' }],
    ['nulls', { productGroup: null, generalPackageType: null, packageType: null, ogvs: null, child: null }],
    ['a name that is a dash', { productName: '-' }],
    ['a date that is none', { expirationDate: '0001-01-01T00:00:00Z' }],
    ['words instead of numbers', { maxRetailPrice: 'string', expirationDate: 'string' }],
    ['no authorities', { ogvs: [] }],
    ['«no»', { markWithdraw: false, isMultipleSales: false }],
  ])('takes %s for «not known»', (_, cisInfo) => expect(factsOf(cisInfo)).toEqual({}))

  it('reads packageType where generalPackageType is not sent', () =>
    expect(factsOf({ packageType: 'LEVEL1' })).toEqual({ packageType: 'LEVEL1' }))
  it('takes the least of several lowest prices, in kopecks', () =>
    expect(factsOf({ mcGtinCop: [20_000, 18_000], maxRetailPrice: '23500' })).toEqual({
      minPriceKopecks: 18_000,
      maxRetailPriceKopecks: 23_500,
    }))
  it('takes a time without a zone for UTC', () =>
    expect(factsOf({ expirationDate: '2026-12-04T10:00:00' })).toEqual({
      expiresAt: Date.UTC(2026, 11, 4, 10),
    }))
  it('keeps what is said against the code', () =>
    expect(
      factsOf({ markWithdraw: true, isMultipleSales: true, ogvs: ['RPN'], withdrawReason: 'RETAIL' }),
    ).toEqual({
      markWithdraw: true,
      multipleSales: true,
      ogvs: ['RPN'],
      withdrawReason: 'RETAIL',
    }))

  it.each([
    ['404', { found: false }],
    ['504', { silence: 'code-504' }],
    ['500', { silence: 'http-5xx' }],
    ['429', { silence: 'rate-limit' }],
    ['403', { refused: 'no-access', errorMessage: 'слова' }],
    ['422', { refused: 'no-access', errorMessage: 'слова' }],
    ['400', { refused: 'bad-request', errorMessage: 'слова' }],
    ['701', { errorCode: '701', errorMessage: 'слова' }],
    ['999', { errorCode: '999', errorMessage: 'слова' }],
  ])('with error %s', (errorCode, facts) => {
    expect(factsOf({}, { errorCode, errorMessage: 'слова' })).toEqual(facts)
    expect(factsOf({}, { errorCode: Number(errorCode), errorMessage: 'слова' })).toEqual(facts)
  })
  it('with 404 keeps the group: it decides whether a foreign code may wait', () =>
    expect(factsOf({ productGroup: 'milk' }, { errorCode: '404' })).toEqual({ found: false, group: 'milk' }))
  it('with 504 keeps nothing of what else it says', () =>
    expect(factsOf({ status: 'INTRODUCED' }, { errorCode: '504' })).toEqual({ silence: 'code-504' }))
  it('with 401 says nothing of the code, and can be told from rubbish', () => {
    const row = { cisInfo: { requestedCis: cis }, errorCode: '401', errorMessage: 'Авторизация не пройдена' }
    expect(factsOfCisesInfo(row)).toBeNull()
    expect(isUnauthorizedRow(row)).toBe(true)
    expect(isUnauthorizedRow({ cisInfo: { requestedCis: cis }, errorCode: '404' })).toBe(false)
  })
  it('falls back to the code itself where it does not say what was asked', () =>
    expect(factsOfCisesInfo({ cisInfo: { cis, status: 'APPLIED' } })).toEqual({
      requestedCis: cis,
      facts: { status: 'APPLIED' },
    }))

  it.each([
    null,
    undefined,
    'row',
    7,
    [],
    {},
    { cisInfo: null },
    { cisInfo: [] },
    { cisInfo: {} },
    { result: { requestedCis: cis } },
  ])('is rubbish: %j', (row) => {
    expect(factsOfCisesInfo(row)).toBeNull()
    expect(isUnauthorizedRow(row)).toBe(false)
  })
})
