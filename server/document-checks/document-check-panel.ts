import type { Delivery } from '../../entities/delivery.js'
import type { DocumentCheck } from '../../entities/document-check.js'
import { isAllowed, type Actor } from '../domain/access/roles.js'
import { mostMegabytes } from '../intake/upd-for-chz.js'
import type { Maintenance } from '../settings/maintenance.js'
import { say, sayIfKnown } from '../text/say.js'
import type { Viewer } from '../text/viewer.js'
import { comingMoment, pastMoment } from '../text/when.js'
import type { DocumentCheckView } from './document-check-query.js'
import { documentErrorRows } from './document-error-rows.js'
import { whyNotSendable } from './start-document-check.js'

export interface DocumentCheckParts {
  delivery: Delivery
  view: DocumentCheckView | null
  /** Why ЧЗ cannot be asked before a person mends it. */
  hindrance: string | null
  maintenance: Maintenance | null
}

/** More ЧЗ does not name. */
const mostErrors = 1000

/** What of the check of the document stands on the page of its delivery; null where there is nothing to check. */
export function documentCheckPanel(parts: DocumentCheckParts, actor: Actor, viewer: Viewer) {
  const { delivery, view, hindrance } = parts
  if (whyNotSendable(delivery) !== null) return null
  const { lang } = viewer
  const mayAct = isAllowed(actor, 'documents.check') && (view === null || view.check.finishedAt !== null)
  return {
    ...(view === null ? idle(hindrance, viewer) : standOf(view, parts, viewer)),
    facts: view === null ? [] : factsOf(view.check, viewer),
    ...(view === null ? { errors: [] } : documentErrorRows(view, viewer)),
    notes: view === null ? [] : notesOf(view.check, viewer),
    act: mayAct && hindrance === null ? `/deliveries/${delivery.id}/document-check` : '',
    actWord: say(lang, view === null ? 'document-check.act' : 'document-check.again'),
    keys: mayAct && hindrance !== null ? '/channels' : '',
  }
}

/** Is an answer still to come, so that the page has to look for it? */
export const isDocumentAwaited = (view: DocumentCheckView | null): boolean =>
  view !== null && view.check.finishedAt === null

interface Stand {
  tone: string
  icon: string
  word: string
  why: string
}

function idle(hindrance: string | null, { lang }: Viewer): Stand {
  const why = say(lang, hindrance === null ? 'document-check.idle.calm' : 'document-check.token')
  return { tone: 'wait', icon: 'search', word: say(lang, 'document-check.idle'), why }
}

function standOf({ check }: DocumentCheckView, parts: DocumentCheckParts, viewer: Viewer): Stand {
  const { lang } = viewer
  const answered = () => say(lang, 'document-check.answered', { at: pastMoment(check.finishedAt!, viewer) })
  switch (check.state) {
    case 'waiting':
      return waiting(check, parts, viewer)
    case 'verified':
      return { tone: 'sell', icon: 'sell', word: say(lang, 'document-check.verified'), why: answered() }
    case 'not-valid':
      return {
        tone: 'risk',
        icon: 'risk',
        word: say(lang, 'document-check.not-valid'),
        why: `${faultsWord(check, viewer)} ${answered()}`,
      }
    case 'unanswered': {
      const why = say(lang, 'document-check.unanswered.why', { attempts: check.attempts })
      return { tone: 'unknown', icon: 'unknown', word: say(lang, 'document-check.unanswered'), why }
    }
    case 'refused':
      return {
        tone: 'unknown',
        icon: 'unknown',
        word: say(lang, 'document-check.refused'),
        why: reasonOf(check, viewer),
      }
  }
}

function waiting(
  check: DocumentCheck,
  { hindrance, maintenance }: DocumentCheckParts,
  viewer: Viewer,
): Stand {
  const { lang } = viewer
  const held = hindrance ?? check.heldReason
  if (held !== null)
    return {
      tone: 'wait',
      icon: 'key',
      word: sayIfKnown(lang, `document-check.held.${held}`),
      why: say(lang, 'document-check.held.next'),
    }
  if (maintenance !== null) {
    const why = say(lang, 'document-check.paused.why', { until: comingMoment(maintenance.untilAt, viewer) })
    return { tone: 'wait', icon: 'stop', word: say(lang, 'document-check.paused'), why }
  }
  const word = say(lang, check.takenAt === null ? 'document-check.sending' : 'document-check.waiting')
  return { tone: 'wait', icon: 'wait', word, why: say(lang, 'document-check.waiting.why') }
}

function faultsWord({ errors }: DocumentCheck, { lang }: Viewer): string {
  const count = errors?.length ?? 0
  if (count === 0) return say(lang, 'document-check.not-valid.none')
  return say(lang, count < mostErrors ? 'document-check.not-valid.count' : 'document-check.not-valid.most', {
    count,
  })
}

function reasonOf({ reason, reasonWords }: DocumentCheck, { lang }: Viewer): string {
  const why = sayIfKnown(lang, `document-check.reason.${reason}`, { megabytes: mostMegabytes })
  return reasonWords === null ? why : `${why} ${say(lang, 'document-check.said', { text: reasonWords })}`
}

function factsOf(check: DocumentCheck, viewer: Viewer) {
  const { lang, now } = viewer
  const { startedAt, lastSaid, nextTryAt, deadlineAt, finishedAt } = check
  if (finishedAt !== null) return []
  return [
    { name: say(lang, 'document-check.since'), value: pastMoment(startedAt, viewer) },
    lastSaid !== null && {
      name: say(lang, 'document-check.stands'),
      value: say(lang, `document-check.stands.${lastSaid}`),
    },
    nextTryAt !== null &&
      nextTryAt > now && {
        name: say(lang, 'document-check.next-try'),
        value: comingMoment(nextTryAt, viewer),
      },
    deadlineAt !== null && {
      name: say(lang, 'document-check.deadline'),
      value: comingMoment(deadlineAt, viewer),
    },
  ].filter((fact) => fact !== false)
}

/** What the answer does not tell, what was sent, and where it is kept. */
function notesOf({ state, rewrittenFrom, exchangeIds }: DocumentCheck, { lang }: Viewer): string[] {
  const last = exchangeIds?.at(-1)
  return [
    (state === 'verified' || state === 'not-valid') && say(lang, 'document-check.note'),
    rewrittenFrom !== null && say(lang, 'document-check.rewritten', { encoding: rewrittenFrom }),
    last !== undefined &&
      say(lang, 'document-check.evidence', { count: exchangeIds!.length, last: String(last) }),
  ].filter((note) => note !== false)
}
