import { factsOfCisesCheck } from './cises-check-answer.js'
import { heldIn, type Held } from './aggregated-list-answer.js'
import { parseCis } from '../domain/codes/settle-readings.js'
import type { Channel, CodeFacts } from '../domain/verdict/facts.js'
import { factsOfCisesInfo } from './cises-info-facts.js'
import { factsOfGzInfo } from './gz-info-answer.js'
import { factsOfEaesInfo } from './eaes-info-answer.js'
import { unwrapped } from './codes-check-answer.js'
import { factsOfCodesCheck } from './codes-check-facts.js'
import { isObject, type Wire } from './wire-values.js'

export interface BodyRow {
  /** КИ that the row is about. */
  cis: string
  facts: CodeFacts
  /** The row as it came. */
  raw: unknown
}

const separator = '\u001d'

/**
 * What a kept body says about codes, row by row; nothing where it is no answer of that channel. `asked` is the body of the
 * question: an answer may name none of its codes.
 */
export function rowsOfBody(channel: Channel, body: unknown, asked: unknown = null): BodyRow[] {
  if (channel === 'check-parts') return checkPartRows(body, asked)
  if (channel === 'true-api') return Array.isArray(body) ? body.flatMap(infoRow) : contentsRows(body)
  if (channel === 'eaes') return abroadRow(body)
  if (!isObject(body)) return []
  if (channel === 'local-module') return outCheckRows(body)
  if (channel !== 'cdn' && channel !== 'till-module') return []
  const { codes, isCheckedOffline } = unwrapped(body)
  const offline = isCheckedOffline === true
  return Array.isArray(codes) ? codes.flatMap((row) => checkRow(row, offline)) : []
}

/** One result a КИ, each with rows of its own. */
const outCheckRows = ({ results }: Wire): BodyRow[] =>
  (Array.isArray(results) ? (results as unknown[]) : []).flatMap((result) =>
    isObject(result) && Array.isArray(result.codes) ? result.codes.flatMap((row) => checkRow(row, true)) : [],
  )

/** What packs hold: a row for each pack that was asked. */
function contentsRows(body: unknown): BodyRow[] {
  const rowOf = ({ cis, inside }: Held): BodyRow => ({
    cis,
    facts: { children: inside.map((held) => held.cis) },
    raw: (body as Wire)[cis],
  })
  return (heldIn(body) ?? []).map(rowOf)
}

function infoRow(raw: unknown): BodyRow[] {
  const gray = factsOfGzInfo(raw)
  if (gray) return [{ ...gray, raw }]
  const read = factsOfCisesInfo(raw)
  return read ? [{ cis: read.requestedCis, facts: read.facts, raw }] : []
}

/** The answer is one for all codes of its question: each has the whole of it. */
function checkPartRows(raw: unknown, asked: unknown): BodyRow[] {
  const codes = isObject(asked) && Array.isArray(asked.codes) ? (asked.codes as unknown[]) : []
  const fullCodes = codes.filter((code) => typeof code === 'string')
  return [...(factsOfCisesCheck(fullCodes, raw) ?? [])].map(([full, facts]) => ({
    cis: parseCis(full).cis ?? full,
    facts,
    raw,
  }))
}

/** The one code of the answer, with or without its check part. */
function abroadRow(raw: unknown): BodyRow[] {
  const facts = factsOfEaesInfo(raw)
  const { cis } = (raw ?? {}) as { cis?: unknown }
  return facts && typeof cis === 'string' ? [{ cis: cis.split(separator)[0]!, facts, raw }] : []
}

/** `printView` is the code without its check part; a row without it is named by the full code. */
function checkRow(raw: unknown, offline: boolean): BodyRow[] {
  const facts = factsOfCodesCheck(raw, { offline })
  if (facts === null) return []
  const { printView, cis } = raw as { printView?: unknown; cis?: unknown }
  const named =
    typeof printView === 'string' ? printView : typeof cis === 'string' ? cis.split(separator)[0]! : null
  return named !== null ? [{ cis: named, facts, raw }] : []
}
