import type { Lane } from '../lanes.js'
import type { Outcome } from './outcome.js'

/** Why it is not known whole what a box holds. `untold`: ЧЗ names nothing, or names a box inside itself. */
export const contentsGaps = ['late', 'refused', 'untold', 'too-deep', 'too-many'] as const
export type ContentsGap = (typeof contentsGaps)[number]

/** What ЧЗ says of the inside of a box, in short: the box is decided by it. */
export interface BoxContents {
  /** Null where all that it holds is known. */
  gap: ContentsGap | null
  /** Units and sets; what is in a set is a part of it. */
  unitCount: number
  /** All codes inside, packs and parts too. */
  byOutcome: Readonly<Record<Outcome, number>>
  /** Lanes of the codes inside that are late, each once: how long the box waits for them, and how often they are asked. */
  lateLanes: readonly Lane[]
  /** Units of goods that no line of the document names. */
  otherGoods: number
  /** Units that ЧЗ counts for the line of the box, and what the document declares; null where they agree or cannot be compared. */
  miscount: { told: number; declared: number } | null
  /** When the first of them becomes blocked by itself, Unix ms. */
  blocksAt: number | null
}

export const noOutcomes: Readonly<Record<Outcome, number>> = {
  block: 0,
  risk: 0,
  wait: 0,
  unknown: 0,
  sell: 0,
}

/** A pack inside a box is opened with it: its own state is all that is asked of it here. */
export const openedWithItsBox: BoxContents = {
  gap: null,
  unitCount: 0,
  byOutcome: noOutcomes,
  lateLanes: [],
  otherGoods: 0,
  miscount: null,
  blocksAt: null,
}
