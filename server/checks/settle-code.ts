import type { Delivery } from '../../entities/index.js'
import type { SettledCode } from '../code-rows.js'
import { laneOf } from '../domain/codes/lane-of.js'
import { parseCis } from '../domain/codes/settle-readings.js'
import type { Lane } from '../domain/lanes.js'
import { cureTimetable, spreadOf, timetableOf, waitMs } from '../domain/patience.js'
import { decideCode } from '../domain/verdict/decide-code.js'
import type { Channel, CodeFacts } from '../domain/verdict/facts.js'
import { keepAnswer } from '../domain/verdict/hear-answers.js'
import type { Decision } from '../domain/verdict/outcome.js'
import type { VerdictSettings } from '../domain/verdict/settings.js'
import type { ShelfPrices } from '../settings/store-book.js'
import type { CodeState } from './asked-code.js'

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
  /** Shortens all waits: the demo and tests. */
  scale: number
  /** There is no token: the timetable is the one of the till's question. */
  tillAlone?: boolean
}

/** What one answer makes of a code: its outcome, and when it is asked again. */
export function settleCode(
  state: CodeState,
  answered: HeardAnswer,
  delivery: Delivery,
  context: SettleContext,
): Omit<SettledCode, 'exchangeIds'> {
  const { now, ownInn, settings, scale, prices } = context
  const price = prices.get(state.gtin ?? '')
  const parsed = parseCis(state.raw ?? state.cis)
  const usual = laneOf(parsed)
  const lane: Lane = usual === 'check' ? 'retry' : usual
  const answers = keepAnswer(state.answers ?? [], {
    channel: answered.channel,
    askedAt: answered.askedAt,
    facts: keptFacts(answered.facts),
  })
  const deadlinePassed = state.deadlineAt !== null && now >= state.deadlineAt
  const decision = decideCode(
    {
      kind: state.kind,
      origin: parsed.origin,
      hasTail: state.raw !== null && parsed.tail === 'whole',
      serial: parsed.serial,
      mrpKopecks: parsed.mrpKopecks,
    },
    answers,
    {
      now,
      purpose: delivery.purpose,
      supplierInn: delivery.supplierInn,
      ownInn,
      priceKopecks: price?.priceKopecks ?? null,
      comingPrice: price?.coming ?? null,
      receivedAt: delivery.createdAt,
      deadlinePassed,
      deadlineAt: state.deadlineAt,
      settings,
    },
  )
  // The timetable is that of the status; the till's question goes along with it.
  const byStatus = answered.channel === 'true-api'
  const leads = byStatus || context.tillAlone === true
  const attempts = leads ? state.attempts + 1 : Math.max(state.attempts, 1)
  const deadlineAt = deadlineOf(state, decision, lane, context)
  return {
    id: state.id,
    lane,
    outcome: decision.outcome,
    reasonId: decision.reasons[0]?.id ?? '',
    checkedBy: decision.checkedBy,
    productGroup: decision.group,
    reasons: decision.reasons.length > 0 ? JSON.stringify(decision.reasons) : null,
    answers: JSON.stringify(answers),
    attempts,
    nextTryAt:
      leads || decision.outcome !== 'wait'
        ? nextTryOf({ decision, delivery, lane, attempts, deadlineAt, now, scale, cis: state.cis })
        : state.nextTryAt,
    deadlineAt,
    checkedAt: answered.facts.silence ? state.checkedAt : answered.askedAt,
    tillAskedAt: byStatus ? state.tillAskedAt : answered.askedAt,
    blocksAt: decision.blocksAt,
  }
}

/** What verdicts are made of. Names and the like are for a person to read, and stand in the exchange itself. */
function keptFacts(facts: CodeFacts): CodeFacts {
  const { productName, ownerName, producerInn, producerName, gtin, children, parent, introducedAt, ...kept } =
    facts
  void [productName, ownerName, producerInn, producerName, gtin, children, parent, introducedAt]
  return kept
}

function deadlineOf(state: CodeState, decision: Decision, lane: Lane, context: SettleContext): number | null {
  if (decision.outcome !== 'wait') return state.deadlineAt
  return state.deadlineAt ?? Math.round(context.now + timetableOf(lane).deadlineMs * context.scale)
}

interface Plan {
  decision: Decision
  delivery: Delivery
  lane: Lane
  attempts: number
  deadlineAt: number | null
  now: number
  scale: number
  cis: string
}

/** Late codes by the timetable of their lane until the deadline; what can be mended, hourly and then daily. */
function nextTryOf(plan: Plan): number | null {
  const { decision, delivery, lane, attempts, deadlineAt, now, scale, cis } = plan
  const spread = spreadOf(`${cis}${attempts}`)
  if (decision.outcome === 'wait') {
    const next = now + waitMs(timetableOf(lane), attempts, spread, scale)
    return deadlineAt === null ? next : Math.min(next, Math.max(deadlineAt, now + 1))
  }
  const givenUp = now > delivery.createdAt + cureTimetable.deadlineMs
  return decision.curable && !givenUp ? now + waitMs(cureTimetable, attempts, spread) : null
}
