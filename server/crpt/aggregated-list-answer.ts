import { jsonOf } from './json-body.js'
import { refusalOf, type Refusal } from './true-api-refusal.js'
import { isObject } from './wire-values.js'

/** A code with what it holds, as far as the answer goes: mostly one layer. */
export interface Held {
  cis: string
  inside: Held[]
}

/** A pack that is not among them is not known to ЧЗ, or is not open to us. */
export type AggregatedListAnswer = { kind: 'contents'; packs: Held[] } | Refusal

/** ЧЗ nests packs five deep at most; what is deeper is no answer. */
const deepest = 16

/** Reads an answer of cises/aggregated/list (True API v719): a map of maps, or of empty lists. */
export function readAggregatedList(
  status: number,
  body: Buffer,
  retryAfter?: string | string[],
): AggregatedListAnswer {
  const value = status === 200 ? jsonOf(body) : undefined
  const packs = isObject(value) ? heldIn(value) : null
  return packs === null ? refusalOf(status, retryAfter) : { kind: 'contents', packs }
}

/** Null where it is anything else. */
export function heldIn(value: unknown, depth = 0): Held[] | null {
  if (Array.isArray(value)) return value.length === 0 ? [] : null
  if (!isObject(value) || depth > deepest) return null
  const held: Held[] = []
  for (const [cis, of] of Object.entries(value)) {
    const inside = heldIn(of, depth + 1)
    if (inside === null) return null
    held.push({ cis, inside })
  }
  return held
}
