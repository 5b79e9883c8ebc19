import { factsOfCisesInfo } from '../crpt/cises-info-facts.js'
import { factsOfEaesInfo } from '../crpt/eaes-info-answer.js'
import { readCodesCheck } from '../crpt/codes-check-answer.js'
import { factsOfCodesCheck } from '../crpt/codes-check-facts.js'
import type { BodyReaders, ReadBody } from './judge-answers.js'

/** The rows of cises/info, or one of them. */
const readStatus: ReadBody = (body) => {
  if (Array.isArray(body) && body.length === 0) return { silence: 'no-row' }
  const rows: unknown[] = Array.isArray(body) ? body : [body]
  return { rows: rows.flatMap((row) => factsOfCisesInfo(row) ?? []) }
}

/** An answer of codes/check, whole. */
const readTillAnswer: ReadBody = (body) => {
  const answer = readCodesCheck(200, Buffer.from(JSON.stringify(body) ?? ''))
  if (answer.kind === 'silent' && answer.why !== 'http-5xx') return { silence: answer.why }
  if (answer.kind !== 'rows') return { rows: [] }
  if (answer.rows.length === 0) return { silence: 'no-row' }
  const rows = answer.rows.flatMap((row) => {
    const facts = factsOfCodesCheck(row, { offline: answer.offline })
    const { cis } = (row ?? {}) as { cis?: unknown }
    return facts && typeof cis === 'string' ? [{ requestedCis: cis, facts }] : []
  })
  return { rows }
}

/** An answer of cises/eaes/info: about one code, with or without its check part. */
const readAbroad: ReadBody = (body) => {
  const facts = factsOfEaesInfo(body)
  const { cis } = (body ?? {}) as { cis?: unknown }
  return { rows: facts && typeof cis === 'string' ? [{ requestedCis: cis, facts }] : [] }
}

/** Channels whose answers are understood as they come over the wire. */
export const bodyReaders: BodyReaders = { 'true-api': readStatus, cdn: readTillAnswer, eaes: readAbroad }
