import { runSql } from '../../entities/columns.js'
import { Delivery, DeliveryLine } from '../../entities/index.js'
import { settleCodes, type SettledCode } from '../code-rows.js'
import type { Outcome } from '../domain/verdict/outcome.js'
import { mayBeOpened } from '../domain/verdict/packs.js'
import type { RuleId } from '../domain/verdict/rules.js'
import { together } from '../together.js'
import type { Transaction } from '../transaction.js'
import type { CheckTools } from './check-tools.js'
import type { CodeState } from './asked-code.js'
import { countedInBulk } from './counted-in-bulk.js'
import { countMoves, writeMoves, type Move } from './counters.js'
import { endsWaiting, tellOfAnswers } from './tell-of-answers.js'
import { judgeInside } from './judge-inside.js'
import { readCards, type ProductCards } from './product-cards.js'
import { settleCode, type HeardAnswer } from './settle-code.js'

/** What was heard about a code; the exchange is not known before it is written. */
export interface HeardCode {
  code: CodeState
  answer: HeardAnswer & { exchangeId?: number }
}

/** A code that is judged and waits to be written. */
interface JudgedCode extends HeardCode {
  settled: Omit<SettledCode, 'exchangeIds'>
}

export interface Judgement {
  delivery: Delivery
  codes: JudgedCode[]
  cards: ProductCards
  now: number
}

/** Judges what was heard about codes of a delivery. Reads only: the writer is not kept waiting for it. */
export async function judgeAnswers(
  tools: Pick<CheckTools, 'database' | 'clock' | 'book' | 'ownInn' | 'scale' | 'tokens'>,
  deliveryId: number,
  heard: HeardCode[],
): Promise<Judgement> {
  const { database, clock, book, ownInn, scale } = tools
  const now = clock.now()
  const [delivery, settings, prices, inBulk, cards] = await Promise.all([
    database.read.findOneByOrFail(Delivery, { id: deliveryId }),
    book.settings(),
    book.pricesOf(
      database.read,
      heard.map(({ code }) => code.gtin),
      now,
    ),
    countedInBulk(database.read, deliveryId, heard),
    readCards(
      database.read,
      heard.filter(({ answer }) => answer.facts.group === undefined).map(({ code }) => code.gtin),
    ),
  ])
  const tillAlone = tools.tokens.current() === null
  const boxes = heard.filter(mayHoldOthers).map(({ code }) => code)
  const inside = { delivery, now, ownInn, book, settingsOf: () => settings }
  const { contents } = await judgeInside(database.read, boxes, inside)
  const context = { now, ownInn, settings, scale, prices, inBulk, cards, contents, tillAlone }
  const codes = heard.map(({ code, answer }) => ({
    code,
    answer,
    settled: settleCode(code, answer, delivery, context),
  }))
  return { delivery, codes, cards, now }
}

/** By this answer, or by one that is kept: a till does not say of what kind a pack is. */
const mayHoldOthers = ({ code, answer }: HeardCode): boolean =>
  mayBeOpened(code.kind, answer.facts) ||
  (code.answers?.some(({ facts }) => mayBeOpened(code.kind, facts)) ?? false)

/** A judgement, and the exchange that it rests on where its codes name none of their own. */
export interface Settlement {
  judgement: Judgement
  exchangeId?: number
}

/**
 * Writes judgements: outcomes, counters and the states of runs change in this one transaction. A code that somebody else
 * has settled since it was read is left to him.
 */
export async function settleAnswers(tx: Transaction, settlements: readonly Settlement[]): Promise<void> {
  if (settlements.length === 0) return
  await tx.alone('answers')
  const present = await together(
    tx,
    ...settlements.map(
      ({ judgement }) =>
        () =>
          presentStates(tx, judgement),
    ),
  )
  const settled: SettledCode[] = []
  const moves: Move[] = []
  const news: Move[] = []
  const taken = new Set<number>()
  for (const [at, { judgement, exchangeId }] of settlements.entries())
    for (const { code, answer, settled: fresh } of judgement.codes) {
      const state = present[at]!.get(code.id)
      if (!state || state.exchangeIds !== code.exchangeIds || taken.has(code.id)) continue
      taken.add(code.id)
      settled.push({ ...fresh, exchangeIds: exchangesOf(code, answer.exchangeId ?? exchangeId!) })
      const { outcome, reasonId, attempts } = state
      const { id: deliveryId } = judgement.delivery
      const firstTime = attempts === 0
      const move: Move = { deliveryId, lineId: code.lineId, outcome, reasonId, firstTime, to: fresh }
      moves.push(move)
      if (endsWaiting(move, fresh.lane)) news.push(move)
    }
  if (settled.length === 0) return
  const now = Math.max(...settlements.map(({ judgement }) => judgement.now))
  await together(
    tx,
    () => settleCodes(tx.manager, settled),
    () => writeMoves(tx, countMoves(moves), now),
    () => tellOfAnswers(tx, news, now),
  )
  for (const { judgement } of settlements)
    if (judgement.delivery.source !== 'upd') await nameLines(tx, judgement)
}

interface PresentState {
  id: number
  outcome: Outcome
  reasonId: RuleId | ''
  attempts: number
  /** Grows with every answer: the version of a code. */
  exchangeIds: string | null
}

async function presentStates(
  tx: Transaction,
  { delivery, codes }: Judgement,
): Promise<Map<number, PresentState>> {
  const ids = codes.map(({ code }) => code.id)
  const rows = await runSql<PresentState[]>(
    tx.manager,
    `SELECT "id", "outcome", "reasonId", "attempts", "exchangeIds" FROM "code" WHERE "deliveryId" = ? AND "id" BETWEEN ? AND ?`,
    [delivery.id, Math.min(...ids), Math.max(...ids)],
  )
  return new Map(rows.map((row) => [row.id, row]))
}

const exchangesOf = ({ exchangeIds, besideIds = [] }: CodeState, exchangeId: number): string =>
  [...(exchangeIds ? [exchangeIds] : []), ...besideIds, exchangeId].join(',')

/** A list names no goods: its lines take the name that ЧЗ has for them. */
async function nameLines(tx: Transaction, { codes, cards }: Judgement): Promise<void> {
  const names = new Map<number, string>()
  for (const { code, answer } of codes) {
    const name = answer.facts.productName ?? cards.get(code.gtin ?? '')?.name
    if (name) names.set(code.lineId, name)
  }
  for (const [id, name] of names) await tx.manager.update(DeliveryLine, { id, name: '' }, { name })
}
