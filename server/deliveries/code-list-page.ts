import { codeTitle } from '../codes/code-title.js'
import { describeFacts } from '../codes/describe-facts.js'
import type { Outcome } from '../domain/verdict/outcome.js'
import { isRuleId, rules, type RuleId } from '../domain/verdict/rules.js'
import { formatCount, say } from '../text/say.js'
import type { CodePage } from './code-list-query.js'
import { codeShort } from './code-short.js'
import { countsOf } from './tallies.js'
import type { DeliveryView, ListedCode } from './delivery-rows.js'
import { documentName, nameOf } from './delivery-words.js'
import { newestAnswer } from './findings.js'
import { lookOf, outcomesInOrder } from './outcome-look.js'
import { pagerOf } from './pager.js'
import { tieUnits } from '../text/tie-units.js'
import type { Viewer } from '../text/viewer.js'
import { stamp } from '../text/when.js'

export const codesShown = 50

/** Which codes of a delivery are looked at. */
export interface CodesRequest {
  lineId?: number
  outcome?: Outcome
  reasonId?: RuleId | ''
  page: number
}

/** Codes of a delivery, of one line or of one finding. */
export function codeListPage(view: DeliveryView, request: CodesRequest, page: CodePage, viewer: Viewer) {
  const { lang } = viewer
  const { delivery, lines } = view
  const line = lines.find(({ id }) => id === request.lineId)
  const name = `${nameOf(delivery, viewer)}, ${documentName(delivery, viewer)}`
  return {
    title: [say(lang, 'codes.title'), name].join(', '),
    back: { href: `/deliveries/${delivery.id}`, word: name },
    heading: line === undefined ? say(lang, 'codes.title') : tieUnits(line.name),
    about: aboutOf(request, page.total, viewer),
    filters: filtersOf(view, request, viewer),
    rows: page.items.map((item) => codeRow(item, viewer)),
    pager: pagerOf(
      { page: request.page, size: codesShown, total: page.total },
      (number) => addressOf(delivery.id, { ...request, page: number }),
      viewer,
    ),
  }
}

function aboutOf({ reasonId }: CodesRequest, total: number, { lang }: Viewer): string {
  const reason = reasonId !== undefined && isRuleId(reasonId) ? say(lang, rules[reasonId].titleKey) : ''
  return [reason, say(lang, 'codes.total', { count: total })].filter(Boolean).join(', ')
}

/** All, or one outcome. A filter without codes behind it is not shown. */
function filtersOf({ delivery }: DeliveryView, request: CodesRequest, { lang }: Viewer) {
  const counts = countsOf(delivery)
  const { lineId } = request
  const outcomes = outcomesInOrder.filter((outcome) => counts[outcome] > 0)
  return [undefined, ...outcomes].map((outcome) => ({
    href: addressOf(delivery.id, { lineId, outcome, page: 1 }),
    icon: outcome ?? '',
    word: outcome === undefined ? say(lang, 'codes.all') : lookOf(outcome, lang).word,
    count: lineId === undefined ? formatCount(outcome ? counts[outcome] : delivery.codeCount) : '',
    current: request.outcome === outcome,
  }))
}

function codeRow({ code, line }: ListedCode, viewer: Viewer) {
  const { lang } = viewer
  const newest = newestAnswer(code)
  return {
    code: codeShort(code),
    line: line.number,
    product: tieUnits(line.name),
    state: lookOf(code.outcome, lang),
    reason: isRuleId(code.reasonId) ? titleOf(code.reasonId, viewer) : '',
    at: code.checkedAt === null ? '' : stamp(code.checkedAt, viewer),
    answer: newest === null ? say(lang, 'finding.no-answer') : describeFacts(newest.facts, viewer),
  }
}

const titleOf = (id: RuleId, { lang }: Viewer): string =>
  codeTitle({ id, title: say(lang, rules[id].titleKey) }, lang)

function addressOf(deliveryId: number, { lineId, outcome, reasonId, page }: CodesRequest): string {
  const query = new URLSearchParams()
  if (lineId !== undefined) query.set('line', String(lineId))
  if (outcome !== undefined) query.set('outcome', outcome)
  if (reasonId !== undefined) query.set('reason', reasonId)
  if (page > 1) query.set('page', String(page))
  return `/deliveries/${deliveryId}/codes${query.size > 0 ? `?${query}` : ''}`
}
