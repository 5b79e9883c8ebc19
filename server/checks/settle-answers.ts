import { Delivery, DeliveryLine, type DeliveryGroup } from '../../entities/index.js'
import { settleCodes, type SettledCode } from '../code-rows.js'
import type { Outcome } from '../domain/verdict/outcome.js'
import { mayBeOpened } from '../domain/verdict/packs.js'
import type { RuleId } from '../domain/verdict/rules.js'
import { readRows } from '../many-rows.js'
import { together } from '../together.js'
import type { Transaction } from '../transaction.js'
import type { CheckTools } from './check-tools.js'
import type { CodeState } from './asked-code.js'
import { countedInBulk } from './counted-in-bulk.js'
import { countMoves, refreshRun, writeCounters, type CounterChange, type Move } from './counters.js'
import { newGroups, noteGroups, notedGroups, type NotedGroups } from './note-groups.js'
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

/** Writes judgements: outcomes, counters and the states of runs change in this one transaction. */
export async function settleAnswers(tx: Transaction, settlements: readonly Settlement[]): Promise<void> {
  const present = await takePresent(
    tx,
    settlements.map(({ judgement }) => judgement),
  )
  const changes = changesBy(settlements, present)
  await writeChanges(tx, changes)
  await refreshRuns(tx, changes)
}

/** How things stand now. */
export interface Present {
  /** The codes of each judgement. */
  codes: PresentCodes[]
  groups: NotedGroups
}

/** Nobody else settles codes before this transaction is over. */
export async function takePresent(tx: Transaction, judgements: readonly Judgement[]): Promise<Present> {
  if (judgements.length === 0) return { codes: [], groups: new Set() }
  await tx.alone('answers')
  const [groups, ...codes] = await together<[NotedGroups, ...PresentCodes[]]>(
    tx,
    () => notedGroups(tx, judgements),
    ...judgements.map((judgement) => () => presentCodes(tx, judgement)),
  )
  return { codes, groups }
}

/** What judgements change. */
export interface Changes {
  settled: SettledCode[]
  counters: CounterChange[]
  /** Codes for which people wait. */
  news: Move[]
  /** Groups of goods that are new to their delivery. */
  groups: DeliveryGroup[]
  /** Judgements whose lines have no names. */
  nameless: Judgement[]
  now: number
}

/** A code that somebody else has settled since it was read is left to him. */
export function changesBy(settlements: readonly Settlement[], present: Present): Changes {
  const settled: SettledCode[] = []
  const moves: Move[] = []
  const news: Move[] = []
  const taken = new Set<number>()
  for (const [at, { judgement, exchangeId }] of settlements.entries())
    for (const { code, answer, settled: fresh } of judgement.codes) {
      const state = present.codes[at]!.get(code.id)
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
  const judgements = settlements.map(({ judgement }) => judgement)
  return {
    settled,
    counters: countMoves(moves),
    groups: newGroups(judgements, present.groups),
    news,
    nameless: judgements.filter(({ delivery }) => delivery.source !== 'upd'),
    now: Math.max(0, ...judgements.map(({ now }) => now)),
  }
}

/** All but the states of the runs. */
export async function writeChanges(tx: Transaction, changes: Changes): Promise<void> {
  const { settled, counters, news, groups, nameless, now } = changes
  if (settled.length === 0) return
  await together(
    tx,
    () => settleCodes(tx.manager, settled),
    () => writeCounters(tx, counters),
    () => tellOfAnswers(tx, news, now),
    () => noteGroups(tx, groups),
  )
  for (const judgement of nameless) await nameLines(tx, judgement)
}

export async function refreshRuns(tx: Transaction, { counters, now }: Changes): Promise<void> {
  for (const { deliveryId, asked } of counters) await refreshRun(tx, deliveryId, { asked, now })
}

/** Codes by their ids, as they stand. */
type PresentCodes = ReadonlyMap<number, PresentState>

interface PresentState {
  id: number
  outcome: Outcome
  reasonId: RuleId | ''
  attempts: number
  /** Grows with every answer: the version of a code. */
  exchangeIds: string | null
}

const presentColumns = ['id', 'outcome', 'reasonId', 'attempts', 'exchangeIds'] as const

async function presentCodes(tx: Transaction, { delivery, codes }: Judgement): Promise<PresentCodes> {
  const ids = codes.map(({ code }) => code.id)
  const from = '"code" WHERE "deliveryId" = ? AND "id" BETWEEN ? AND ?'
  const values = [delivery.id, Math.min(...ids), Math.max(...ids)]
  const rows = await readRows<PresentState>(tx.manager, { columns: presentColumns, from }, values)
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
