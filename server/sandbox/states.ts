import type { CodeState, Goods, KnownCode, NamedParty } from './code-state.js'

const dayMs = 86_400_000

type More = Partial<Omit<KnownCode, 'kind' | 'goods'>>

const known = (goods: Goods, status: string, owner: NamedParty | undefined, more: More = {}): KnownCode => ({
  kind: 'known',
  goods,
  status,
  owner,
  ...more,
})

/** In circulation; what stands in `more` makes it a risk or a block. */
export const introduced = (goods: Goods, owner?: NamedParty, more: More = {}): KnownCode =>
  known(goods, 'INTRODUCED', owner, more)

/** Put on the goods, not brought into circulation. */
export const applied = (goods: Goods, owner?: NamedParty, statusEx?: string): KnownCode =>
  known(goods, 'APPLIED', owner, { statusEx })

/** Printed, not even reported as put on goods. */
export const emitted = (goods: Goods, owner?: NamedParty): KnownCode => known(goods, 'EMITTED', owner)

/** Tobacco groups only: excise is not paid. */
export const notPaid = (goods: Goods, owner?: NamedParty): KnownCode =>
  known(goods, 'APPLIED_NOT_PAID', owner)

/** Left circulation. A sale at a till may come with the reason RETAIL or with none; tobacco groups spell it WITHDRAWN. */
export const retired = (goods: Goods, owner?: NamedParty, withdrawReason?: string): KnownCode =>
  known(goods, isTobacco(goods.group) ? 'WITHDRAWN' : 'RETIRED', owner, { withdrawReason })

export const writtenOff = (goods: Goods, owner?: NamedParty): KnownCode =>
  known(goods, 'WRITTEN_OFF', owner, { statusEx: 'RETIRED_CANCELLATION', withdrawReason: 'KM_SPOILED' })

/** Shelf life in days from `now`; below zero it is over. */
export const expiring = (goods: Goods, owner: NamedParty | undefined, now: number, days: number): KnownCode =>
  introduced(goods, owner, { expiresAt: now + days * dayMs })

/** A transport pack with what it holds. */
export const box = (goods: Goods, owner: NamedParty | undefined, children: string[]): KnownCode =>
  known(goods, 'INTRODUCED', owner, { packageType: 'BOX', children })

/** The price in the code is not the one that ЧЗ keeps. */
export const priceDiffers: CodeState = {
  kind: 'row-error',
  code: '701',
  message: 'МРЦ в ГИС отличается от МРЦ указанного в запросе КМ',
}
export const unknownCode: CodeState = { kind: 'unknown' }
export const silentCode: CodeState = { kind: 'silent' }

/** Unknown, silent or missing for the first `asks` questions, then what is true of it. */
export const late = (asks: number, meanwhile: CodeState, then: CodeState): CodeState => ({
  kind: 'late',
  asks,
  meanwhile,
  then,
})

/** Groups with tobacco's own spelling of states and its two rows for a pack. */
export const isTobacco = (group: string): boolean => ['tobacco', 'otp', 'ncp'].includes(group)
