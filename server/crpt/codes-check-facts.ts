import { groupAlias } from '../domain/group-aliases.js'
import type { CodeFacts } from '../domain/verdict/facts.js'
import { expirationsOf } from './variable-expirations.js'
import {
  isObject,
  kopecksOf,
  momentOf,
  numberOf,
  readFields,
  textOf,
  textsOf,
  type Wire,
  type WireField,
} from './wire-values.js'

/** Times without a zone are local ones of the asker, who is in Moscow as long as no `timeZone` is sent. */
export const askersZone = '+03:00'

const flagOf = (value: unknown): boolean | undefined => {
  if (value === true || value === 'true') return true
  return value === false || value === 'false' ? false : undefined
}
const countOf = (value: unknown): number | undefined => numberOf(value) || undefined

/** 0 is «no error». */
const errorCodeOf = (value: unknown): string | undefined => {
  const code = typeof value === 'number' ? String(value) : textOf(value)
  return code === '0' ? undefined : code
}

/** Here a set is called PRODUCT_SET, in the True API SET. */
const packageOf = (value: unknown): string | undefined => (value === 'PRODUCT_SET' ? 'SET' : textOf(value))

/** 1: sold remotely or by samples; 2: used by its owner. ЧЗ does not say which of the two. */
const withdrawReasonOf = (value: unknown): string | undefined =>
  ({ 1: 'DISTANCE', 2: 'OWN_USE' })[numberOf(value) ?? 0]

const fields: readonly WireField<keyof CodeFacts>[] = [
  ['found', 'found', flagOf],
  ['valid', 'valid', flagOf],
  ['verified', 'verified', flagOf],
  ['utilised', 'utilised', flagOf],
  ['realizable', 'realizable', flagOf],
  ['sold', 'sold', flagOf],
  ['blocked', 'isBlocked', flagOf],
  ['ogvs', 'ogvs', textsOf],
  ['isOwner', 'isOwner', flagOf],
  ['grayZone', 'grayZone', flagOf],
  ['errorCode', 'errorCode', errorCodeOf],
  ['gtin', 'gtin', textOf],
  ['packageType', 'packageType', packageOf],
  ['packageQuantity', 'packageQuantity', countOf],
  ['producerInn', 'producerInn', textOf],
  ['parent', 'parent', textOf],
  ['expiresAt', 'expireDate', (value) => momentOf(value, askersZone)],
  ['expirations', 'variableExpirations', (value) => expirationsOf(value, askersZone)],
  ['producedAt', 'productionDate', (value) => momentOf(value, askersZone)],
  ['singleMinPriceKopecks', 'smp', kopecksOf],
  ['withdrawReason', 'eliminationState', withdrawReasonOf],
  ['innerUnitCount', 'innerUnitCount', countOf],
  ['soldUnitCount', 'soldUnitCount', numberOf],
]

/** What a module without the net knows: bans and its own sales. All other flags come as false and mean nothing. */
const offlineFields: readonly WireField<keyof CodeFacts>[] = [
  ['sold', 'sold', flagOf],
  ['blocked', 'isBlocked', flagOf],
]

function groupOf({ groupIds }: Wire): string | undefined {
  const ids = Array.isArray(groupIds) ? groupIds : []
  for (const id of ids) {
    const alias = groupAlias(numberOf(id) ?? 0)
    if (alias !== undefined) return alias
  }
  return undefined
}

/** `mrp` is the highest price of tobacco, and the lowest of everything else; without the group it says nothing. */
function limitOf({ mrp }: Wire, group: string | undefined): CodeFacts {
  const kopecks = kopecksOf(mrp)
  if (kopecks === undefined || group === undefined) return {}
  return group === 'tobacco' ? { maxRetailPriceKopecks: kopecks } : { minPriceKopecks: kopecks }
}

/** Reads one row of `codes[]` of codes/check. Every field may be missing, null or new. Null where it is not a row. */
export function factsOfCodesCheck(row: unknown, { offline = false } = {}): CodeFacts | null {
  if (!isObject(row)) return null
  if (offline) return offlineFacts(row)
  const facts = readFields(row, fields) as CodeFacts
  const group = groupOf(row)
  if (group !== undefined) facts.group = group
  Object.assign(facts, limitOf(row, group))
  const message = textOf(row.message)
  if (facts.errorCode !== undefined && message !== undefined) facts.errorMessage = message
  return facts
}

/** A GTIN on the grey list is only suspected: no ban until it is asked on line. */
function offlineFacts(row: Wire): CodeFacts {
  const facts: CodeFacts = { checkedOffline: true, ...(readFields(row, offlineFields) as CodeFacts) }
  if (row.isGreyGtin === true) delete facts.blocked
  return facts
}
