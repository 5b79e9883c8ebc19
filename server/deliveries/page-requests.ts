import type { Request } from 'express'
import { outcomes } from '../domain/verdict/outcome.js'
import { isRuleId } from '../domain/verdict/rules.js'
import { readId } from '../web/api-input.js'
import { rowIdOf } from '../web/row-id.js'
import type { CodesRequest } from './code-list-page.js'
import { periods, type ListRequest, type Period } from './deliveries-pages.js'
import { isDoor } from './doors.js'

/** What an address asks for. A word that no link of ours has is read as absent, never as a fault. */

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

export function readPage(value: unknown): number {
  const page = Number(text(value))
  return Number.isSafeInteger(page) && page >= 1 && page <= 1_000_000 ? page : 1
}

/** @throws AppError user 404 where the address has no number. */
export const readDeliveryId = (req: Request): number => readId(req, 'delivery.not-found')

/** Signs of a search are cut here: a code has at most some hundred. */
const longestSearch = 300

export const readListRequest = ({ query }: Request): ListRequest => ({
  door: isDoor(query.state) ? query.state : undefined,
  q: text(query.q).trim().slice(0, longestSearch),
  period: Object.hasOwn(periods, text(query.since)) ? (text(query.since) as Period) : undefined,
  page: readPage(query.page),
})

export const readCodesRequest = ({ query }: Request): CodesRequest => ({
  lineId: rowIdOf(query.line) ?? undefined,
  outcome: outcomes.find((outcome) => outcome === query.outcome),
  reasonId: query.reason === '' ? '' : isRuleId(text(query.reason)) ? (query.reason as 'expired') : undefined,
  page: readPage(query.page),
})
