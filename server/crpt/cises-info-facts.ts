import type { CodeFacts, Silence } from '../domain/verdict/facts.js'
import {
  isObject,
  kopecksOf,
  momentOf,
  numberOf,
  readFields,
  textOf,
  textsOf,
  yesOf,
  type Wire,
  type WireField,
} from './wire-values.js'

/** What a row of cises/info says, and about which code it was asked. */
export interface CisesInfoRow {
  requestedCis: string
  facts: CodeFacts
}

function expirationsOf(value: unknown): CodeFacts['expirations'] {
  if (!Array.isArray(value)) return undefined
  const list = value.filter(isObject).flatMap((one) => {
    const until = momentOf(one.expirationStorageDate)
    return until === undefined ? [] : [{ until, condition: textOf(one.storageConditionName) ?? '' }]
  })
  return list.length > 0 ? list : undefined
}

/** The least of several lowest prices, so that none is found broken that is not. */
const leastKopecks = (value: unknown): number | undefined => {
  const prices = Array.isArray(value) ? value.flatMap((one) => kopecksOf(one) ?? []) : []
  return prices.length > 0 ? Math.min(...prices) : undefined
}

/** Facts of a row: name with us, name on the wire, how it is read. */
const fields: readonly WireField<keyof CodeFacts>[] = [
  ['status', 'status', textOf],
  ['statusEx', 'statusEx', (value) => (value === 'EMPTY' ? undefined : textOf(value))],
  // packageType is being retired: one word for several kinds of pack; the one below overrides it
  ['packageType', 'packageType', textOf],
  ['packageType', 'generalPackageType', textOf],
  ['group', 'productGroup', textOf],
  ['gtin', 'gtin', textOf],
  ['productName', 'productName', textOf],
  ['emissionType', 'emissionType', textOf],
  ['withdrawReason', 'withdrawReason', textOf],
  ['withdrawReasonOther', 'withdrawReasonOther', textOf],
  ['markWithdraw', 'markWithdraw', yesOf],
  ['multipleSales', 'isMultipleSales', yesOf],
  ['ogvs', 'ogvs', textsOf],
  ['ownerInn', 'ownerInn', textOf],
  ['ownerName', 'ownerName', textOf],
  ['producerInn', 'producerInn', textOf],
  ['producerName', 'producerName', textOf],
  ['expiresAt', 'expirationDate', momentOf],
  ['expirations', 'expirations', expirationsOf],
  ['producedAt', 'producedDate', momentOf],
  ['introducedAt', 'introducedDate', momentOf],
  ['maxRetailPriceKopecks', 'maxRetailPrice', kopecksOf],
  ['minPriceKopecks', 'mcGtinCop', leastKopecks],
  ['packageQuantity', 'quantityInPack', numberOf],
  ['children', 'child', textsOf],
  ['parent', 'parent', textOf],
  [
    'innerUnitCount',
    'partialSaleInfo',
    (value) => (isObject(value) ? numberOf(value.innerUnitCount) : undefined),
  ],
  [
    'soldUnitCount',
    'partialSaleInfo',
    (value) => (isObject(value) ? numberOf(value.soldUnitCount) : undefined),
  ],
]

const factsOf = (wire: Wire): CodeFacts => readFields(wire, fields) as CodeFacts

/** A server fault in one row is silence about one code. */
const silenceOf = (errorCode: string): Silence | undefined => {
  if (errorCode === '504') return 'code-504'
  if (errorCode === '429') return 'rate-limit'
  return /^5\d\d$/.test(errorCode) ? 'http-5xx' : undefined
}

const refusals: Record<string, CodeFacts['refused']> = {
  '400': 'bad-request',
  '403': 'no-access',
  '422': 'no-access',
}

/** What an error in the row means for the code; undefined where the row still says something of it. */
function factsOfError(errorCode: string, wire: Wire): CodeFacts | undefined {
  if (errorCode === '404') {
    const group = textOf(wire.productGroup)
    // the group, where it is sent, decides whether a code of another state may wait
    return group === undefined ? { found: false } : { found: false, group }
  }
  const silence = silenceOf(errorCode)
  if (silence) return { silence }
  const refused = refusals[errorCode]
  return refused ? { refused } : undefined
}

const errorCodeOf = (row: Wire, wire: Wire): string | undefined => {
  const code = row.errorCode ?? wire.errorCode
  return typeof code === 'number' ? String(code) : textOf(code)
}

/** A row that says «not authorised»: the token is dead, the code has nothing to do with it. */
export const isUnauthorizedRow = (row: unknown): boolean =>
  isObject(row) && errorCodeOf(row, isObject(row.cisInfo) ? row.cisInfo : {}) === '401'

/**
 * Reads one row of `POST /cises/info` (True API v719, §3.2): `{cisInfo, errorMessage?, errorCode?}`. Every field may be
 * missing, null or new. Null where the row is not about a code: `isUnauthorizedRow` tells a dead token from rubbish.
 */
export function factsOfCisesInfo(row: unknown): CisesInfoRow | null {
  if (!isObject(row) || !isObject(row.cisInfo)) return null
  const wire = row.cisInfo
  const requestedCis = textOf(wire.requestedCis) ?? textOf(wire.cis)
  const errorCode = errorCodeOf(row, wire)
  if (requestedCis === undefined || errorCode === '401') return null
  if (errorCode === undefined || errorCode === '0') return { requestedCis, facts: factsOf(wire) }
  const errorMessage = textOf(row.errorMessage) ?? textOf(wire.errorMessage)
  const facts = factsOfError(errorCode, wire) ?? { ...factsOf(wire), errorCode }
  if (errorMessage !== undefined && (facts.refused || facts.errorCode)) facts.errorMessage = errorMessage
  return { requestedCis, facts }
}
