import type { LateNews } from '../../entities/late-news.js'
import { isAllowed } from '../domain/access/roles.js'
import { silenceWords } from '../channels/silence-words.js'
import type { WorkerSilence } from '../channels/worker-silence.js'
import type { Maintenance } from '../settings/maintenance.js'
import { maintenanceBanner } from '../settings/maintenance-words.js'
import { forPurpose } from '../text/for-purpose.js'
import { say, sayIfKnown } from '../text/say.js'
import {
  documentCheckPanel,
  isDocumentAwaited,
  type DocumentCheckParts,
} from '../document-checks/document-check-panel.js'
import type { ClaimLink } from './claims-query.js'
import { checkingPanel, type CheckingParts } from './checking-panel.js'
import type { DeliveryView, ListedDelivery } from './delivery-rows.js'
import { aboutDelivery, documentName, foreignOrigins, nameOf } from './delivery-words.js'
import { findingOf } from './findings.js'
import { verdictOf } from './delivery-verdict.js'
import { decisionKindOf } from './line-decision.js'
import { linesShown, lineTable } from './line-rows.js'
import { pagerOf } from './pager.js'
import type { SupplierView } from './supplier-query.js'
import { isInOrder, supplierNote } from './supplier-words.js'
import type { SellBasis } from './sell-basis-query.js'
import { verdictPanel, type Judge } from './verdict-panel.js'
import type { Viewer } from '../text/viewer.js'
import { newsWords } from './news-words.js'
import { strangerWords, whoseWords } from './whose-delivery.js'

/** Is the check still under way, so that a verdict would come too early? */
export function isChecking({ delivery, run }: ListedDelivery): boolean {
  if (run === null) return delivery.codeCount > 0
  return run.state === 'queued' || run.state === 'running' || (run.state === 'held' && run.asked < run.total)
}

export interface DeliveryParts extends CheckingParts {
  view: DeliveryView
  news: LateNews | null
  claims: ClaimLink[]
  basis: SellBasis
  linesPage: number
  /** Set while ЧЗ is kept in peace. */
  maintenance: Maintenance | null
  /** Set while no process that checks tells of itself. */
  silence: WorkerSilence | null
  supplier: SupplierView
  /** Legal entities of ours. */
  ownInns: readonly string[]
  documentCheck: Pick<DocumentCheckParts, 'view' | 'hindrance'>
}

/** Rises with every change of what the page shows. */
export const versionOf = ({ run }: ListedDelivery, { document, silence }: Marks): string =>
  `${run?.version ?? 0}${document}${silence === null ? '' : '.silent'}`

interface Marks {
  document: string
  silence: WorkerSilence | null
}

/** A delivery, while it is checked and after. */
export function deliveryPage(parts: DeliveryParts, judge: Judge, viewer: Viewer) {
  const { delivery } = parts.view
  return {
    title: [nameOf(delivery, viewer), documentName(delivery, viewer)].join(', '),
    ...deliveryPart(parts, judge, viewer),
  }
}

/** What changes while codes are being asked: all of the page. */
export function deliveryPart(parts: DeliveryParts, judge: Judge, viewer: Viewer) {
  const { view } = parts
  const checking = isChecking(view)
  const { delivery } = view
  const { maintenance } = parts
  const documentCheck = documentCheckPanel(
    { ...parts.documentCheck, delivery, maintenance },
    judge.actor,
    viewer,
  )
  return {
    ...headOf(parts, checking, judge, viewer),
    ...liveOf(parts),
    supplier: supplierNote(parts.supplier.standing, nameOf(view.delivery, viewer), viewer),
    stranger: strangerWords(delivery, parts.ownInns, viewer),
    held: heldBanner(parts, viewer) ?? silentBanner(parts, viewer),
    paused: isOpen(view) ? maintenanceBanner(parts.maintenance, viewer) : null,
    warnings: view.delivery.warnings.map(({ key, params }) => sayIfKnown(viewer.lang, key, params)),
    news: newsWords(parts.news, viewer),
    checking: checking ? checkingPanel(view, parts, viewer) : null,
    settled: checking ? null : { ...settledPanel(parts, judge, viewer), documentCheck },
    documentCheck,
  }
}

function headOf(
  { view, supplier, ownInns }: DeliveryParts,
  checking: boolean,
  { actor }: Judge,
  viewer: Viewer,
) {
  const { delivery, run } = view
  const origins = foreignOrigins(delivery.laneTotals, viewer)
  return {
    id: String(delivery.id),
    name: nameOf(delivery, viewer),
    about: [
      ...aboutDelivery(delivery, run?.state === 'done' ? run.finishedAt : null, viewer),
      ...(isInOrder(supplier.standing) ? [say(viewer.lang, 'supplier.fine')] : []),
    ].join(', '),
    audit: delivery.purpose === 'audit',
    whose: whoseWords(delivery, { ownInns, key: 'delivery.whose' }, viewer),
    cancel: checking && isAllowed(actor, 'deliveries.cancel') ? `/deliveries/${delivery.id}/cancel` : '',
    document: `/deliveries/${delivery.id}/document`,
    documentWord: say(
      viewer.lang,
      delivery.source === 'upd' ? 'delivery.download.upd' : 'delivery.download.list',
    ),
    truck: checking && origins.length > 0 && delivery.purpose === 'receipt',
  }
}

/** The page is looked after while there is no answer yet about codes, the document or the supplier. */
function liveOf({ view, documentCheck, supplier, silence }: DeliveryParts) {
  const { check } = documentCheck.view ?? {}
  const isSupplierAwaited = supplier.beingAsked && view.run !== null
  const isLive = isOpen(view) || isDocumentAwaited(documentCheck.view) || isSupplierAwaited
  return {
    live: isLive ? `/deliveries/${view.delivery.id}/live` : '',
    version: versionOf(view, { document: check ? `.${check.id}.${check.version}` : '', silence }),
  }
}

const isOpen = ({ run }: ListedDelivery): boolean =>
  run !== null && run.state !== 'done' && run.state !== 'cancelled'

/** Who must do what so that the check goes on. Not a fault of the goods: grey. */
function heldBanner({ view: { run, delivery }, ownInns }: DeliveryParts, viewer: Viewer) {
  if (run?.state !== 'held') return null
  const { lang } = viewer
  return {
    icon: 'key',
    whose: whoseWords(delivery, { ownInns, key: 'held.whose' }, viewer),
    title: sayIfKnown(lang, `held.${run.heldReason}`),
    next: sayIfKnown(lang, `held.${run.heldReason}.next`),
    who: sayIfKnown(lang, `held.who.${run.heldWho}`),
  }
}

/** The check does not go on: nobody is there to check. */
function silentBanner({ view, silence, maintenance }: DeliveryParts, viewer: Viewer) {
  if (silence === null || maintenance !== null || !isOpen(view)) return null
  const { title, since, next, who } = silenceWords(silence, viewer)
  return { icon: 'stop', title, next: `${since} ${next}`, who }
}

function settledPanel(
  { view, found, claims, basis, linesPage }: DeliveryParts,
  judge: Judge,
  viewer: Viewer,
) {
  const { delivery, lines } = view
  const { id } = delivery
  const kind = decisionKindOf(delivery, verdictOf(view, judge.settings))
  const table = lineTable(view, { page: linesPage, kind }, viewer)
  return {
    verdict: verdictPanel(view, { groups: found.map(({ group }) => group), claims, basis }, judge, viewer),
    findingsTitle: say(viewer.lang, forPurpose('findings.title', delivery.purpose)),
    findings: found.map((one) => findingOf(one, view, viewer)),
    lines: {
      ...table,
      title: say(viewer.lang, delivery.source === 'upd' ? 'lines.title.upd' : 'lines.title.list'),
      pager: pagerOf(
        { page: linesPage, size: linesShown, total: lines.length },
        (page) => `/deliveries/${id}?lines=${page}#lines`,
        viewer,
      ),
    },
  }
}
