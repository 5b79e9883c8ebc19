import { outcomes, type Outcome, type Reason } from './outcome.js'
import { isSwitchable, rules, type RuleId } from './rules.js'
import type { Scene } from './scene.js'
import { effectOf } from './settings.js'
import { transferEndsAt } from './waiting.js'
import type { Holding } from './weigh-answers.js'

const rankOf = Object.fromEntries(outcomes.map((outcome, rank) => [outcome, rank])) as Record<Outcome, number>

/** What a rule amounts to under the store's settings. */
export function effectiveOutcome(id: RuleId, { circumstances, group }: Scene): Outcome {
  const { outcome } = rules[id]
  const effect = effectOf(circumstances.settings, id, group)
  if (effect === 'on' || !isSwitchable(id)) return outcome
  return effect === 'off' ? 'sell' : 'risk'
}

/** The ban that a risk becomes in time. Where the store made a warning of the ban, nothing is blocked on that day. */
const becomes: Partial<Record<RuleId, RuleId>> = {
  'shelf-life-soon': 'expired',
  'shelf-life-by-storage': 'expired',
  'price-soon': 'price-above-mrp',
}

const willBlock = (id: RuleId, scene: Scene): boolean =>
  becomes[id] !== undefined && effectiveOutcome(becomes[id], scene) === 'block'

export function reasonOf({ id, details }: Holding, scene: Scene): Reason {
  const reason: Reason = { id, outcome: effectiveOutcome(id, scene) }
  if (details?.params) reason.params = details.params
  if (details?.blocksAt && reason.outcome !== 'sell' && willBlock(id, scene))
    reason.blocksAt = details.blocksAt
  const until = untilOf(reason, scene)
  if (until) reason.until = until
  return reason
}

/** When waiting ends, or by when a transfer must be complete. */
function untilOf({ id, outcome }: Reason, { circumstances }: Scene): number | null | undefined {
  if (outcome === 'wait') return circumstances.deadlineAt
  if (outcome !== 'risk' || !rules[id].setAside || !circumstances.receivedAt) return undefined
  return transferEndsAt(circumstances.receivedAt)
}

/**
 * The weightiest first. Within an outcome a rule that sets codes aside stands before one that only warns: a delivery is
 * counted by the first reason of each code.
 */
export function compareReasons(a: Reason, b: Reason): number {
  const [left, right] = [rules[a.id], rules[b.id]]
  return (
    rankOf[a.outcome] - rankOf[b.outcome] ||
    Number(right.setAside) - Number(left.setAside) ||
    right.weight - left.weight
  )
}

/** Worth asking again: there is something to mend, and all that forbids can be mended. */
export function isCurable(reasons: Reason[]): boolean {
  const bad = reasons.filter(({ outcome }) => outcome === 'block' || outcome === 'risk')
  return (
    bad.some(({ id }) => rules[id].curable) &&
    bad.every(({ id, outcome }) => outcome !== 'block' || rules[id].curable)
  )
}
