import type { BoxContents } from './box-contents.js'
import { isDisaggregated, isInCirculation } from './circulation.js'
import type { Condition, ReasonDetails } from './condition.js'
import type { CodeFacts } from './facts.js'
import type { Outcome } from './outcome.js'
import type { Scene } from './scene.js'

const unanswered: ReadonlySet<string> = new Set(['late', 'refused'])

/** What is inside, where the box itself is in circulation and ЧЗ was asked about it. */
const contentsOf = (facts: CodeFacts, { circumstances }: Scene): BoxContents | undefined =>
  isInCirculation(facts) ? circumstances.contents : undefined

/** Why the inside of a box is not known whole. A set is sold by its own code, whatever is not known of its parts. */
const gapOf = (facts: CodeFacts, scene: Scene): BoxContents['gap'] | undefined =>
  scene.box ? contentsOf(facts, scene)?.gap : undefined

const isLate = (facts: CodeFacts, scene: Scene): boolean =>
  gapOf(facts, scene) === 'late' || (contentsOf(facts, scene)?.byOutcome.wait ?? 0) > 0

const notAsked = (facts: CodeFacts, scene: Scene): boolean => {
  if (!scene.box || !isInCirculation(facts)) return false
  const { contents, deadlinePassed } = scene.circumstances
  if (contents === undefined || contents.gap === 'refused') return true
  return contents.gap === 'late' && deadlinePassed
}

const heldCount = ({ byOutcome }: BoxContents): number =>
  Object.values(byOutcome).reduce((sum, count) => sum + count, 0)

const holdsAny =
  (outcome: Outcome) =>
  (facts: CodeFacts, scene: Scene): ReasonDetails | false => {
    const contents = contentsOf(facts, scene)
    const count = contents?.byOutcome[outcome] ?? 0
    return count > 0 && { params: { count, heldCount: heldCount(contents!) } }
  }

const isAllGood = ({ gap, byOutcome, otherGoods, miscount }: BoxContents): boolean =>
  gap === null &&
  otherGoods === 0 &&
  miscount === null &&
  byOutcome.block + byOutcome.risk + byOutcome.wait + byOutcome.unknown === 0

/** What a box comes to: never to a sale by its own state, always by what it holds. */
export const boxConditions: Condition[] = [
  { id: 'box-disaggregated', about: 'circulation', holds: isDisaggregated },
  { id: 'box-contents-not-asked', about: 'circulation', holds: notAsked },
  {
    id: 'box-contents-late',
    about: 'circulation',
    holds: (facts, scene) => isLate(facts, scene) && !scene.circumstances.deadlinePassed,
  },
  {
    id: 'box-contents-untold',
    about: 'circulation',
    holds(facts, scene) {
      const gap = gapOf(facts, scene)
      return gap !== undefined && gap !== null && !unanswered.has(gap)
    },
  },
  { id: 'box-holds-blocked', about: 'circulation', holds: holdsAny('block') },
  { id: 'box-holds-risk', about: 'circulation', holds: holdsAny('risk') },
  { id: 'box-holds-unknown', about: 'circulation', holds: holdsAny('unknown') },
  {
    id: 'box-other-goods',
    about: 'circulation',
    holds(facts, scene) {
      const { otherGoods = 0, unitCount = 0 } = contentsOf(facts, scene) ?? {}
      return otherGoods > 0 && { params: { count: otherGoods, heldCount: unitCount } }
    },
  },
  {
    id: 'box-count-differs',
    about: 'circulation',
    holds(facts, scene) {
      const { miscount = null } = contentsOf(facts, scene) ?? {}
      return miscount !== null && { params: { count: miscount.told, declared: miscount.declared } }
    },
  },
  {
    id: 'box-contents-good',
    about: 'circulation',
    holds(facts, scene) {
      const contents = contentsOf(facts, scene)
      if (contents === undefined || !isAllGood(contents)) return false
      // What lies in a set are parts of it, no units.
      return { params: { count: contents.unitCount || heldCount(contents) } }
    },
  },
]
