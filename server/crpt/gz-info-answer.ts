import type { CodeFacts } from '../domain/verdict/facts.js'
import { jsonOf } from './json-body.js'
import { refusalOf, type Refusal } from './true-api-refusal.js'
import { isObject, textOf } from './wire-values.js'

export type GzInfoAnswer = { kind: 'gray-zone'; facts: Map<string, CodeFacts> } | Refusal

/** Reads an answer of cises/gz/info (True API v719): which packs were made before the duty to introduce them. */
export function readGzInfo(status: number, body: Buffer, retryAfter?: string | string[]): GzInfoAnswer {
  const rows = status === 200 || status === 404 ? jsonOf(body) : undefined
  if (!Array.isArray(rows)) return refusalOf(status, retryAfter)
  const read = rows.flatMap((row) => factsOfGzInfo(row) ?? [])
  return { kind: 'gray-zone', facts: new Map(read.map(({ cis, facts }) => [cis, facts])) }
}

/** Null where the row does not say: a row with an error says nothing. */
export function factsOfGzInfo(row: unknown): { cis: string; facts: CodeFacts } | null {
  if (!isObject(row) || !isObject(row.info)) return null
  const cis = textOf(row.info.code)
  const { inGrayZone } = row.info
  return cis !== undefined && typeof inGrayZone === 'boolean'
    ? { cis, facts: { grayZone: inGrayZone } }
    : null
}
