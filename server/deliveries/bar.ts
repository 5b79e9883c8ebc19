import type { Outcome } from '../domain/verdict/outcome.js'
import { formatCount, say, type Language } from '../text/say.js'
import { lookOf, outcomesInOrder, type Look } from './outcome-look.js'

export type Counts = Record<Outcome, number>

/** A stretch of a bar of 1000: ends of a <line>. */
export interface BarLine {
  tone: string
  x1: number
  x2: number
}
export interface LegendItem extends Look {
  count: string
}
/** Shares of a whole with their numbers: a bar never stands without them. */
export interface Bar {
  lines: BarLine[]
  legend: LegendItem[]
  /** The same in words, for those who do not see it. */
  label: string
}

const whole = 1000
const gap = 4
/** A share that is there is never thinner than this (1.2 %). */
const thinnest = 12

/** Widths of the shares; what the thin ones are given beyond their share is taken from the wide ones. */
function widths(counts: number[], total: number, room: number): number[] {
  const shares = counts.map((count) => (count / total) * room)
  const lent = shares.reduce((sum, share) => sum + Math.max(0, thinnest - share), 0)
  const wide = shares.reduce((sum, share) => sum + (share > thinnest ? share - thinnest : 0), 0)
  return shares.map((share) =>
    share <= thinnest ? thinnest : share - (wide === 0 ? 0 : ((share - thinnest) / wide) * lent),
  )
}

/** Lines of a bar. What `total` has beyond the counts stays an empty track, and so do codes that were not checked. */
export function barLines(counts: Partial<Counts>, total: number): BarLine[] {
  const shown = outcomesInOrder.filter((outcome) => outcome !== 'unknown' && (counts[outcome] ?? 0) > 0)
  if (total <= 0 || shown.length === 0) return []
  const sizes = shown.map((outcome) => counts[outcome]!)
  const rest = total - sizes.reduce((sum, size) => sum + size, 0)
  const parts = rest > 0 ? [...sizes, rest] : sizes
  const wide = widths(parts, total, whole - gap * (parts.length - 1))
  let at = 0
  return shown.map((outcome, index) => {
    const x1 = Math.round(at)
    at += wide[index]!
    const x2 = rest <= 0 && index === shown.length - 1 ? whole : Math.round(at)
    at += gap
    return { tone: lookOf(outcome, 'ru').tone, x1, x2 }
  })
}

export function legendOf(counts: Partial<Counts>, lang: Language): LegendItem[] {
  return outcomesInOrder
    .filter((outcome) => (counts[outcome] ?? 0) > 0)
    .map((outcome) => ({ ...lookOf(outcome, lang), count: formatCount(counts[outcome]!) }))
}

export function barOf(counts: Partial<Counts>, total: number, lang: Language): Bar {
  const legend = legendOf(counts, lang)
  return {
    lines: barLines(counts, total),
    legend,
    label: legend.map((item) => `${item.word} ${item.count}`).join(', ') || say(lang, 'bar.none'),
  }
}
