import { textTable } from '../../server/cli/text-table.js'

/** A line of the table: what was measured, on the floor and here. */
export interface Measure {
  name: string
  floor: number[] | null
  ours: number[]
  unit: 'ms' | 'MB'
  /** The most that is allowed: times the floor where there is one, else in the unit; null where it is only told. */
  limit: number | null
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** Medians, ratios and limits; «over» marks what is above its limit. */
export function benchTable(measures: readonly Measure[]): string[] {
  const right = { align: 'right' as const }
  const columns = [
    { title: 'measured' },
    { title: 'floor', ...right },
    { title: 'ours', ...right },
    { title: 'ratio', ...right },
    { title: 'limit', ...right },
    { title: '' },
  ]
  return textTable(columns, measures.map(rowOf))
}

export function isOver({ floor, ours, limit }: Measure): boolean {
  if (limit === null) return false
  return (floor ? median(ours) / median(floor) : median(ours)) > limit
}

function rowOf(measure: Measure): string[] {
  const { name, floor, ours, unit, limit } = measure
  const shown = (value: number) => `${value < 100 ? value.toFixed(1) : Math.round(value)} ${unit}`
  return [
    name,
    floor ? shown(median(floor)) : '',
    shown(median(ours)),
    floor ? (median(ours) / median(floor)).toFixed(2) : '',
    limit === null ? '' : floor ? `${limit} ×` : `${limit} ${unit}`,
    isOver(measure) ? 'over' : '',
  ]
}
