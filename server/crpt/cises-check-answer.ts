import { parseCis } from '../domain/codes/settle-readings.js'
import type { CodeFacts } from '../domain/verdict/facts.js'
import { jsonOf } from './json-body.js'
import { refusalOf, type Refusal } from './true-api-refusal.js'
import { isObject } from './wire-values.js'

/** Facts by full code; of a code that is missing nothing is certain. */
export type CisesCheckAnswer = { kind: 'checked'; facts: Map<string, CodeFacts> } | Refusal

/** Reads an answer of cises/check (True API v719, §5.1.7), which names none of the codes that it finds right. */
export const readCisesCheck =
  (fullCodes: readonly string[]) =>
  (status: number, body: Buffer, retryAfter?: string | string[]): CisesCheckAnswer => {
    const facts = status === 200 ? factsOfCisesCheck(fullCodes, jsonOf(body)) : null
    return facts ? { kind: 'checked', facts } : refusalOf(status, retryAfter)
  }

/**
 * `{result, quantity}` where all codes are alike, `{result: false, codes}` with the wrong ones where they are not. Null for
 * anything else: an answer that contradicts itself or counts other codes than were asked says nothing of any.
 */
export function factsOfCisesCheck(
  fullCodes: readonly string[],
  body: unknown,
): Map<string, CodeFacts> | null {
  if (!isObject(body) || typeof body.result !== 'boolean') return null
  const { result, quantity, codes } = body
  const named = Array.isArray(codes) ? codes : []
  if (named.length === 0)
    return quantity === fullCodes.length
      ? new Map(fullCodes.map((code) => [code, { verified: result }]))
      : null
  return result ? null : mixedFacts(fullCodes, named)
}

/** Those that are named are wrong; the others are right, unless one is named that cannot be told. */
function mixedFacts(fullCodes: readonly string[], named: readonly unknown[]): Map<string, CodeFacts> {
  const found = named.map((name) => codeNamed(fullCodes, name))
  const wrong = new Set(found)
  const isCertain = !wrong.has(undefined)
  return new Map(
    fullCodes
      .filter((code) => isCertain || wrong.has(code))
      .map((code) => [code, { verified: !wrong.has(code) }]),
  )
}

const withoutSeparators = (code: string): string => code.split('\x1d').join('')

/** The one code of those asked that is meant: an echo may have lost its separators, or its check part. */
function codeNamed(fullCodes: readonly string[], name: unknown): string | undefined {
  if (typeof name !== 'string' || name === '') return undefined
  if (fullCodes.includes(name)) return name
  const meant = fullCodes.filter((code) => withoutSeparators(code) === name || parseCis(code).cis === name)
  return meant.length === 1 ? meant[0] : undefined
}
