import type { CodeFacts } from './facts.js'
import type { RuleId } from './rules.js'
import type { Scene } from './scene.js'

/** What an answer can speak about. Where several channels speak about one thing, one of them wins (see `weigh-answers`). */
export const aspects = [
  'existence',
  'signature',
  'circulation',
  'special-state',
  'rest',
  'authority',
  'shelf-life',
  'owner',
  'price',
] as const
export type Aspect = (typeof aspects)[number]

/** Values that a reason carries besides its id. */
export interface ReasonDetails {
  params?: Record<string, string | number>
  blocksAt?: number
}

/**
 * When a rule holds, told from the facts of one answer. A condition reads only what is known: an absent fact never makes
 * it hold. `false` where it does not.
 */
export interface Condition {
  id: RuleId
  about: Aspect
  holds(facts: CodeFacts, scene: Scene): ReasonDetails | boolean
}

const mentions: Record<Aspect, readonly (keyof CodeFacts)[]> = {
  existence: ['found', 'status', 'errorCode'],
  signature: ['valid', 'verified', 'errorCode', 'authentic'],
  circulation: ['status', 'utilised', 'realizable', 'sold'],
  'special-state': ['statusEx', 'markWithdraw', 'multipleSales'],
  rest: ['innerUnitCount', 'soldUnitCount'],
  authority: ['ogvs', 'blocked'],
  'shelf-life': ['expiresAt', 'expirations'],
  owner: ['ownerInn', 'isOwner'],
  price: ['maxRetailPriceKopecks', 'minPriceKopecks', 'singleMinPriceKopecks', 'errorCode'],
}

/** Does this answer say anything about the aspect? */
export const speaksAbout = (facts: CodeFacts, aspect: Aspect): boolean =>
  mentions[aspect].some((name) => facts[name] !== undefined)
