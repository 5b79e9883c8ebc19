import type { Delivery } from '../../entities/index.js'
import type { AnsweredCode, RedecidedCode } from '../code-rows.js'
import { countryToAsk } from '../domain/abroad.js'
import { isSlow, type Lane } from '../domain/lanes.js'
import {
  cureTimetable,
  spreadOf,
  timetableOf,
  waitMs,
  type StorePatience,
  type Timetable,
} from '../domain/patience.js'
import { decideCode } from '../domain/verdict/decide-code.js'
import type { Channel, ChannelAnswer, CodeFacts } from '../domain/verdict/facts.js'
import { keepAnswer } from '../domain/verdict/hear-answers.js'
import type { Decision } from '../domain/verdict/outcome.js'
import { mayBeOpened } from '../domain/verdict/packs.js'
import type { VerdictSettings } from '../domain/verdict/settings.js'
import type { ShelfPrices } from '../settings/store-book.js'
import type { CountedInBulk } from './counted-in-bulk.js'
import type { CodeState } from './asked-code.js'
import { traitsOf, type CodeTraits } from './code-traits.js'
import type { Contents } from './judge-inside.js'
import type { ProductCards } from './product-cards.js'

/** What a channel said about a code. */
export interface HeardAnswer {
  channel: Channel
  askedAt: number
  facts: CodeFacts
}

export interface SettleContext {
  now: number
  ownInn: string | null
  settings: VerdictSettings
  prices: ShelfPrices
  /** GTINs whose unknown codes the delivery counts in bulk. */
  inBulk: CountedInBulk
  /** Cards of goods, where no answer names the group. */
  cards: ProductCards
  /** What boxes hold, where that was asked. */
  contents?: Contents
  /** How long the store waits for answers. */
  patience: StorePatience
  /** Shortens all waits: the demo and tests. */
  scale: number
  /** There is no token: the timetable is the one of the till's question. */
  tillAlone?: boolean
}

/** A code, what was heard about it, and what its text says. */
export interface SubjectCode {
  code: CodeState
  answer: HeardAnswer
  traits: CodeTraits
}

/** What one answer makes of a code: its outcome, and when it is asked again. */
export function settleCode(
  { code: state, answer: answered, traits }: SubjectCode,
  delivery: Delivery,
  context: SettleContext,
): AnsweredCode {
  const { now } = context
  const answers = keepAnswer(state.answers ?? [], {
    channel: answered.channel,
    askedAt: answered.askedAt,
    facts: keptFacts(answered.facts),
  })
  const { lane, hasFull } = traits
  const decision = decideState({ state, traits, answers }, delivery, context)
  // The timetable is that of the status; the till's question goes along with it.
  const byStatus = answered.channel === 'true-api'
  const leads = byStatus || (context.tillAlone === true && byTill(answered.channel))
  const attempts = leads ? state.attempts + 1 : Math.max(state.attempts, 1)
  const patience = patienceOf(state, { lane, group: decision.group }, context)
  const deadlineAt = deadlineOf(state, { decision, patience, answered }, context)
  const { scale } = context
  const plan = { decision, delivery, patience, attempts, deadlineAt, now, scale, answered, cis: state.cis }
  return {
    lane,
    ...decidedColumns(decision),
    answers: JSON.stringify(answers),
    attempts,
    nextTryAt: leads || decision.outcome !== 'wait' ? nextTryOf(plan) : state.nextTryAt,
    deadlineAt,
    checkedAt: answered.facts.silence ? state.checkedAt : answered.askedAt,
    tillAskedAt: byTill(answered.channel) ? answered.askedAt : state.tillAskedAt,
    abroadDueAt: abroadDueOf(state, { answered, answers, decision, lane, hasFull, now }),
  }
}

/** The same answers under other rules: what is scheduled stays, unless the new outcome asks for more or for nothing. */
export function redecideCode(state: CodeState, delivery: Delivery, context: SettleContext): RedecidedCode {
  const traits = traitsOf(state)
  const decision = decideState({ state, traits, answers: state.answers ?? [] }, delivery, context)
  const { now, scale } = context
  const { attempts, cis } = state
  const patience = patienceOf(state, { lane: traits.lane, group: decision.group }, context)
  const deadlineAt = deadlineOf(state, { decision, patience }, context)
  const answered = (state.answers ?? []).reduce<ChannelAnswer | undefined>(
    (newest, answer) => (newest && newest.askedAt >= answer.askedAt ? newest : answer),
    undefined,
  )
  const next = nextTryOf({ decision, delivery, patience, attempts, deadlineAt, now, scale, answered, cis })
  const nextTryAt = next === null ? null : (state.nextTryAt ?? next)
  return { id: state.id, ...decidedColumns(decision), nextTryAt, deadlineAt }
}

function decideState(
  { state, traits, answers }: { state: CodeState; traits: CodeTraits; answers: ChannelAnswer[] },
  delivery: Delivery,
  { now, ownInn, settings, prices, inBulk, cards, contents }: SettleContext,
): Decision {
  const price = prices.get(state.gtin ?? '')
  return decideCode(traits.subject, answers, {
    now,
    purpose: delivery.purpose,
    supplierInn: delivery.supplierInn,
    ownInn,
    priceKopecks: price?.priceKopecks ?? null,
    comingPrice: price?.coming ?? null,
    receivedAt: delivery.createdAt,
    deadlinePassed: state.deadlineAt !== null && now >= state.deadlineAt,
    deadlineAt: state.deadlineAt,
    settings,
    group: cards.get(state.gtin ?? '')?.productGroup ?? null,
    countedInBulk: inBulk.has(state.gtin ?? ''),
    contents: contents?.get(state.id),
  })
}

const decidedColumns = ({ outcome, reasons, checkedBy, group, blocksAt }: Decision) => ({
  outcome,
  reasonId: reasons[0]?.id ?? ('' as const),
  checkedBy,
  productGroup: group,
  reasons: reasons.length > 0 ? JSON.stringify(reasons) : null,
  blocksAt,
})

/** Names and the like are for a person to read, and stand in the exchange itself. */
export const unkeptFacts: ReadonlySet<string> = new Set<keyof CodeFacts>([
  'productName',
  'ownerName',
  'producerInn',
  'producerName',
  'gtin',
  'children',
  'parent',
  'introducedAt',
])

/** What verdicts are made of. */
export const keptFacts = (facts: CodeFacts): CodeFacts =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => !unkeptFacts.has(name)))

/** The timetables by which a code waits. */
interface Patience {
  /** For the next try. */
  tries: Timetable
  /** For the deadline. */
  end: Timetable
}

/**
 * By its own lane and group; a box by the lanes of what is late inside: asked as often as the most urgent of them, waited
 * for as long as the slowest.
 */
function patienceOf(
  state: CodeState,
  { lane, group }: { lane: Lane; group: string | null },
  { contents, patience }: SettleContext,
): Patience {
  const by = (of: Lane) => timetableOf(of, group, patience)
  const { lateLanes = [], gap = null } = contents?.get(state.id) ?? {}
  const slow = lateLanes.find(isSlow)
  if (slow === undefined) return { tries: by(lane), end: by(lane) }
  return { tries: by(gap === null && lateLanes.every(isSlow) ? slow : lane), end: by(slow) }
}

interface Waiting {
  decision: Decision
  patience: Patience
  answered?: HeardAnswer
}

function deadlineOf(
  state: CodeState,
  { decision, patience, answered }: Waiting,
  { now, scale, contents }: SettleContext,
): number | null {
  const isWaiting = decision.outcome === 'wait'
  // A box that has its own answer begins anew: what it holds has a patience of its own.
  const isToBeOpened = answered && !contents?.has(state.id) && mayBeOpened(state.kind, answered.facts)
  if (!isWaiting) return isToBeOpened ? null : state.deadlineAt
  return state.deadlineAt ?? Math.round(now + patience.end.deadlineMs * scale)
}

const byTill = (channel: Channel): boolean => !['true-api', 'eaes', 'check-parts'].includes(channel)

interface Late {
  answered: HeardAnswer
  answers: ChannelAnswer[]
  decision: Decision
  lane: Lane
  hasFull: boolean
  now: number
}

/**
 * When the state of the emitter is to be asked: in each pass after the first, once the bulk has left the code late, and
 * for what can be mended where that state has answered before.
 */
function abroadDueOf(state: CodeState, late: Late): number | null {
  const { answered, answers, decision, lane, hasFull, now } = late
  const isLate = decision.outcome === 'wait'
  const isMendable = decision.curable && answers.some(({ channel }) => channel === 'eaes')
  if (answered.channel === 'eaes' || !(isLate || isMendable)) return null
  if (answered.channel !== 'true-api' || state.attempts === 0) return state.abroadDueAt
  return hasFull && countryToAsk(lane, decision.group) !== null ? now : null
}

interface Plan {
  decision: Decision
  delivery: Delivery
  patience: Patience
  attempts: number
  deadlineAt: number | null
  now: number
  scale: number
  cis: string
  /** The newest answer. */
  answered?: HeardAnswer
}

/** Late codes by the timetable of their lane until the deadline; what can be mended, hourly and then daily. */
function nextTryOf(plan: Plan): number | null {
  const { decision, delivery, patience, attempts, deadlineAt, now, scale, cis, answered } = plan
  // Most codes are settled for good: nothing is reckoned for them.
  const spread = () => spreadOf(`${cis}${attempts}`)
  if (decision.outcome === 'wait') {
    const next = now + waitMs(patience.tries, attempts, spread(), scale)
    return deadlineAt === null ? next : Math.min(next, Math.max(deadlineAt, now + 1))
  }
  // The owner and the bans stand in cises/info only: once the code is there, it is asked for them.
  if (answered?.channel === 'eaes' && answered.facts.registered)
    return now + waitMs(patience.tries, 1, spread(), scale)
  const givenUp = now > delivery.createdAt + cureTimetable.deadlineMs
  return decision.curable && !givenUp ? now + waitMs(cureTimetable, attempts, spread()) : null
}
