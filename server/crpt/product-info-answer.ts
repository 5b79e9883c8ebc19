import { groupAlias } from '../domain/group-aliases.js'
import { jsonOf } from './json-body.js'
import { refusalOf, type Refusal } from './true-api-refusal.js'
import { isObject, numberOf, textOf } from './wire-values.js'

/** What ЧЗ says of the goods behind a GTIN. */
export interface Product {
  gtin: string
  group: string | null
  name: string | null
}

export type ProductInfoAnswer = { kind: 'products'; products: Product[] } | Refusal

/** Reads an answer of product/info (True API v719): goods that it does not name are not known. */
export function readProductInfo(
  status: number,
  body: Buffer,
  retryAfter?: string | string[],
): ProductInfoAnswer {
  const value = status === 200 ? jsonOf(body) : undefined
  if (!isObject(value) || !Array.isArray(value.results)) return refusalOf(status, retryAfter)
  return { kind: 'products', products: value.results.flatMap(productOf) }
}

function productOf(wire: unknown): Product[] {
  if (!isObject(wire)) return []
  const gtin = textOf(wire.gtin)
  if (gtin === undefined) return []
  const groupId = numberOf(wire.productGroupId)
  const group = textOf(wire.productGroup) ?? (groupId === undefined ? undefined : groupAlias(groupId))
  return [{ gtin: gtin.padStart(14, '0'), group: group ?? null, name: textOf(wire.name) ?? null }]
}
