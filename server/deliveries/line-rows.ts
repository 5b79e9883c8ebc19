import type { DeliveryLine } from '../../entities/delivery-line.js'
import { formatMoney } from '../domain/money.js'
import type { Outcome } from '../domain/verdict/outcome.js'
import { formatCount, say } from '../text/say.js'
import { decisionOf, type DecisionKind } from './line-decision.js'
import { outcomesInOrder } from './outcome-look.js'
import { addMoney, countsByLine, settledCounts, type LineCounts } from './tallies.js'
import type { DeliveryView } from './delivery-rows.js'
import { tieUnits } from '../text/tie-units.js'
import type { Viewer } from '../text/viewer.js'

/** Lines on one page of a delivery. */
export const linesShown = 100

/** A number of a row; a zero is a quiet dash. */
export interface CountCell {
  count: string
  name: string
  tone: string
  icon: string
  /** Stands with its sign: an exception speaks. */
  loud: boolean
}
export interface LineRow {
  number: string
  href: string
  name: string
  gtin: string
  declared: string
  counts: (CountCell | null)[]
  money: string
  decision: string
}

/** Which lines are shown, and how they are spoken of. */
interface Shown {
  page: number
  kind: DecisionKind
}

const columns: Outcome[] = [...outcomesInOrder]
const none: LineCounts = { sell: 0, risk: 0, block: 0, wait: 0, unknown: 0, aside: 0 }

/** Lines of the document with how their codes stand and what to do with each. `unknown` is a column only where there is one. */
export function lineTable(view: DeliveryView, { page, kind }: Shown, viewer: Viewer) {
  const { lang } = viewer
  const { delivery, lines, tallies } = view
  const byLine = countsByLine(tallies)
  const counts = settledCounts(view)
  const shown = columns.filter((outcome) => outcome !== 'unknown' || counts.unknown > 0)
  const total = addMoney(lines.map((line) => line.sumKopecks))
  return {
    heads: shown.map((outcome) => say(lang, `lines.${outcome}`)),
    declared: say(lang, delivery.source === 'upd' ? 'lines.declared' : 'lines.declared.list'),
    withMoney: total !== null,
    rows: lines
      .slice((page - 1) * linesShown, page * linesShown)
      .map((line) => rowOf(line, byLine.get(line.id) ?? none, { shown, kind, viewer })),
    total: {
      declared: formatCount(delivery.codeCount),
      counts: shown.map((outcome) =>
        counts[outcome] === 0
          ? null
          : { count: formatCount(counts[outcome]), name: say(lang, `lines.${outcome}.short`) },
      ),
      money: total === null ? '' : formatMoney(total),
    },
  }
}

function rowOf(
  line: DeliveryLine,
  counts: LineCounts,
  { shown, kind, viewer: { lang } }: { shown: Outcome[]; kind: DecisionKind; viewer: Viewer },
): LineRow {
  return {
    number: line.number,
    href: `/deliveries/${line.deliveryId}/codes?line=${line.id}`,
    name: tieUnits(line.name),
    gtin: line.gtin === line.name ? '' : (line.gtin ?? ''),
    declared: declaredOf(line),
    counts: shown.map((outcome) =>
      counts[outcome] === 0
        ? null
        : {
            count: formatCount(counts[outcome]),
            name: say(lang, `lines.${outcome}.short`),
            tone: `${outcome === 'unknown' ? 'wait' : outcome}`,
            icon: outcome,
            loud: outcome !== 'sell',
          },
    ),
    money: line.sumKopecks === null ? '' : formatMoney(line.sumKopecks),
    decision: decisionOf(line, counts, { kind, lang }),
  }
}

/** «1 200», «1,5 кг»: what the document says; of a list, how many codes stand in it. */
function declaredOf({ declared, codeCount }: DeliveryLine): string {
  if (declared === null) return formatCount(codeCount)
  const [whole = '0', part = ''] = declared.split('.')
  const fraction = part.replace(/0+$/, '')
  return fraction === '' ? formatCount(Number(whole)) : `${formatCount(Number(whole))},${fraction}`
}
