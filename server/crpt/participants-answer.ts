import { groupAlias } from '../domain/group-aliases.js'
import { jsonOf } from './json-body.js'
import { refusalOf, type Refusal } from './true-api-refusal.js'
import { isObject, numberOf, textOf, type Wire } from './wire-values.js'

/** What ЧЗ says of an ИНН. Null is what it does not say. */
export interface ParticipantFacts {
  inn: string
  registered: boolean | null
  /** ЧЗ's words: «Зарегистрирован». */
  status: string | null
  /** Aliases of product groups. Whether a brief answer names all of them is not documented. */
  groups: string[] | null
}

export type ParticipantsAnswer = { kind: 'participants'; participants: ParticipantFacts[] } | Refusal

/**
 * Reads an answer of participants (True API v719), the body first: which status an answer has that knows none of them is not
 * documented. For one ИНН the row may come without its list.
 */
export function readParticipants(
  status: number,
  body: Buffer,
  retryAfter?: string | string[],
): ParticipantsAnswer {
  const value = status === 200 || status === 400 || status === 404 ? jsonOf(body) : undefined
  const rows: unknown[] = Array.isArray(value) ? value : [value]
  const participants = rows.flatMap((row) => (isObject(row) ? factsOf(row) : []))
  return participants.length > 0 ? { kind: 'participants', participants } : refusalOf(status, retryAfter)
}

/** Nothing where the row is of none, or its error is that of a moment. */
function factsOf(row: Wire): ParticipantFacts[] {
  const inn = textOf(row.inn)
  if (inn === undefined) return []
  const unsaid = { inn, registered: null, status: null, groups: null }
  const error = numberOf(row.error_code)
  if (error === 404) return [{ ...unsaid, registered: false }]
  // ЧЗ does not take it for an ИНН: asked again it says the same.
  if (error === 400) return [unsaid]
  if (textOf(row.error_code) !== undefined || error !== undefined) return []
  const status = textOf(row.status) ?? null
  return [{ inn, registered: registeredOf(row), status, groups: groupsOf(row.productGroups) }]
}

const registeredOf = ({ is_registered: said, status }: Wire): boolean | null => {
  if (typeof said === 'boolean') return said
  return status === 'Зарегистрирован' ? true : null
}

/** No group at all is no answer about groups. */
function groupsOf(value: unknown): string[] | null {
  if (!Array.isArray(value)) return null
  const groups = value.flatMap((one: unknown) => aliasOf(one) ?? [])
  return groups.length > 0 ? groups : null
}

const aliasOf = (value: unknown): string | undefined => {
  const id = numberOf(value)
  return id === undefined ? textOf(value)?.toLowerCase() : groupAlias(id)
}
