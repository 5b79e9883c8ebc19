import type { Lane } from '../domain/lanes.js'
import { readAggregatedList, type AggregatedListAnswer } from './aggregated-list-answer.js'
import { makeAskTrueApi, type Asked, type TrueApiOptions } from './ask-true-api.js'
import { readCisesCheck, type CisesCheckAnswer } from './cises-check-answer.js'
import { readCisesInfo, readShortList, type CisesInfoAnswer } from './cises-info-answer.js'
import { readGzInfo, type GzInfoAnswer } from './gz-info-answer.js'
import { readParticipants, type ParticipantsAnswer } from './participants-answer.js'
import { readProductInfo, type ProductInfoAnswer } from './product-info-answer.js'
import { readEaesInfo, type EaesInfoAnswer } from './eaes-info-answer.js'
import type { StatusMethod } from './reading-methods.js'
import { readValidatorCreate, type ValidatorCreateAnswer } from './validator-create-answer.js'
import { readValidatorStatus, type ValidatorStatusAnswer } from './validator-status-answer.js'

export type { ExchangeRecord } from './exchange-record.js'

export type CisesInfoResult = Asked<CisesInfoAnswer>
export type CisesCheckResult = Asked<CisesCheckAnswer>
export type AggregatedListResult = Asked<AggregatedListAnswer>
export type GzInfoResult = Asked<GzInfoAnswer>
export type ProductInfoResult = Asked<ProductInfoAnswer>
export type ParticipantsResult = Asked<ParticipantsAnswer>
export type EaesInfoResult = Asked<EaesInfoAnswer>
export type ValidatorCreateResult = Asked<ValidatorCreateAnswer>
export type ValidatorStatusResult = Asked<ValidatorStatusAnswer>

/** A full code, separators in place, of which the system of another state is asked. */
export interface AbroadQuestion {
  full: string
  /** ОКСМ: 112 Belarus, 398 Kazakhstan. */
  country: '112' | '398'
  group: string | null
}

/** The status channel. Nothing is thrown for what ЧЗ or the network does; without a token `crpt.no-token`. */
export interface TrueApi {
  readonly host: string
  /** POST cises/info for 1…1000 КИ, or cises/short/list where that is set. */
  cisesInfo(cises: string[], lane: Lane, stop?: AbortSignal): Promise<CisesInfoResult>
  /** POST cises/eaes/info: does the state of the emitter confirm the code? One full code a request. */
  eaesInfo(question: AbroadQuestion, lane: Lane, stop?: AbortSignal): Promise<EaesInfoResult>
  /**
   * POST cises/check with 1…1000 full codes, separators in place: does ЧЗ have each with this check part? At most once in
   * two seconds, which the caller sees to.
   */
  cisesCheck(fullCodes: string[], lane: Lane, stop?: AbortSignal): Promise<CisesCheckResult>
  /** POST cises/aggregated/list for 1…1000 packs: what is in them, a layer deep (of tobacco all). */
  aggregatedList(cises: string[], lane: Lane, stop?: AbortSignal): Promise<AggregatedListResult>
  /** POST cises/gz/info for 1…1000 КИ: which are of the gray zone of tobacco. */
  gzInfo(cises: string[], lane: Lane, stop?: AbortSignal): Promise<GzInfoResult>
  /** POST product/info for 1…1000 GTINs: group and name of goods. */
  productInfo(gtins: string[], lane: Lane, stop?: AbortSignal): Promise<ProductInfoResult>
  /** GET participants for 1…100 ИНН: who is registered, and in which groups. Needs no token. */
  participants(inns: string[], lane: Lane, stop?: AbortSignal): Promise<ParticipantsResult>
  /** POST doc/validator/create: УПД in windows-1251 is looked over before it is signed, under an id of ours. */
  validatorCreate(
    document: { id: string; xml: Buffer },
    lane: Lane,
    stop?: AbortSignal,
  ): Promise<ValidatorCreateResult>
  /** POST doc/validator/status: what came of it. */
  validatorStatus(id: string, lane: Lane, stop?: AbortSignal): Promise<ValidatorStatusResult>
  close(): Promise<void>
}

const bulkTimeoutMs = 30_000
const abroadTimeoutMs = 10_000
/** Questions beside the status hold its answer up, and the lease of a batch is a minute. */
const besideTimeoutMs = 10_000
/** A document may be some 40 MB on the way. */
const documentTimeoutMs = 60_000

/** @throws AppError user `crpt.untrusted-host` where a token must not be sent. */
export function makeTrueApi(options: TrueApiOptions & { statusMethod?: StatusMethod }): TrueApi {
  const { statusMethod = 'cises/info' } = options
  const readStatus = statusMethod === 'cises/info' ? readCisesInfo : readShortList
  const { host, ask, close } = makeAskTrueApi(options)
  const inBulk = (method: StatusMethod | 'cises/gz/info' | 'cises/aggregated/list', cises: string[]) => ({
    method,
    channel: 'true-api' as const,
    body: cises,
    codeCount: cises.length,
  })
  return {
    host,
    close,
    cisesInfo: (cises, lane, stop) =>
      ask({ ...inBulk(statusMethod, cises), timeoutMs: bulkTimeoutMs, lane, stop }, readStatus),
    cisesCheck(fullCodes, lane, stop) {
      const question = { method: 'cises/check', channel: 'check-parts', body: { codes: fullCodes } } as const
      const size = { codeCount: fullCodes.length, timeoutMs: bulkTimeoutMs }
      return ask({ ...question, ...size, lane, stop }, readCisesCheck(fullCodes))
    },
    aggregatedList: (cises, lane, stop) =>
      ask(
        { ...inBulk('cises/aggregated/list', cises), timeoutMs: bulkTimeoutMs, lane, stop },
        readAggregatedList,
      ),
    gzInfo: (cises, lane, stop) =>
      ask({ ...inBulk('cises/gz/info', cises), timeoutMs: besideTimeoutMs, lane, stop }, readGzInfo),
    eaesInfo({ full, country, group }, lane, stop) {
      const query = { country, ...(group !== null && { pg: group }) }
      const question = { method: 'cises/eaes/info', channel: 'eaes', query, body: { cis: full } } as const
      return ask({ ...question, codeCount: 1, timeoutMs: abroadTimeoutMs, lane, stop }, readEaesInfo)
    },
    productInfo(gtins, lane, stop) {
      const question = { method: 'product/info', channel: 'true-api' } as const
      const body = { gtins, rdInfo: false }
      // GTINs are asked, not codes.
      return ask({ ...question, body, codeCount: 0, timeoutMs: besideTimeoutMs, lane, stop }, readProductInfo)
    },
    participants(inns, lane, stop) {
      const question = { method: 'participants', channel: 'true-api', query: { inns }, isOpen: true } as const
      return ask({ ...question, codeCount: 0, timeoutMs: besideTimeoutMs, lane, stop }, readParticipants)
    },
    validatorCreate({ id, xml }, lane, stop) {
      const content = xml.toString('base64')
      const body = { id, content, documentType: 'UPD', documentFormat: 'XML' }
      const question = { method: 'doc/validator/create', channel: 'true-api', body, codeCount: 0 } as const
      return ask({ ...question, timeoutMs: documentTimeoutMs, lane, stop }, readValidatorCreate)
    },
    validatorStatus(id, lane, stop) {
      const question = { method: 'doc/validator/status', channel: 'true-api', codeCount: 0 } as const
      return ask({ ...question, body: { id }, timeoutMs: bulkTimeoutMs, lane, stop }, readValidatorStatus)
    },
  }
}
