import type { Delivery } from '../../entities/delivery.js'
import type { DeliveryLine } from '../../entities/delivery-line.js'
import type { Tally } from '../../entities/tally.js'
import { moneyOfUnits } from '../domain/claim/line-money.js'
import { outcomes, type Outcome } from '../domain/verdict/outcome.js'
import { isRuleId, rules, type RuleId } from '../domain/verdict/rules.js'
import type { Counts } from './bar.js'
import type { ListedDelivery } from './delivery-rows.js'

/** Codes of a delivery with one outcome for one reason, by line. */
export interface Group {
  outcome: Outcome
  reasonId: RuleId | ''
  count: number
  /** Money of these units, with VAT; null where the document names none. */
  kopecks: number | null
  /** Name of the line that has most of them, and how many lines have any. */
  product: string
  lineCount: number
}

type Standing = { lines: DeliveryLine[]; tallies: Tally[] }

const weightOf = (reasonId: string) => (isRuleId(reasonId) ? rules[reasonId].weight : 0)

/** What is not simply sold, grouped by reason, the weightiest first. */
export function groupsOf({ lines, tallies }: Standing): Group[] {
  const byId = new Map(lines.map((line) => [line.id, line]))
  const groups = new Map<string, Tally[]>()
  for (const tally of tallies) {
    if (tally.outcome === 'sell' || tally.count <= 0) continue
    const key = `${tally.outcome} ${tally.reasonId}`
    groups.set(key, [...(groups.get(key) ?? []), tally])
  }
  return [...groups.values()].map((same) => groupOf(same, byId)).sort(weightier)
}

function groupOf(same: Tally[], byId: Map<number, DeliveryLine>): Group {
  const { outcome, reasonId } = same[0]!
  const fullest = [...same].sort((one, other) => other.count - one.count)
  const product = byId.get(fullest[0]!.lineId)?.name ?? ''
  const money = same.map(({ lineId, count }) => {
    const line = byId.get(lineId)
    return line === undefined ? null : moneyOfUnits(line, count)
  })
  const count = same.reduce((sum, tally) => sum + tally.count, 0)
  return { outcome, reasonId, count, kopecks: addMoney(money), product, lineCount: same.length }
}

/** The weightiest first. */
export const weightier = (one: Group, other: Group): number =>
  outcomes.indexOf(one.outcome) - outcomes.indexOf(other.outcome) ||
  weightOf(other.reasonId) - weightOf(one.reasonId) ||
  other.count - one.count

/** A sum of what is known; null where nothing is. */
export function addMoney(parts: (number | null)[]): number | null {
  const known = parts.filter((part) => part !== null)
  return known.length === 0 ? null : known.reduce((sum, part) => sum + part, 0)
}

export const isSetAside = (reasonId: string): boolean =>
  isRuleId(reasonId) && rules[reasonId].setAside === true

/** How the codes of a delivery stand. */
export const countsOf = (delivery: Delivery): Counts => ({
  sell: delivery.sellCount,
  risk: delivery.riskCount,
  block: delivery.blockCount,
  wait: delivery.waitCount,
  unknown: delivery.unknownCount,
})

/** A code that nobody asked about yet waits without a reason, or for that reason. */
export const isNeverAsked = (reasonId: string): boolean => reasonId === '' || reasonId === 'not-asked'

/** The same for people: codes that were never asked do not wait, they are not checked. */
export function settledCounts({ delivery, run }: ListedDelivery): Counts {
  const counts = countsOf(delivery)
  const waiting = Math.min(counts.wait, askedWaiting({ delivery, run }))
  return { ...counts, wait: waiting, unknown: counts.unknown + counts.wait - waiting }
}

/** Codes asked that have no answer yet. */
export const askedWaiting = ({ delivery, run }: ListedDelivery): number =>
  Math.max(0, (run?.asked ?? 0) - (delivery.codeCount - delivery.waitCount))

/** How the codes of each line stand. `aside`: of the risks, those whose goods are set aside. */
export interface LineCounts extends Counts {
  aside: number
}

export function countsByLine(tallies: Tally[]): Map<number, LineCounts> {
  const byLine = new Map<number, LineCounts>()
  for (const { lineId, outcome, reasonId, count } of tallies) {
    const counts = byLine.get(lineId) ?? { sell: 0, risk: 0, block: 0, wait: 0, unknown: 0, aside: 0 }
    counts[outcome === 'wait' && isNeverAsked(reasonId) ? 'unknown' : outcome] += count
    if (outcome === 'risk' && isSetAside(reasonId)) counts.aside += count
    byLine.set(lineId, counts)
  }
  return byLine
}
