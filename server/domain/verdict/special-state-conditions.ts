import { isIntroduced } from './circulation.js'
import type { Condition } from './condition.js'
import type { RuleId } from './rules.js'

/** What a special state of a code in circulation amounts to; null: nothing. Any other word of ЧЗ is `special-state`. */
const ruleOfState: Record<string, RuleId | null> = {
  EMPTY: null,
  INDIVIDUAL: null,
  NON_INDIVIDUAL: null,
  CONNECT_TAP: null,
  IN_GRAY_ZONE: null,
  WAIT_SHIPMENT: 'wait-shipment',
  WAIT_TRANSFER_TO_OWNER: 'wait-transfer',
  MOVING_BY_UD: 'moving-by-upd',
  RESERVED_NOT_USED: 'reserved',
  LOST_INVENTORY: 'lost-inventory',
  PRIM_RESPONSE_WAITING: 'processing',
  EXPORTED: 'exported',
}

const namedStates = Object.entries(ruleOfState).flatMap(([state, id]) => (id ? [{ state, id }] : []))

/** In circulation, but … */
export const specialStateConditions: Condition[] = [
  ...namedStates.map(({ state, id }): Condition => ({
    id,
    about: 'special-state',
    holds: (facts) => facts.statusEx === state && isIntroduced(facts),
  })),
  {
    id: 'special-state',
    about: 'special-state',
    holds: (facts) =>
      facts.statusEx !== undefined &&
      !Object.hasOwn(ruleOfState, facts.statusEx) &&
      isIntroduced(facts) && { params: { statusEx: facts.statusEx } },
  },
  {
    id: 'sold-by-another',
    about: 'special-state',
    holds: (facts) => facts.markWithdraw === true && (facts.status === undefined || isIntroduced(facts)),
  },
  { id: 'several-sales', about: 'special-state', holds: (facts) => facts.multipleSales === true },
]
