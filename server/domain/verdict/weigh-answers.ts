import { speaksAbout, type Aspect, type Condition, type ReasonDetails } from './condition.js'
import type { ChannelAnswer } from './facts.js'
import { rules } from './rules.js'
import type { RuleId } from './rules.js'
import type { Scene } from './scene.js'

/** Facts younger than this compete between channels; then the forbidding one wins. */
export const competingMs = 15 * 60_000

/** A rule that holds, before the store's settings. */
export interface Holding {
  id: RuleId
  details: ReasonDetails | undefined
}

const isLimitedAway = (id: RuleId, group: string | undefined): boolean => {
  const groups = rules[id].groups
  return groups !== undefined && (group === undefined || !groups.includes(group))
}

/** The rules that hold by one answer. */
function holdingsOf(conditions: readonly Condition[], answer: ChannelAnswer, scene: Scene): Holding[] {
  const found: Holding[] = []
  for (const { id, holds } of conditions) {
    const details = holds(answer.facts, scene)
    if (details === false || isLimitedAway(id, scene.group)) continue
    found.push({ id, details: details === true ? undefined : details })
  }
  return found
}

const forbids = (holdings: Holding[]): boolean => holdings.some(({ id }) => rules[id].outcome === 'block')

/** Who wins about one aspect, and what then holds. The newest speaker comes first. */
function weighAspect(
  conditions: readonly Condition[],
  speakers: ChannelAnswer[],
  scene: Scene,
): { holdings: Holding[]; disagree: boolean } {
  const young = speakers.filter(({ askedAt }) => scene.now - askedAt < competingMs)
  if (young.length > 1) {
    const opinions = young.map((answer) => holdingsOf(conditions, answer, scene))
    const forbidding = opinions.filter(forbids)
    if (forbidding.length > 0)
      return { holdings: forbidding.flat(), disagree: forbidding.length < opinions.length }
  }
  return { holdings: holdingsOf(conditions, speakers[0]!, scene), disagree: false }
}

/** Each rule once, with the values of the newest answer by which it holds. */
const unique = (holdings: Holding[]): Holding[] => [
  ...new Map([...holdings].reverse().map((holding) => [holding.id, holding])).values(),
]

/** Every rule that holds by the answers of all channels together. */
export function weighAnswers(
  conditions: ReadonlyMap<Aspect, readonly Condition[]>,
  answers: ChannelAnswer[],
  scene: Scene,
): Holding[] {
  const all: Holding[] = []
  let disagreement = false
  for (const [aspect, ofAspect] of conditions) {
    const speakers = answers.filter(({ facts }) => speaksAbout(facts, aspect))
    // a limit may stand in the code itself: then any answer will do
    const { holdings, disagree } = weighAspect(ofAspect, speakers.length > 0 ? speakers : answers, scene)
    all.push(...holdings)
    disagreement ||= disagree
  }
  if (disagreement) all.push({ id: 'channels-disagree', details: undefined })
  return unique(all)
}

/** The same where only one channel spoke, as it is for nearly every code. */
export const weighOne = holdingsOf
