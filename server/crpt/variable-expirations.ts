import type { CodeFacts } from '../domain/verdict/facts.js'
import { earliestMs, momentOf } from './wire-values.js'

const isoTime = /\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?/g

function* momentsIn(value: unknown, zone: string): Generator<number> {
  if (typeof value === 'number' && value >= earliestMs) yield value
  if (typeof value === 'string') {
    for (const [text] of value.matchAll(isoTime)) {
      const moment = momentOf(text, zone)
      if (moment !== undefined) yield moment
    }
  }
  if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) yield* momentsIn(part, zone)
}

/**
 * Shelf lives by storage condition (milk). No real answer with them is known, and sources differ: a map from index to
 * date, a list, or either of them as text. So every date within counts, whatever stands around it.
 */
export function expirationsOf(value: unknown, zone: string): CodeFacts['expirations'] {
  const moments = [...new Set(momentsIn(value, zone))].sort((a, b) => a - b)
  return moments.length > 0 ? moments.map((until) => ({ until, condition: '' })) : undefined
}
