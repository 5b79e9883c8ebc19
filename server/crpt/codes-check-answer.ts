import type { Silence } from '../domain/verdict/facts.js'
import type { ChannelFault } from './true-api-refusal.js'
import type { KeyFault } from './api-keys.js'
import { isObject, numberOf, textOf, type Wire } from './wire-values.js'

/** What a person must mend before the till's question can be asked. */
export type CdnFault = KeyFault | Exclude<ChannelFault, 'token-dead'>

/** What an answer of codes/check means. `description` is ЧЗ's own sentence on why it refused. */
export type CodesCheckAnswer =
  | { kind: 'rows'; rows: unknown[]; offline: boolean; reqId?: string; reqTimestamp?: string }
  | { kind: 'silent'; why: Extract<Silence, 'emergency' | 'cross-border' | 'rate-limit' | 'http-5xx'> }
  | { kind: 'fault'; fault: CdnFault }
  | { kind: 'not-taken'; status: number; description: string | null }

/** The service of checks across the border is down: no fault of the site. Clients read it in either place. */
const crossBorderCode = 5000
const isCrossBorder = ({ code, error_message }: Wire): boolean =>
  numberOf(code) === crossBorderCode || numberOf(error_message) === crossBorderCode

/** 203, and by one client 418: accident in ГИС МТ, checks are off. */
export const isEmergency = (status: number): boolean => status === 203 || status === 418

/** Why it was refused: the name of the field differs from method to method. */
export const descriptionOf = (body: Wire): string | null =>
  textOf(body.description) ?? textOf(body.error_message) ?? textOf(body.message) ?? null

/** The object of an answer; empty where the body is something else (HTML, half a body, nothing). */
export function objectOf(body: Buffer): Wire {
  try {
    const value = JSON.parse(body.toString('utf8')) as unknown
    return isObject(value) ? value : {}
  } catch {
    return {}
  }
}

export const readCodesCheck = (status: number, body: Buffer): CodesCheckAnswer =>
  readCodesCheckBody(status, objectOf(body))

/** A till's module wraps an answer into `codesResponse`: v1 twice, v2 and v3 once; a list of one stands within. */
export function unwrapped(wire: Wire): Wire {
  const { codesResponse } = wire
  const inner: unknown = Array.isArray(codesResponse) ? (codesResponse as unknown[])[0] : codesResponse
  return isObject(inner) ? unwrapped(inner) : wire
}

export function readCodesCheckBody(status: number, wire: Wire): CodesCheckAnswer {
  if (isEmergency(status)) return { kind: 'silent', why: 'emergency' }
  if (isCrossBorder(wire)) return { kind: 'silent', why: 'cross-border' }
  if (status === 200) return ofBody(wire)
  return faultOf(status, wire) ?? refusalOf(status, wire)
}

/** Without any `code` it may be another program's page: then only rows prove that it is an answer. */
function ofBody(wire: Wire): CodesCheckAnswer {
  const code = numberOf(wire.code)
  const { codes } = wire
  if (code === 203) return { kind: 'silent', why: 'emergency' }
  if (isKeyRefused(200, wire)) return { kind: 'fault', fault: 'key-dead' }
  // 204 is the first usual answer after an emergency
  if (code !== undefined && code !== 0 && code !== 204) return refusalOf(200, wire)
  if (!Array.isArray(codes)) return { kind: 'silent', why: 'http-5xx' }
  const reqTimestamp = numberOf(wire.reqTimestamp)
  return {
    kind: 'rows',
    rows: codes,
    offline: wire.isCheckedOffline === true,
    reqId: textOf(wire.reqId),
    // Unix ms, as a number or as text
    reqTimestamp: reqTimestamp === undefined ? undefined : String(reqTimestamp),
  }
}

/** 401, as a status or as a code within 200. */
export const isKeyRefused = (status: number, { code }: Wire): boolean =>
  status === 401 || (status === 200 && numberOf(code) === 401)

/** Faults that repeating does not mend: the same for every method of the sites. */
export function faultOf(status: number, wire: Wire): { kind: 'fault'; fault: CdnFault } | null {
  if (isKeyRefused(status, wire)) return { kind: 'fault', fault: 'key-dead' }
  if (status === 403) return { kind: 'fault', fault: 'no-contract' }
  if (status === 404 || (status >= 300 && status < 400)) return { kind: 'fault', fault: 'wrong-host' }
  return status === 410 ? { kind: 'fault', fault: 'method-gone' } : null
}

function refusalOf(status: number, wire: Wire): CodesCheckAnswer {
  if (status === 429) return { kind: 'silent', why: 'rate-limit' }
  if (status >= 500) return { kind: 'silent', why: 'http-5xx' }
  // 200 with a code of its own, 400 and every other 4xx: the question is wrong, not the site
  if (status === 200 || status >= 400) return { kind: 'not-taken', status, description: descriptionOf(wire) }
  return { kind: 'silent', why: 'http-5xx' }
}
