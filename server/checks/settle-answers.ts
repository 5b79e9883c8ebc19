import { runInTurn } from '../../entities/columns.js'
import { Delivery, DeliveryLine, type CheckBatch, type DeliveryGroup } from '../../entities/index.js'
import { settleCodes, type AnsweredCode, type SettledCode } from '../code-rows.js'
import type { Outcome } from '../domain/verdict/outcome.js'
import { mayBeOpened } from '../domain/verdict/packs.js'
import type { RuleId } from '../domain/verdict/rules.js'
import { readRows, type Likes } from '../many-rows.js'
import { together } from '../together.js'
import type { Transaction } from '../transaction.js'
import type { CheckTools } from './check-tools.js'
import type { CodeState } from './asked-code.js'
import { countedInBulk } from './counted-in-bulk.js'
import { finishSqls } from './claim-batch.js'
import { countMoves, countSqls, writeTallies, type CounterChange, type Move } from './counters.js'
import { newGroups, noteGroups, notedGroups, type NotedGroups } from './note-groups.js'
import { endsWaiting, tellOfAnswers } from './tell-of-answers.js'
import { judgeInside } from './judge-inside.js'
import { readCards, type ProductCards } from './product-cards.js'
import type { HeardAnswer } from './settle-code.js'
import { settleLikes } from './settle-likes.js'
import { SettledRows } from './settled-rows.js'

/** What was heard about a code; the exchange is not known before it is written. */
export interface HeardCode {
  code: CodeState
  answer: HeardAnswer & { exchangeId?: number }
}

/** A code that is judged and waits to be written. */
interface JudgedCode extends HeardCode {
  settled: AnsweredCode
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
  const [delivery, settings, patience, prices, inBulk, cards] = await Promise.all([
    database.read.findOneByOrFail(Delivery, { id: deliveryId }),
    book.settings(),
    book.patience(),
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
  const context = { now, ownInn, settings, patience, scale, prices, inBulk, cards, contents, tillAlone }
  const settled = settleLikes(heard, delivery, context)
  const codes = heard.map(({ code, answer }, at) => ({ code, answer, settled: settled[at]! }))
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
  const judgements = settlements.map(({ judgement }) => judgement)
  await tx.alone('answers')
  const present = await presentCodes(tx, judgements)
  const groups = await notedGroups(tx, judgements)
  await writeChanges(tx, changesBy(settlements, { present, groups }), [])
}

/** What judgements change. */
export interface Changes {
  /** Those that become alike together. */
  settled: Likes<SettledCode>[]
  counters: CounterChange[]
  /** Codes for which people wait. */
  news: Move[]
  /** Groups of goods that are new to their delivery. */
  groups: DeliveryGroup[]
  /** Judgements whose lines have no names. */
  nameless: Judgement[]
  now: number
}

/** How things stand now. */
export interface Standing {
  /** Codes by their ids; where it is left out they are taken to be as they were read, and writing shows whether they are. */
  present?: PresentCodes
  groups: NotedGroups
}

/** A code that somebody else has settled since it was read is left to him. */
export function changesBy(settlements: readonly Settlement[], { present, groups }: Standing): Changes {
  const settled = new SettledRows()
  const moves: Move[] = []
  const news: Move[] = []
  const taken = new Set<number>()
  for (const { judgement, exchangeId } of settlements)
    for (const { code, answer, settled: fresh } of judgement.codes) {
      const state = present ? present.get(code.id) : code
      if (!state || state.exchangeIds !== code.exchangeIds || taken.has(code.id)) continue
      taken.add(code.id)
      const { outcome, reasonId, attempts } = state
      const exchangeIds = exchangesOf(code, answer.exchangeId ?? exchangeId!)
      settled.add(code.id, { fresh, state, exchangeIds })
      const { id: deliveryId } = judgement.delivery
      const firstTime = attempts === 0
      const move: Move = { deliveryId, lineId: code.lineId, outcome, reasonId, firstTime, to: fresh }
      moves.push(move)
      if (endsWaiting(move, fresh.lane)) news.push(move)
    }
  const judgements = settlements.map(({ judgement }) => judgement)
  return {
    settled: settled.groups,
    counters: countMoves(moves),
    groups: newGroups(judgements, groups),
    news,
    nameless: judgements.filter(({ delivery }) => delivery.source !== 'upd'),
    now: Math.max(0, ...judgements.map(({ now }) => now)),
  }
}

/** Somebody else has settled a code since it was read. */
export class CodesMoved extends Error {}

/**
 * Writes what changes, and the end of these batches, before the runs: one whose last batch this is must be found done.
 * @throws CodesMoved
 */
export async function writeChanges(
  tx: Transaction,
  changes: Changes,
  ended: readonly CheckBatch[],
): Promise<void> {
  const { settled, counters, news, groups, nameless, now } = changes
  await together(
    tx,
    () => writeSettled(tx, settled),
    ...counters.map((change) => () => writeTallies(tx, change)),
    () => runInTurn(tx.manager, [...finishSqls(ended), ...countSqls(counters, now)]),
    () => tellOfAnswers(tx, news, now),
    () => noteGroups(tx, groups),
  )
  for (const judgement of nameless) await nameLines(tx, judgement)
}

async function writeSettled({ manager }: Transaction, settled: readonly Likes<SettledCode>[]): Promise<void> {
  const count = settled.reduce((sum, { ids }) => sum + ids.length, 0)
  if ((await settleCodes(manager, settled)) !== count) throw new CodesMoved()
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

/** Nobody else may settle codes meanwhile. */
export async function presentCodes(
  { manager }: Transaction,
  judgements: readonly Judgement[],
): Promise<PresentCodes> {
  const ids = judgements.flatMap(({ codes }) => codes.map(({ code }) => code.id))
  if (ids.length === 0) return new Map()
  const from = `"code" WHERE "id" IN (${ids.join(', ')})`
  const rows = await readRows<PresentState>(manager, { columns: presentColumns, from }, [])
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
