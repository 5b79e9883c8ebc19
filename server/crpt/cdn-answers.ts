import { descriptionOf, faultOf, isEmergency, objectOf, type CdnFault } from './codes-check-answer.js'
import { isObject, numberOf, textOf, type Wire } from './wire-values.js'

/** The list of sites, or why there is none in this answer. */
export type CdnInfoAnswer =
  { kind: 'listed'; origins: string[] } | { kind: 'failed'; why: string; fault: CdnFault | null }

/** Reads cdn/info: a `code` other than 0 is a failure even under HTTP 200. */
export function readCdnInfo(status: number, body: Buffer): CdnInfoAnswer {
  const wire = objectOf(body)
  if (isAccident(status, wire)) return { kind: 'failed', why: emergency, fault: null }
  const why = complaintOf(status, wire)
  if (why !== null) return { kind: 'failed', why, fault: faultOf(status, wire)?.fault ?? null }
  const hosts = Array.isArray(wire.hosts) ? wire.hosts : []
  const origins = hosts.flatMap((one) => originOf(isObject(one) ? one.host : one) ?? [])
  return origins.length > 0
    ? { kind: 'listed', origins: [...new Set(origins)] }
    : { kind: 'failed', why: 'empty', fault: null }
}

/** What a health check says of a site. `failed` is looked at once more; `refused` is no fault of the site. */
export type HealthAnswer =
  { kind: 'well'; avgTimeMs: number } | { kind: 'failed'; why: string } | { kind: 'refused'; why: string }

/** Reads cdn/health/check, status and body: a site that answers 401 quickly is not a good one. */
export function readHealth(status: number, body: Buffer): HealthAnswer {
  const wire = objectOf(body)
  const why = isAccident(status, wire) ? null : complaintOf(status, wire)
  if (why === null) return { kind: 'well', avgTimeMs: numberOf(wire.avgTimeMs) ?? Infinity }
  const isFault = status === 429 || status >= 500 || why === unreadable
  return { kind: isFault && why !== crossBorder ? 'failed' : 'refused', why }
}

/** Accident in ГИС МТ: the list is not to be had, yet that is no silence. */
export const emergency = 'emergency'
/** By status, or by a code within 200. */
const isAccident = (status: number, { code }: Wire): boolean =>
  isEmergency(status) || (status === 200 && numberOf(code) === 203)

const unreadable = 'unreadable'
const crossBorder = '5000'

/** Null where the answer is a good one; else what there is to say of it. */
function complaintOf(status: number, wire: Wire): string | null {
  const code = numberOf(wire.code)
  // 204 is the first usual answer after an emergency
  if (status === 200 && (code === 0 || code === 204)) return null
  if (String(code) === crossBorder || textOf(wire.error_message) === crossBorder) return crossBorder
  if (status !== 200) return String(status)
  return code === undefined ? unreadable : (descriptionOf(wire) ?? String(code))
}

/** Scheme and host of an address as listed; undefined where it is none. */
function originOf(value: unknown): string | undefined {
  const text = textOf(value)
  return text !== undefined && /^https?:\/\//.test(text) && URL.canParse(text)
    ? new URL(text).origin
    : undefined
}
