import { isInCirculation } from './circulation.js'
import type { Condition } from './condition.js'
import type { CodeFacts } from './facts.js'
import type { Scene } from './scene.js'
import { dayMs, shelfLifeEnd, warningDays } from './shelf-life.js'

/** Whose the code must be now; null where that is not known or not asked. */
function rightfulOwners({ circumstances }: Scene): (string | null)[] | null {
  const { purpose, supplierInn, ownInn } = circumstances
  if (purpose === 'audit') return ownInn === null ? null : [ownInn]
  // the document may already be signed and processed: then we are the owner
  return supplierInn === null ? null : [supplierInn, ownInn]
}

function isOfAnother(facts: CodeFacts, scene: Scene): boolean {
  if (!isInCirculation(facts)) return false
  if (facts.ownerInn === undefined) return scene.circumstances.purpose === 'audit' && facts.isOwner === false
  const owners = rightfulOwners(scene)
  return owners !== null && !owners.includes(facts.ownerInn)
}

const shelfLifeConditions: Condition[] = [
  {
    id: 'expired',
    about: 'shelf-life',
    holds: (facts, { now }) => {
      const end = shelfLifeEnd(facts)
      // on the very moment the till already refuses
      return end !== undefined && end <= now && { params: { endAt: end } }
    },
  },
  {
    id: 'shelf-life-by-storage',
    about: 'shelf-life',
    holds: (facts, { now }) => {
      const over = facts.expirations?.find(({ until }) => until <= now)
      const end = shelfLifeEnd(facts)
      if (over === undefined || end === undefined || end <= now) return false
      return { params: { overAt: over.until, condition: over.condition, endAt: end }, blocksAt: end }
    },
  },
  {
    id: 'shelf-life-soon',
    about: 'shelf-life',
    holds: (facts, { now, group, circumstances }) => {
      const end = shelfLifeEnd(facts)
      if (end === undefined || end <= now) return false
      const isSoon = end - now <= warningDays(circumstances.settings, group) * dayMs
      return isSoon && { params: { endAt: end }, blocksAt: end }
    },
  },
]

/** How long the goods are good, and whose they are. */
export const goodsConditions: Condition[] = [
  ...shelfLifeConditions,
  {
    id: 'other-owner',
    about: 'owner',
    holds: (facts, scene) =>
      isOfAnother(facts, scene) && {
        params: { owner: facts.ownerName ?? '', ownerInn: facts.ownerInn ?? '' },
      },
  },
]
