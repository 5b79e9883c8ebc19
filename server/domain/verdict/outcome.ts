import type { RuleId } from './rules.js'

/** Outcomes of a code, weightiest first. */
export const outcomes = ['block', 'risk', 'wait', 'unknown', 'sell'] as const
export type Outcome = (typeof outcomes)[number]

/** A rule that holds for a code. Its words, source and next step stand in the rules table and in text/. */
export interface Reason {
  id: RuleId
  /** What this reason amounts to under the store's settings; `sell` where the rule is off and only shown. */
  outcome: Outcome
  /** Values for the sentence: names of authorities, a date, a price. */
  params?: Record<string, string | number>
  /** Until when the next step must be done, Unix ms. */
  until?: number
  /** When a risk becomes a block, Unix ms. */
  blocksAt?: number
}

/** By what the outcome was found: the status in ГИС МТ, the till's own question, or both. */
export type CheckedBy = 'status' | 'till' | 'both'

export interface Decision {
  outcome: Outcome
  /** Every reason that holds, the weightiest first. */
  reasons: Reason[]
  /** When the code becomes blocked by itself (shelf life), Unix ms. */
  blocksAt: number | null
  checkedBy: CheckedBy | null
  /** ЧЗ's alias of the product group. */
  group: string | null
  /** Somebody can mend it: ask again hourly for 24 h, then daily. */
  curable: boolean
}
