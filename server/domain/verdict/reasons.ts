import { outcomes, type Outcome, type Reason } from './outcome.js'
import { isSwitchable, rules, type RuleId } from './rules.js'
import type { Scene } from './scene.js'
import { effectOf } from './settings.js'
import type { Holding } from './weigh-answers.js'

const rankOf = Object.fromEntries(outcomes.map((outcome, rank) => [outcome, rank])) as Record<Outcome, number>

/** What a rule amounts to under the store's settings. */
export function effectiveOutcome(id: RuleId, { circumstances, group }: Scene): Outcome {
  const { outcome } = rules[id]
  const effect = effectOf(circumstances.settings, id, group)
  if (effect === 'on' || !isSwitchable(id)) return outcome
  return effect === 'off' ? 'sell' : 'risk'
}

export function reasonOf({ id, details }: Holding, scene: Scene): Reason {
  const reason: Reason = { id, outcome: effectiveOutcome(id, scene) }
  if (details?.params) reason.params = details.params
  if (details?.blocksAt && reason.outcome !== 'sell') reason.blocksAt = details.blocksAt
  const until = scene.circumstances.deadlineAt
  if (until && reason.outcome === 'wait') reason.until = until
  return reason
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
