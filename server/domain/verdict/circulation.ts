import type { CodeFacts } from './facts.js'
import type { Scene } from './scene.js'
import { noCounts } from './wire-errors.js'

/** Outside tobacco a pack withdrawn is RETIRED, in tobacco, otp and ncp WITHDRAWN; so with a broken up box. */
const withdrawnStatuses = new Set(['RETIRED', 'WITHDRAWN'])
export const isWithdrawn = (facts: CodeFacts): boolean =>
  facts.status !== undefined && withdrawnStatuses.has(facts.status)

const disaggregatedStatuses = new Set(['DISAGGREGATION', 'DISAGGREGATED'])
export const isDisaggregated = (facts: CodeFacts): boolean =>
  facts.status !== undefined && disaggregatedStatuses.has(facts.status)

/** A keg on a tap counts as introduced; ЧЗ shows it as INTRODUCED or, sold in part, as RETIRED. */
const isOnTap = (facts: CodeFacts): boolean =>
  facts.statusEx === 'CONNECT_TAP' && (facts.status === 'INTRODUCED' || isWithdrawn(facts))

/** In circulation by status. */
export const isIntroduced = (facts: CodeFacts): boolean => facts.status === 'INTRODUCED' || isOnTap(facts)

/** Does the answer say at all whether the code is in circulation? */
export const saysCirculation = (facts: CodeFacts): boolean =>
  facts.status !== undefined || facts.realizable !== undefined

/** The answer says in so many words that the code may be sold as far as its circulation goes. */
export const isInCirculation = (facts: CodeFacts): boolean =>
  isIntroduced(facts) || (facts.status === undefined && facts.realizable === true)

/** «Not applied» by the till's flags: they mean something only for a code that was found. */
export const isNotUtilised = (facts: CodeFacts, { mayBeForeign }: Scene): boolean =>
  facts.found === true && facts.utilised === false && noCounts(facts, mayBeForeign)

/** «Not introduced» by status or by the till's flags. */
export const isNotIntroduced = (facts: CodeFacts, scene: Scene): boolean =>
  facts.status === 'APPLIED' ||
  (facts.found === true &&
    facts.realizable === false &&
    facts.sold === false &&
    noCounts(facts, scene.mayBeForeign) &&
    !isNotUtilised(facts, scene))

/** In the gray zone «not introduced» is lifted, for tobacco only. While the group is not known nothing is said for sure. */
export const isLifted = (scene: Scene): boolean =>
  scene.grayZone && (scene.group === undefined || scene.group === 'tobacco')
