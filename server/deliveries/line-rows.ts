import type { Delivery } from '../../entities/delivery.js'
import type { DeliveryLine } from '../../entities/delivery-line.js'
import { formatMoney } from '../domain/money.js'
import type { Outcome } from '../domain/verdict/outcome.js'
import { forPurpose } from '../text/for-purpose.js'
import { formatCount, say, type SentenceParams } from '../text/say.js'
import type { SentenceKey } from '../text/sentences.js'
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

/** A line, and whether it is to be signed for or ours already. */
interface PlacedLine extends Pick<Delivery, 'purpose'> {
  line: DeliveryLine
}

const columns: Outcome[] = [...outcomesInOrder]
const none: LineCounts = { sell: 0, risk: 0, block: 0, wait: 0, unknown: 0, aside: 0 }

/** Lines of the document with how their codes stand and what to do with each. `unknown` is a column only where there is one. */
export function lineTable(view: DeliveryView, page: number, viewer: Viewer) {
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
      .map((line) => rowOf({ line, purpose: delivery.purpose }, byLine.get(line.id) ?? none, shown, viewer)),
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

function rowOf(placed: PlacedLine, counts: LineCounts, shown: Outcome[], viewer: Viewer): LineRow {
  const { lang } = viewer
  const { line } = placed
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
    decision: decisionOf(placed, counts, viewer),
  }
}

/** «1 200», «1,5 кг»: what the document says; of a list, how many codes stand in it. */
function declaredOf({ declared, codeCount }: DeliveryLine): string {
  if (declared === null) return formatCount(codeCount)
  const [whole = '0', part = ''] = declared.split('.')
  const fraction = part.replace(/0+$/, '')
  return fraction === '' ? formatCount(Number(whole)) : `${formatCount(Number(whole))},${fraction}`
}

/** What to do with a line, in a few words. */
function decisionOf({ line, purpose }: PlacedLine, counts: LineCounts, { lang }: Viewer): string {
  const refused = counts.block
  const later = counts.wait + counts.unknown + counts.aside
  const told = (key: SentenceKey, params?: SentenceParams) => say(lang, forPurpose(key, purpose), params)
  if (line.codeCount === 0) return told(line.osuCount > 0 ? 'decision.count' : 'decision.noCodes')
  if (refused === line.codeCount) return told('decision.refuse')
  if (later === line.codeCount) return told('decision.aside')
  if (refused > 0 && later > 0) return told('decision.without-aside', { count: refused, aside: later })
  if (refused > 0) return told('decision.without', { count: refused })
  if (later > 0) return told('decision.aside-some', { count: later })
  return told(counts.risk > 0 ? 'decision.risk' : 'decision.take')
}
