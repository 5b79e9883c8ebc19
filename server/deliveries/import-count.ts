import { createHash } from 'node:crypto'
import { isSlow } from '../domain/lanes.js'
import type { Outcome } from '../domain/verdict/outcome.js'
import type { RuleId } from '../domain/verdict/rules.js'
import type { StagedCode } from './stage-delivery.js'

export interface PlaceCount {
  gtin: string | null
  codeCount: number
}

/** How many codes of a line have an outcome for a reason. */
interface PlaceTally {
  place: number
  outcome: Outcome
  reasonId: RuleId | ''
  count: number
}

/** What is counted while a document is read. */
export interface ImportCount {
  total: number
  byOutcome: Record<Outcome, number>
  tallies: Map<string, PlaceTally>
  /** The tally that was counted up last. */
  last: PlaceTally | null
  /** Codes of EAEU emitters by lane. */
  lanes: Record<string, number>
  /** Lines by place. */
  places: Map<number, PlaceCount>
  /** КИ that stand more than once: how many repeats, and the row of the first. */
  repeats: number
  firstRepeatRow: number | null
}

export const emptyCount = (): ImportCount => ({
  total: 0,
  byOutcome: { block: 0, risk: 0, wait: 0, unknown: 0, sell: 0 },
  tallies: new Map(),
  last: null,
  lanes: {},
  places: new Map(),
  repeats: 0,
  firstRepeatRow: null,
})

export function countCode(count: ImportCount, { place, gtin, outcome, reasonId, lane }: StagedCode): void {
  count.total += 1
  count.byOutcome[outcome] += 1
  if (isSlow(lane)) count.lanes[lane] = (count.lanes[lane] ?? 0) + 1
  tallyOf(count, place, outcome, reasonId).count += 1
  const line = count.places.get(place)
  if (line) line.codeCount += 1
  else count.places.set(place, { gtin, codeCount: 1 })
}

/** Codes of a line come one after another, and nearly all wait: the tally is mostly the one of the code before. */
function tallyOf(count: ImportCount, place: number, outcome: Outcome, reasonId: RuleId | ''): PlaceTally {
  const { last } = count
  if (last && last.place === place && last.outcome === outcome && last.reasonId === reasonId) return last
  const key = `${place} ${outcome} ${reasonId}`
  const tally = count.tallies.get(key) ?? { place, outcome, reasonId, count: 0 }
  count.tallies.set(key, tally)
  count.last = tally
  return tally
}

export function countRepeat(count: ImportCount, row: number): void {
  count.repeats += 1
  count.firstRepeatRow ??= row
}

/** The same for the same codes in any order. */
export function sortedHash(codes: Iterable<string>): string {
  const hash = createHash('sha256')
  for (const cis of [...codes].sort()) hash.update(`${cis}\n`)
  return hash.digest('hex')
}
