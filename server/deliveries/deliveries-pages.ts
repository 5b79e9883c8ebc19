import { isAllowed, type Actor } from '../domain/access/roles.js'
import type { VerdictSettings } from '../domain/verdict/settings.js'
import { formatCount, say } from '../text/say.js'
import { barOf, type Bar } from './bar.js'
import type { DeliveryPage, DeliveryRow } from './delivery-list-query.js'
import { stateOf, type StateCell } from './delivery-state.js'
import { foreignOrigins, nameOf } from './delivery-words.js'
import { doors, type Door } from './doors.js'
import { pagerOf } from './pager.js'
import { askedWaiting, countsOf, settledCounts } from './tallies.js'
import { tieUnits } from '../text/tie-units.js'
import { newsShort } from './news-words.js'
import type { Viewer } from '../text/viewer.js'
import { documentDate, longDay, shortMoment, startOfDay } from '../text/when.js'

/** Periods of the list by their name in the address; days before today. */
export const periods = { today: 0, week: 6, month: 29 } as const
export type Period = keyof typeof periods

export interface ListRequest {
  door?: Door
  q: string
  period?: Period
  page: number
}

export const pageSize = 10

export const sinceOf = (period: Period | undefined, viewer: Viewer): number | undefined =>
  period === undefined ? undefined : startOfDay(periods[period], viewer)

export interface ListParts {
  counts: Record<Door, number>
  page: DeliveryPage
  version: string
  settings: VerdictSettings
  actor: Actor
}

const looks: Record<Door, { tone: string; icon: string }> = {
  return: { tone: 'block', icon: 'block' },
  wait: { tone: 'wait', icon: 'wait' },
  check: { tone: 'note', icon: 'retry' },
  sign: { tone: 'sell', icon: 'sell' },
  decide: { tone: 'risk', icon: 'partly' },
}

/** The list of deliveries: doors, search, rows. */
export function listPage(request: ListRequest, parts: ListParts, viewer: Viewer) {
  const { lang } = viewer
  return {
    title: say(lang, 'deliveries.title'),
    mayUpload: isAllowed(parts.actor, 'deliveries.upload'),
    today: longDay(viewer.now, viewer),
    search: {
      q: request.q,
      state: request.door ?? '',
      periods: ([undefined, 'today', 'week', 'month'] as const).map((period) => ({
        value: period ?? '',
        word: say(lang, `deliveries.period.${period ?? 'all'}`),
        selected: period === request.period,
      })),
    },
    list: listPart(request, parts, viewer),
  }
}

/** What changes while codes are being asked. */
export function listPart(
  request: ListRequest,
  { counts, page, version, settings, actor }: ListParts,
  viewer: Viewer,
) {
  const total = doors.reduce((sum, door) => sum + counts[door], 0)
  const live = `/deliveries/live${addressOf(request)}`
  return {
    version,
    live,
    counters: doors.map((door) => counterOf(door, counts[door], request, viewer)),
    rows: page.rows.map((row) => rowOf(row, settings, viewer)),
    pager: pagerOf(
      { ...request, size: pageSize, total: page.total },
      addressWith('/deliveries', request),
      viewer,
    ),
    empty:
      page.rows.length > 0
        ? null
        : {
            ...emptyOf(request, total, viewer),
            mayUpload: isAllowed(actor, 'deliveries.upload'),
          },
  }
}

function counterOf(door: Door, count: number, { door: chosen }: ListRequest, { lang }: Viewer) {
  return {
    ...looks[door],
    // An empty door is quiet.
    ...(count === 0 ? { tone: 'wait' } : {}),
    href: chosen === door ? '/deliveries' : `/deliveries?state=${door}`,
    count: formatCount(count),
    word: say(lang, `door.${door}`),
    hint: say(lang, count === 0 ? `door.${door}.none` : `door.${door}.hint`),
    current: chosen === door,
  }
}

export interface Row {
  href: string
  came: string
  name: string
  about: string
  number: string
  issued: string
  codes: string
  bar: Bar
  /** Every code may be sold: said in words, without a legend. */
  allSell: boolean
  state: StateCell
}

function rowOf(row: DeliveryRow, settings: VerdictSettings, viewer: Viewer): Row {
  const { delivery } = row
  const { lang } = viewer
  const { number, issuedOn } = delivery
  const counts =
    row.door === 'check' ? { ...countsOf(delivery), wait: askedWaiting(row) } : settledCounts(row)
  return {
    href: `/deliveries/${delivery.id}`,
    came: shortMoment(delivery.createdAt, viewer),
    name: nameOf(delivery, viewer),
    about: [
      aboutLines(row, viewer),
      ...foreignOrigins(delivery.laneTotals, viewer),
      newsShort(row.news, viewer),
    ]
      .filter(Boolean)
      .join(', '),
    number: number ?? say(lang, delivery.source === 'upd' ? 'deliveries.noNumber' : 'deliveries.list'),
    issued: issuedOn === null ? '' : say(lang, 'deliveries.issued', { on: documentDate(issuedOn) }),
    codes: formatCount(delivery.codeCount),
    bar: barOf(counts, delivery.codeCount, lang),
    allSell: delivery.codeCount > 0 && counts.sell === delivery.codeCount,
    state: stateOf(row, settings, viewer),
  }
}

const aboutLines = ({ firstLine, delivery }: DeliveryRow, { lang }: Viewer): string =>
  firstLine === null || delivery.lineCount <= 1
    ? tieUnits(firstLine ?? '')
    : say(lang, 'deliveries.lines', { name: tieUnits(firstLine), more: delivery.lineCount - 1 })

function emptyOf(request: ListRequest, total: number, { lang }: Viewer) {
  const searched = request.q !== '' || request.period !== undefined
  const kind = total === 0 ? 'start' : searched || request.door === undefined ? 'search' : request.door
  return {
    icon: kind === 'start' ? 'delivery' : kind === 'search' ? 'search' : looks[kind].icon,
    title: say(lang, `deliveries.empty.${kind}`),
    text: say(lang, `deliveries.empty.${kind}.text`),
    first: total === 0,
  }
}

const addressOf = (request: ListRequest): string => {
  const query = queryOf(request)
  if (request.page > 1) query.set('page', String(request.page))
  return query.size > 0 ? `?${query}` : ''
}

function queryOf({ door, q, period }: ListRequest): URLSearchParams {
  const query = new URLSearchParams()
  if (door !== undefined) query.set('state', door)
  if (q !== '') query.set('q', q)
  if (period !== undefined) query.set('since', period)
  return query
}

const addressWith = (path: string, request: ListRequest) => (page: number) => {
  const query = queryOf(request)
  if (page > 1) query.set('page', String(page))
  return query.size > 0 ? `${path}?${query}` : path
}
