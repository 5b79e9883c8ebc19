import { laneOf } from '../codes/lane-of.js'
import { parseCis } from '../codes/settle-readings.js'
import type { Lane } from '../lanes.js'
import { noOutcomes, openedWithItsBox, type BoxContents, type ContentsGap } from './box-contents.js'
import type { Circumstances, ComingPrice } from './circumstances.js'
import { decideCode } from './decide-code.js'
import type { CodeFacts } from './facts.js'
import type { Decision } from './outcome.js'

/** unit: goods, a set too · pack: holds others · part: of a set, and not sold by itself. */
export const roles = ['unit', 'pack', 'part'] as const
export type Role = (typeof roles)[number]

/** A code in a box, and what ЧЗ said of it. */
export interface InnerCode {
  cis: string
  role: Role
  gtin: string | null
  facts: CodeFacts
  /** When it was asked, Unix ms. */
  askedAt: number
}

export type PriceOf = (
  gtin: string | null,
) => { priceKopecks: number | null; coming: ComingPrice | null } | undefined

/** A code inside, judged by the rules that hold for the delivery. */
export function decideInner(
  { cis, facts, gtin, askedAt }: InnerCode,
  around: Circumstances,
  priceOf: PriceOf,
): Decision {
  const { kind, origin, serial, mrpKopecks } = parseCis(cis)
  const price = priceOf(gtin)
  const answers = [{ channel: 'true-api' as const, askedAt, facts }]
  return decideCode({ kind, origin, serial, mrpKopecks, hasTail: false }, answers, {
    ...around,
    priceKopecks: price?.priceKopecks ?? null,
    comingPrice: price?.coming ?? null,
    contents: openedWithItsBox,
  })
}

/** What all that a box holds amounts to; what the document says of it is told by others. */
export function sumUpInside(
  inner: readonly InnerCode[],
  gap: ContentsGap | null,
  decide: (code: InnerCode) => Decision,
): Omit<BoxContents, 'otherGoods' | 'miscount'> {
  const byOutcome = { ...noOutcomes }
  const lateLanes = new Set<Lane>()
  let unitCount = 0
  let nearest = Infinity
  for (const code of inner) {
    const { outcome, blocksAt } = decide(code)
    byOutcome[outcome] += 1
    if (outcome === 'wait') lateLanes.add(laneOf(parseCis(code.cis)))
    if (code.role === 'unit') unitCount += 1
    nearest = Math.min(nearest, blocksAt ?? Infinity)
  }
  const blocksAt = nearest === Infinity ? null : nearest
  return { gap, unitCount, byOutcome, lateLanes: [...lateLanes], blocksAt }
}
