import type { Counts } from './api-shapes.js'

/** How one file ended: with counts, or with a fault of the file or of the configuration. */
export type FileEnd = { counts: Counts } | { faulty: true }

/** 3 input or configuration wrong; else 1 any block or risk; else 2 any wait or unknown; else 0. */
export function exitCodeOf(ends: readonly FileEnd[]): 0 | 1 | 2 | 3 {
  if (ends.length === 0 || ends.some((end) => 'faulty' in end)) return 3
  const counts = ends.flatMap((end) => ('counts' in end ? [end.counts] : []))
  if (counts.some(({ block, risk }) => block + risk > 0)) return 1
  return counts.some(({ wait, unknown }) => wait + unknown > 0) ? 2 : 0
}
