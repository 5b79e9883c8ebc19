import { areSame } from '../domain/are-same.js'
import type { CodeFacts } from '../domain/verdict/facts.js'
import { factsOfCisesInfo, isUnauthorizedRow, type CisesInfoRow } from './cises-info-facts.js'
import { jsonInTurns } from './json-body.js'
import { infoRowOfShort } from './short-list-row.js'
import { refusalOf, type Refusal } from './true-api-refusal.js'
import { isObject } from './wire-values.js'

/** What an answer means. Only `rows` says anything about codes; `not-taken` is about the request itself. */
export type CisesInfoAnswer = { kind: 'rows'; facts: Map<string, CodeFacts> } | Refusal

/**
 * Reads an answer of cises/info: the body first, the status second, since an all-unknown answer is a 404 with the usual
 * array (True API v719, §3.1). The body may be an array, an object, XML, HTML or nothing.
 */
export const readCisesInfo = async (
  status: number,
  body: Buffer,
  retryAfter?: string | string[],
): Promise<CisesInfoAnswer> => readRows(status, await jsonInTurns(body, readRow), retryAfter)

/** The same of cises/short/list. */
export async function readShortList(
  status: number,
  body: Buffer,
  retryAfter?: string | string[],
): Promise<CisesInfoAnswer> {
  const value = await jsonInTurns(body, (row) => readRow(infoRowOfShort(row)))
  const alone = isObject(value) && isObject(value.result) ? [readRow(infoRowOfShort(value))] : value
  return readRows(status, alone, retryAfter)
}

function readRows(status: number, value: unknown, retryAfter?: string | string[]): CisesInfoAnswer {
  if (status === 203) return { kind: 'silent', why: 'emergency' }
  const rows = Array.isArray(value) ? (value as ReadRow[]) : null
  // None of the codes has a row: silence about each of them, while the line itself answers.
  if (rows?.length === 0 && status === 200) return { kind: 'rows', facts: new Map() }
  if (rows && rows.length > 0) {
    if (status === 401 || rows.every((row) => row === 'token-dead'))
      return { kind: 'fault', fault: 'token-dead' }
    if (status === 403) return { kind: 'fault', fault: 'no-contract' }
    if ([200, 404, 504].includes(status) || rows.some(isAboutPrice))
      return { kind: 'rows', facts: factsByCis(rows) }
  }
  return refusalOf(status, retryAfter)
}

/** What a row says; null where it is about no code. */
type ReadRow = CisesInfoRow | 'token-dead' | null

const readRow = (row: unknown): ReadRow => (isUnauthorizedRow(row) ? 'token-dead' : factsOfCisesInfo(row))

/**
 * One code may come back in several rows (a tobacco pack and its block): the row of the very code asked wins. Neighbours
 * about which the same is said share one object.
 */
function factsByCis(rows: readonly ReadRow[]): Map<string, CodeFacts> {
  const facts = new Map<string, CodeFacts>()
  let last: CodeFacts = {}
  for (const row of rows) {
    if (row === null || row === 'token-dead') continue
    const known = facts.get(row.requestedCis)
    if (known && !isCloser(row.facts, known)) continue
    if (!areSame(last, row.facts)) last = row.facts
    facts.set(row.requestedCis, last)
  }
  return facts
}

const isCloser = (facts: CodeFacts, known: CodeFacts): boolean =>
  facts.packageType === 'UNIT' && known.packageType !== 'UNIT'

/** Another price of tobacco is said in the row, whatever the status of the answer (True API v719, §3.1). */
const isAboutPrice = (row: ReadRow): boolean =>
  row !== null && row !== 'token-dead' && row.facts.errorCode === '701'
