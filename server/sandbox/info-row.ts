import type { CodeState, KnownCode } from './code-state.js'
import { isTobacco } from './states.js'

/** A row of a cises/info answer. Shape: True API v719, §3.2. */
export interface InfoRow {
  cisInfo: Record<string, unknown>
  errorMessage?: string
  errorCode?: string
}

const dayMs = 86_400_000
const moment = (ms: number): string => new Date(ms).toISOString()

/** Rows about one code: none, one, or two for a tobacco pack (itself and its block). */
export function rowsOf(cis: string, state: CodeState, now: number): InfoRow[] {
  switch (state.kind) {
    case 'known':
      return isTobaccoPack(cis, state)
        ? [knownRow(cis, state, now), blockRow(cis, state, now)]
        : [knownRow(cis, state, now)]
    case 'unknown':
      return [errorRow(cis, '404', 'КИ не найден')]
    case 'silent':
      return [errorRow(cis, '504', 'Отсутствует ответ системы')]
    case 'row-error':
      return [errorRow(cis, state.code, state.message)]
    case 'missing':
    case 'refused':
    case 'late':
      return []
  }
}

/** A row that says why there is no answer about this code. */
export const errorRow = (cis: string, errorCode: string, errorMessage: string): InfoRow => ({
  cisInfo: { requestedCis: cis, cis, gtin: gtinOf(cis), packageType: null },
  errorMessage,
  errorCode,
})

function knownRow(cis: string, state: KnownCode, now: number): InfoRow {
  const { goods, owner } = state
  const isBox = state.packageType === 'BOX'
  return {
    cisInfo: present({
      requestedCis: cis,
      cis,
      gtin: gtinOf(cis),
      tnVedEaesGroup: isBox ? undefined : goods.tnVedGroup,
      productName: isBox ? undefined : goods.name,
      brand: isBox ? undefined : goods.brand,
      productGroupId: goods.groupId,
      productGroup: goods.group,
      emissionType: state.emissionType ?? 'LOCAL',
      generalPackageType: state.packageType ?? 'UNIT',
      packageType: isBox ? 'LEVEL1' : (state.packageType ?? 'UNIT'),
      ownerInn: owner?.inn,
      ownerName: owner?.name,
      producerInn: isBox ? undefined : goods.producer.inn,
      producerName: isBox ? undefined : goods.producer.name,
      status: state.status,
      statusEx: state.statusEx ?? 'EMPTY',
      ...lifeOf(state, now),
      ...signsOf(state),
    }),
  }
}

/** When it was printed, put on the goods and brought into circulation. */
const lifeOf = (state: KnownCode, now: number) => ({
  emissionDate: moment(now - 45 * dayMs),
  applicationDate:
    state.status === 'EMITTED' || state.packageType === 'BOX' ? undefined : moment(now - 9 * dayMs),
  introducedDate: ['EMITTED', 'APPLIED', 'APPLIED_NOT_PAID'].includes(state.status)
    ? undefined
    : moment(now - 8 * dayMs),
  expirationDate: state.expiresAt === undefined ? undefined : moment(state.expiresAt),
})

/** What else is known of this very code. */
const signsOf = (state: KnownCode) => ({
  markWithdraw: state.markWithdraw ?? false,
  isMultipleSales: state.isMultipleSales ?? false,
  isTracking: true,
  withdrawReason: state.withdrawReason,
  ogvs: state.ogvs,
  maxRetailPrice: state.maxRetailPriceKopecks,
  exporterName: state.exporterName,
  child: state.children,
})

/** The block that holds a pack: same question, another code and another level. */
function blockRow(cis: string, state: KnownCode, now: number): InfoRow {
  const gtin = gtinOf(cis)
  const row = knownRow(cis, { ...state, status: 'INTRODUCED', statusEx: 'EMPTY' }, now)
  return {
    cisInfo: {
      ...row.cisInfo,
      cis: `01${gtin}21bLoCk01`,
      generalPackageType: 'GROUP',
      packageType: 'LEVEL1',
    },
  }
}

const isTobaccoPack = (cis: string, state: KnownCode): boolean =>
  isTobacco(state.goods.group) && (cis.length === 21 || cis.length === 25)

/** 14 digits; '' where the code has none (boxes). */
function gtinOf(cis: string): string {
  const found =
    /^01(\d{14})21/.exec(cis) ?? (cis.length === 21 || cis.length === 25 ? /^(\d{14})/.exec(cis) : null)
  return found?.[1] ?? ''
}

const present = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
