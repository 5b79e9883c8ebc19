import type { RuleId } from '../verdict/rules.js'

/** Units of one line that are defective for one reason. */
export interface LineDefect {
  lineId: number
  reasonId: RuleId
  count: number
}

/** Units that are defective for one reason, over all lines. */
export interface DefectGroup {
  reasonId: RuleId
  count: number
  lineIds: number[]
}

/** What an act says of defects: by reason, the most frequent first; lines in the order of the document. */
export function groupDefects(defects: readonly LineDefect[]): DefectGroup[] {
  const groups = new Map<RuleId, DefectGroup>()
  for (const { reasonId, count, lineId } of defects) {
    const group = groups.get(reasonId) ?? { reasonId, count: 0, lineIds: [] }
    group.count += count
    if (!group.lineIds.includes(lineId)) group.lineIds.push(lineId)
    groups.set(reasonId, group)
  }
  return [...groups.values()].sort((one, other) => other.count - one.count)
}

/** Counts defects code by code. */
export class DefectTally {
  private readonly counts = new Map<number, Map<RuleId, number>>()

  add(lineId: number, reasonId: RuleId): void {
    const line = this.counts.get(lineId) ?? new Map<RuleId, number>()
    this.counts.set(lineId, line.set(reasonId, (line.get(reasonId) ?? 0) + 1))
  }

  /** In the order in which lines and reasons came. */
  defects(): LineDefect[] {
    return [...this.counts].flatMap(([lineId, reasons]) =>
      [...reasons].map(([reasonId, count]) => ({ lineId, reasonId, count })),
    )
  }
}
