import { factsOfCisesInfo } from '../crpt/cises-info-facts.js'
import { factsOfEaesInfo } from '../crpt/eaes-info-answer.js'
import { readCodesCheckBody, unwrapped } from '../crpt/codes-check-answer.js'
import { factsOfCodesCheck } from '../crpt/codes-check-facts.js'
import { isObject, textOf } from '../crpt/wire-values.js'
import type { BodyReaders, ReadBody, ReadRow } from './judge-answers.js'

/** The rows of cises/info, or one of them. */
const readStatus: ReadBody = (body) => {
  if (Array.isArray(body) && body.length === 0) return { silence: 'no-row' }
  const rows: unknown[] = Array.isArray(body) ? body : [body]
  return { rows: rows.flatMap((row) => factsOfCisesInfo(row) ?? []) }
}

/** Rows of codes/check, each with the code as it was asked. */
const tillRows = (rows: readonly unknown[], offline: boolean): ReadRow[] =>
  rows.flatMap((row) => {
    const facts = factsOfCodesCheck(row, { offline })
    const cis = isObject(row) ? textOf(row.cis) : undefined
    return facts && cis !== undefined ? [{ requestedCis: cis, facts }] : []
  })

/** An answer of codes/check, whole; a till's module wraps it. */
const readTillAnswer: ReadBody = (body) => {
  const answer = readCodesCheckBody(200, isObject(body) ? unwrapped(body) : {})
  if (answer.kind === 'silent' && answer.why !== 'http-5xx') return { silence: answer.why }
  if (answer.kind !== 'rows') return { rows: [] }
  return answer.rows.length === 0 ? { silence: 'no-row' } : { rows: tillRows(answer.rows, answer.offline) }
}

/** An answer of outCheck: a result for each КИ, with its rows within. */
const readOfflineAnswer: ReadBody = (body) => {
  const results: unknown[] = isObject(body) && Array.isArray(body.results) ? body.results : [body]
  const codes = results.flatMap((result): unknown[] =>
    isObject(result) && Array.isArray(result.codes) ? result.codes : [],
  )
  return { rows: tillRows(codes, true) }
}

/** An answer of cises/eaes/info: about one code, with or without its check part. */
const readAbroad: ReadBody = (body) => {
  const facts = factsOfEaesInfo(body)
  const { cis } = (body ?? {}) as { cis?: unknown }
  return { rows: facts && typeof cis === 'string' ? [{ requestedCis: cis, facts }] : [] }
}

/** How the answer of each channel is understood as it comes over the wire. */
export const bodyReaders: BodyReaders = {
  'true-api': readStatus,
  cdn: readTillAnswer,
  'till-module': readTillAnswer,
  'local-module': readOfflineAnswer,
  eaes: readAbroad,
}
