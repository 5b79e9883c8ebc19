import { jsonOf } from './json-body.js'
import { refusalOf, type Refusal } from './true-api-refusal.js'
import { isObject, textOf } from './wire-values.js'

export type ValidatorCreateAnswer = { kind: 'taken' } | Refusal

/**
 * Reads an answer of doc/validator/create (True API v719, 6.6): `{message}` where the document is taken. Whatever else is
 * in doubt (a 409 about a document of this id too) is silence: the question about its status tells.
 */
export function readValidatorCreate(
  status: number,
  body: Buffer,
  retryAfter?: string | string[],
): ValidatorCreateAnswer {
  const value = status >= 200 && status < 300 && status !== 203 ? jsonOf(body) : undefined
  const isTaken = isObject(value) && textOf(value.error_message) === undefined
  return isTaken ? { kind: 'taken' } : refusalOf(status, retryAfter)
}

/** ЧЗ's own words of why a request is not taken; null where it gives none. */
export function wordsOfRefusal(body: Buffer | null): string | null {
  const value = body === null ? undefined : jsonOf(body)
  return (isObject(value) ? textOf(value.error_message)?.slice(0, longestWords) : undefined) ?? null
}

const longestWords = 500
