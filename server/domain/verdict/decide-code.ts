import { isInCirculation, saysCirculation } from './circulation.js'
import type { Circumstances, CodeSubject } from './circumstances.js'
import { aspects, type Aspect, type Condition } from './condition.js'
import { conditions } from './conditions.js'
import type { ChannelAnswer } from './facts.js'
import { checkedByOf, hearAnswers, newestFirst, type Heard } from './hear-answers.js'
import type { Decision, Reason } from './outcome.js'
import { unansweredRules } from './quiet-answers.js'
import { compareReasons, effectiveOutcome, isCurable, reasonOf } from './reasons.js'
import type { RuleId } from './rules.js'
import { sceneOf, type Scene } from './scene.js'
import { shelfLifeEnd } from './shelf-life.js'
import { waitingDetails } from './waiting.js'
import { weighAnswers, weighOne, type Holding } from './weigh-answers.js'

/** Decides about one code from all that channels said. Total and deterministic. */
export type DecideCode = (
  subject: CodeSubject,
  answers: ChannelAnswer[],
  circumstances: Circumstances,
) => Decision

/** Rules about these say where a code stands, even though it is not in circulation. */
const explaining: ReadonlySet<Aspect> = new Set(['existence', 'signature', 'circulation'])

/** When the till begins to refuse by itself: the nearest end of a shelf life, or a price to come. Null where it does already. */
function blocksAtOf(reasons: Reason[], speakers: ChannelAnswer[], scene: Scene): number | null {
  if (reasons[0]?.outcome === 'block') return null
  let nearest = scene.circumstances.contents?.blocksAt ?? Infinity
  for (const { blocksAt } of reasons) nearest = Math.min(nearest, blocksAt ?? Infinity)
  if (effectiveOutcome('expired', scene) === 'block')
    for (const { facts } of speakers) nearest = Math.min(nearest, shelfLifeEnd(facts) ?? Infinity)
  return nearest > scene.now && nearest < Infinity ? nearest : null
}

/** `decideCode` over a list of conditions of one's own, in any order. */
export function decideBy(list: readonly Condition[]): DecideCode {
  const byAspect = new Map(aspects.map((aspect) => [aspect, list.filter(({ about }) => about === aspect)]))
  const explainingIds = new Set(list.filter(({ about }) => explaining.has(about)).map(({ id }) => id))
  explainingIds.add('mrp-differs')

  const weigh = (voices: ChannelAnswer[], scene: Scene): Holding[] => {
    if (voices.length === 0) return []
    return voices.length === 1 ? weighOne(list, voices[0]!, scene) : weighAnswers(byAspect, voices, scene)
  }

  /** Rules that hold because nothing certain was said: none where the state is explained, or good. */
  const gaps = ({ speakers, quiet }: Heard, holdings: Holding[], scene: Scene): RuleId[] => {
    if (holdings.some(({ id }) => explainingIds.has(id))) return []
    const newest = speakers.find(({ facts }) => saysCirculation(facts))
    if (newest !== undefined && isInCirculation(newest.facts)) return []
    return speakers.length > 0 ? ['state-not-known'] : unansweredRules(quiet, scene)
  }

  return (subject, answers, circumstances) => {
    const ordered = newestFirst(answers)
    const scene = sceneOf(subject, ordered, circumstances)
    const heard = hearAnswers(ordered, scene)
    const { speakers, voices } = heard
    const holdings = weigh(voices, scene)
    const reasons = holdings.map((holding) => reasonOf(holding, scene))
    for (const id of gaps(heard, holdings, scene))
      reasons.push(reasonOf({ id, details: waitingDetails(id, scene) }, scene))
    if (reasons.length > 1) reasons.sort(compareReasons)
    const outcome = reasons[0]?.outcome ?? 'sell'
    return {
      outcome,
      reasons,
      blocksAt: blocksAtOf(reasons, speakers, scene),
      checkedBy: checkedByOf(speakers.length > 0 || holdings.length === 0 ? speakers : voices),
      group: scene.group ?? null,
      curable: reasons.length > 0 && isCurable(reasons),
    }
  }
}

export const decideCode: DecideCode = decideBy(conditions)
