import type { CodeFacts } from '../domain/verdict/facts.js'
import { jsonOf } from './json-body.js'
import { refusalOf, type Refusal } from './true-api-refusal.js'
import { isObject, momentOf, textOf, type Wire } from './wire-values.js'

/** What an answer of cises/eaes/info means for the one code that was asked. */
export type EaesInfoAnswer = { kind: 'facts'; facts: CodeFacts } | Refusal

/** Reads an answer of cises/eaes/info (True API v719): whether the state of the emitter confirms the code. */
export function readEaesInfo(status: number, body: Buffer, retryAfter?: string | string[]): EaesInfoAnswer {
  const facts = status === 200 ? factsOfEaesInfo(jsonOf(body)) : null
  return facts ? { kind: 'facts', facts } : refusalOf(status, retryAfter)
}

const day = /^\d{4}-\d\d-\d\d$/
/** A day without an hour lasts until its end, by the clock of Moscow. */
const endOf = (value: unknown): number | undefined =>
  momentOf(typeof value === 'string' && day.test(value) ? `${value}T23:59:59+03:00` : value)

/** Null where the answer does not say whether the code is genuine: then it says nothing. */
export function factsOfEaesInfo(wire: unknown): CodeFacts | null {
  if (!isObject(wire) || typeof wire.authenticity !== 'boolean') return null
  if (!wire.authenticity) return { authentic: false }
  const registered = wire.registered === true
  return defined({
    authentic: true,
    registered,
    group: textOf(wire.productGroup),
    gtin: textOf(wire.gtin),
    productName: textOf(wire.productName),
    // What ГИС МТ says of a code that it does not have is not said of this code.
    ...(registered ? stateOf(wire) : {}),
  })
}

const stateOf = (wire: Wire): CodeFacts => {
  const statusEx = textOf(wire.statusEx)
  return {
    status: textOf(wire.cisStatus),
    statusEx: statusEx === 'EMPTY' ? undefined : statusEx,
    emissionType: textOf(wire.emissionType),
    expiresAt: endOf(wire.expireDate),
  }
}

const defined = (facts: CodeFacts): CodeFacts =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
