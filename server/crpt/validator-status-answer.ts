import type { DocumentError } from '../domain/document-errors.js'
import { jsonOf } from './json-body.js'
import { refusalOf, type Refusal } from './true-api-refusal.js'
import { isObject, textOf, type Wire } from './wire-values.js'

const states = {
  VERIFIED: 'verified',
  NOT_VALID: 'not-valid',
  NOT_FOUND: 'not-found',
  IN_PROGRESS: 'in-progress',
  AWAITING: 'awaiting',
} as const
export type ValidatorState = (typeof states)[keyof typeof states]

export type ValidatorStatusAnswer = { kind: 'said'; state: ValidatorState; errors: DocumentError[] } | Refusal

/** More ЧЗ does not send. */
const mostErrors = 1000
const longestText = 500

/**
 * Reads an answer of doc/validator/status (True API v719, 6.7). The body is read first: «not found» comes both as a state
 * and as a 404 with words, and a 404 of a wrong address has words too.
 */
export function readValidatorStatus(
  status: number,
  body: Buffer,
  retryAfter?: string | string[],
): ValidatorStatusAnswer {
  const value = jsonOf(body)
  const said = Array.isArray(value) ? (value as unknown[])[0] : value
  const state = isObject(said) ? stateOf(said) : undefined
  if (state !== undefined) return { kind: 'said', state, errors: errorsOf((said as Wire).errors) }
  if (status === 404 && isObject(said) && isAboutDocument(said))
    return { kind: 'said', state: 'not-found', errors: [] }
  return refusalOf(status, retryAfter)
}

const stateOf = ({ status }: Wire): ValidatorState | undefined =>
  typeof status === 'string' && Object.hasOwn(states, status)
    ? states[status as keyof typeof states]
    : undefined

const isAboutDocument = ({ error_message }: Wire): boolean =>
  typeof error_message === 'string' && /документ|document/i.test(error_message)

const errorsOf = (rows: unknown): DocumentError[] =>
  Array.isArray(rows) ? rows.slice(0, mostErrors).flatMap(errorOf) : []

function errorOf(row: unknown): DocumentError[] {
  if (!isObject(row)) return []
  const { code, description, cis } = row
  return [
    {
      // A number in the description of the method, with a leading zero in the list of errors: 03.
      code: typeof code === 'number' || typeof code === 'string' ? String(code).replace(/^0+(?=\d)/, '') : '',
      description: textOf(description)?.slice(0, longestText) ?? '',
      cis: textOf(cis) ?? null,
    },
  ]
}
