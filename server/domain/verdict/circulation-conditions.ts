import { isIntroduced, isLifted, isNotIntroduced, isNotUtilised, isWithdrawn } from './circulation.js'
import type { Condition } from './condition.js'
import type { CodeFacts } from './facts.js'

/** Reasons of withdrawal that mean a sale to a customer. */
const salesReasons = new Set(['RETAIL', 'VENDING', 'DISTANCE'])
const customsWait = new Set(['FTS_RESPOND_WAITING', 'FTS_CONTROL'])

const isSold = (facts: CodeFacts): boolean =>
  facts.sold === true || (isWithdrawn(facts) && salesReasons.has(facts.withdrawReason ?? ''))
const isWithdrawnForGood = (facts: CodeFacts): boolean =>
  isWithdrawn(facts) && !isIntroduced(facts) && facts.statusEx !== 'WAIT_SHIPMENT'
const awaitsImporter = (facts: CodeFacts): boolean =>
  facts.statusEx === 'WAIT_SHIPMENT' && (facts.status === 'APPLIED' || isWithdrawn(facts))
const isPlain = (facts: CodeFacts): boolean =>
  facts.statusEx === undefined ||
  !(
    customsWait.has(facts.statusEx) ||
    facts.statusEx === 'FTS_RESPOND_NOT_OK' ||
    facts.statusEx === 'WAIT_SHIPMENT'
  )

const withdrawal = (facts: CodeFacts) => ({
  params: { withdrawReason: facts.withdrawReasonOther ?? facts.withdrawReason ?? '' },
})

/** Is the code in circulation, and if not, why. */
export const circulationConditions: Condition[] = [
  {
    id: 'sold',
    about: 'circulation',
    holds: (facts) => isSold(facts) && (facts.sold === true || isWithdrawnForGood(facts)),
  },
  {
    id: 'withdrawn',
    about: 'circulation',
    holds: (facts) => isWithdrawnForGood(facts) && !isSold(facts) && withdrawal(facts),
  },
  {
    id: 'written-off',
    about: 'circulation',
    holds: (facts) => facts.status === 'WRITTEN_OFF' && withdrawal(facts),
  },
  { id: 'not-applied', about: 'circulation', holds: (facts) => facts.status === 'EMITTED' },
  {
    id: 'not-utilised',
    about: 'circulation',
    holds: isNotUtilised,
  },
  { id: 'not-paid', about: 'circulation', holds: (facts) => facts.status === 'APPLIED_NOT_PAID' },
  {
    id: 'customs-refused',
    about: 'circulation',
    holds: (facts, scene) =>
      facts.status === 'APPLIED' && facts.statusEx === 'FTS_RESPOND_NOT_OK' && !isLifted(scene),
  },
  {
    id: 'customs-waiting',
    about: 'circulation',
    holds: (facts, scene) =>
      facts.status === 'APPLIED' && customsWait.has(facts.statusEx ?? '') && !isLifted(scene),
  },
  {
    id: 'import-not-accepted',
    about: 'circulation',
    holds: (facts, scene) => awaitsImporter(facts) && !(facts.status === 'APPLIED' && isLifted(scene)),
  },
  {
    id: 'not-introduced',
    about: 'circulation',
    holds: (facts, scene) => isNotIntroduced(facts, scene) && isPlain(facts) && !isLifted(scene),
  },
  {
    id: 'gray-zone',
    about: 'circulation',
    holds: (facts, scene) => isNotIntroduced(facts, scene) && isLifted(scene) && scene.group !== undefined,
  },
  {
    id: 'gray-zone-unsure',
    about: 'circulation',
    holds: (facts, scene) => isNotIntroduced(facts, scene) && isLifted(scene) && scene.group === undefined,
  },
]
