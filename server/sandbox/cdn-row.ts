import { parseCode } from '../domain/codes/parse-code.js'
import { isOfEaeuEmitter } from '../domain/verdict/emitter.js'
import type { CodeState, KnownCode } from './code-state.js'
import { isTobacco } from './states.js'

/** A row of a codes/check answer. */
export type CdnRow = Record<string, unknown>

/** A code as codes/check was asked about it. */
export interface FullCode {
  /** As sent. */
  text: string
  /** КИ: what the scenario is asked with. */
  cis: string
  gtin: string | null
  /** The check part is there and can be told from the serial: a lost separator is a wrong code. */
  hasTail: boolean
  isForeign: boolean
}

const separator = '\x1d'
const packLength = 29

export function readFullCode(text: string): FullCode {
  const parsed = parseCode(text)
  return {
    text,
    cis: parsed.cis ?? text,
    gtin: parsed.gtin,
    hasTail: text.includes(separator) || (parsed.kind === 'tobacco_pack' && text.length === packLength),
    isForeign: isOfEaeuEmitter({ ...parsed, hasTail: true }, undefined),
  }
}

/** The row about one code; null where ЧЗ sends none. */
export function cdnRow(code: FullCode, state: CodeState): CdnRow | null {
  switch (state.kind) {
    case 'known':
      return knownRow(code, state)
    case 'unknown':
      return unknownRow(code, 10, 'КМ не найден в ГИС МТ')
    case 'silent':
      return code.isForeign ? unknownRow(code, 11, 'КМ не найден в трансгране') : null
    case 'row-error':
      // what the True API refuses in a row (701) the till's question does not know
      return { ...echoOf(code), ...goodFlags, groupIds: [3] }
    case 'missing':
    case 'refused':
    case 'late':
      return null
  }
}

const echoOf = ({ text, cis, gtin }: FullCode) => ({
  cis: text,
  printView: cis,
  ...(gtin === null ? {} : { gtin }),
})

const goodFlags = {
  valid: true,
  verified: true,
  found: true,
  utilised: true,
  realizable: true,
  isBlocked: false,
  ogvs: [],
  sold: false,
  isTracking: false,
  grayZone: false,
  errorCode: 0,
}

const unknownRow = (code: FullCode, errorCode: number, message: string): CdnRow => ({
  ...echoOf(code),
  ...goodFlags,
  verified: false,
  found: false,
  utilised: false,
  realizable: false,
  groupIds: [],
  errorCode,
  message,
})

function knownRow(code: FullCode, state: KnownCode): CdnRow {
  return {
    ...echoOf(code),
    ...goodFlags,
    groupIds: [state.goods.groupId],
    ...checkOf(code, state),
    ...circulationOf(state),
    isBlocked: (state.ogvs?.length ?? 0) > 0,
    ogvs: state.ogvs ?? [],
    packageType: state.packageType ?? 'UNIT',
    producerInn: state.goods.producer.inn,
    ...limitsOf(state),
  }
}

/** Does the check part fit? Constructed: no real answer to a code without it is known. */
function checkOf({ hasTail }: FullCode, { checkPartWrong = false }: KnownCode): CdnRow {
  if (!hasTail)
    return { valid: false, verified: false, errorCode: 5, message: 'Ошибка верификации криптоподписи' }
  return checkPartWrong ? { verified: false, errorCode: 6, message: 'Криптоподпись не валидна' } : {}
}

const withdrawn = new Set(['RETIRED', 'WITHDRAWN', 'WRITTEN_OFF'])
const eliminations: Record<string, number> = {
  DISTANCE: 1,
  BY_SAMPLES: 1,
  OWN_USE: 2,
  PRODUCTION_USE: 2,
}

function circulationOf(state: KnownCode): CdnRow {
  const isGray = state.statusEx === 'IN_GRAY_ZONE'
  const elimination = eliminations[state.withdrawReason ?? '']
  return {
    utilised: state.status !== 'EMITTED',
    realizable: state.status === 'INTRODUCED',
    sold: withdrawn.has(state.status) || state.isMultipleSales === true,
    ...(isTobacco(state.goods.group) && { grayZone: isGray }),
    ...(elimination !== undefined && { eliminationState: elimination }),
  }
}

/** Shelf life and prices; `mrp` is the highest price of tobacco and the lowest of everything else. */
function limitsOf(state: KnownCode): CdnRow {
  const mrp = state.goods.group === 'tobacco' ? state.maxRetailPriceKopecks : state.minPriceKopecks
  return {
    ...(state.expiresAt !== undefined && { expireDate: new Date(state.expiresAt).toISOString() }),
    ...(mrp !== undefined && { mrp }),
    ...(state.singleMinPriceKopecks !== undefined && { smp: state.singleMinPriceKopecks }),
  }
}
