import type { Outcome } from './outcome.js'
import type { Source } from './sources.js'

/** Who does the next step. The words stand in text/ under `rule-who.<key>`. */
export const whos = [
  'receiver',
  'receiver-supplier',
  'receiver-importer',
  'manager',
  'manager-supplier',
  'shelf-keeper',
  'administrator',
  'program',
] as const
export type Who = (typeof whos)[number]

/** By whose fault it comes as a rule. The words stand in text/ under `rule-fault.<key>`. */
export const faults = [
  'supplier',
  'manufacturer',
  'importer',
  'packer',
  'previous-owner',
  'store',
  'nobody',
] as const
export type Fault = (typeof faults)[number]

/** What the rules table says of one rule. The condition under which it holds is in `*-conditions.ts`. */
export interface RuleOutline {
  /** What it amounts to while the store has not switched it. */
  outcome: Outcome
  /** Among reasons of one outcome the greater stands first. No two are the same. */
  weight: number
  /** Somebody can mend the state in ЧЗ: the code is asked again until the goods are accepted or returned. */
  curable?: true
  source: Source
  who: Who
  fault: Fault
  /** Number of the ground of a claim (1–22); absent: no claim rests on it. */
  ground?: number
  /** Product groups that it is limited to; it is silent while the group is not known. */
  groups?: readonly string[]
  /** Its codes are set aside and the delivery is signed partly: owner, transfer, a late EAEU code. */
  setAside?: true
  /** Follows from what is inside, where each rule has its switch already: it has none of its own. */
  ofContents?: true
}
