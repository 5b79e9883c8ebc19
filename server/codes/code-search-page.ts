import type { ScanCheck } from '../checks/check-scan.js'
import { describeReason, describeSell } from '../checks/describe-reason.js'
import type { ParsedCode } from '../domain/codes/parsed-code.js'
import { documentName, nameOf } from '../deliveries/delivery-words.js'
import { codeShort } from '../deliveries/code-short.js'
import { lookOf } from '../deliveries/outcome-look.js'
import type { Maintenance } from '../settings/maintenance.js'
import { say, sayIfKnown } from '../text/say.js'
import { visible } from '../text/separator.js'
import { tieUnits } from '../text/tie-units.js'
import type { Viewer } from '../text/viewer.js'
import { comingMoment, shortMoment } from '../text/when.js'
import { anatomyOf } from './anatomy.js'
import type { FoundCode } from './codes-queries.js'
import { dataMatrixOf } from './data-matrix.js'
import { tillScreen } from './till-screen.js'

export interface CodeSearch {
  /** As it was typed or scanned. */
  raw: string
  parsed: ParsedCode | null
  places: FoundCode[]
  /** Set when ЧЗ was asked just now; null where there was nobody to ask. */
  asked?: { said: ScanCheck | null; paused: Maintenance | null }
}

/** «Проверить код»: how a code reads, and where it is found. */
export function codeSearchPage({ raw, parsed, places, asked }: CodeSearch, viewer: Viewer) {
  const { lang } = viewer
  return {
    title: say(lang, 'code-search.title'),
    raw: visible(raw),
    canAsk: parsed?.cis != null,
    asked: asked === undefined ? null : askedNow(asked, viewer),
    till: tillScreen(asked?.said?.decision.reasons ?? [], places[0]?.line.name ?? '', viewer),
    reading: parsed === null ? null : readingOf(parsed, viewer),
    places: places.map((place) => placeRow(place, viewer)),
    nowhere: parsed?.cis != null && places.length === 0,
  }
}

/** What ЧЗ says now: the word, and each reason with its next step. */
function askedNow({ said, paused }: NonNullable<CodeSearch['asked']>, viewer: Viewer) {
  const { lang, zone } = viewer
  const unasked = (word: string) => ({ tone: 'wait', icon: 'unknown', word, reasons: [], way: '' })
  if (paused !== null)
    return unasked(say(lang, 'code-search.paused', { until: comingMoment(paused.untilAt, viewer) }))
  if (said === null) return unasked(say(lang, 'code-search.nobody'))
  const { outcome, reasons, checkedBy } = said.decision
  const words = reasons.map((reason) => describeReason(reason, lang, zone))
  return {
    ...lookOf(outcome, lang),
    way: said.way === null ? '' : say(lang, `code-search.way.${said.way}`),
    by: outcome === 'sell' ? describeSell(checkedBy, lang) : '',
    reasons: words.map(({ title, text, nextStep, who }) => ({ title, text, next: nextStep, who })),
  }
}

function readingOf(parsed: ParsedCode, viewer: Viewer) {
  const { lang } = viewer
  const look = parsed.valid
    ? parsed.certainty === 'sure'
      ? { tone: 'sell', icon: 'sell' }
      : { tone: 'risk', icon: 'risk' }
    : { tone: 'block', icon: 'block' }
  return {
    ...look,
    kind: sayIfKnown(lang, `code.kind.${parsed.kind}`),
    word: say(lang, parsed.valid ? `code-search.${parsed.certainty}` : 'code-search.invalid'),
    pieces: anatomyOf(parsed, viewer),
    matrix: dataMatrixOf(parsed, viewer),
    repairs: parsed.repairs.map((key) => sayIfKnown(lang, `code.repair.${key}`)),
    problems: parsed.problems.map(({ key, params }) => ({
      text: sayIfKnown(lang, `code.problem.${key}`, params),
      next: sayIfKnown(lang, `code.problem.${key}.next`, params),
    })),
  }
}

function placeRow({ code, line, delivery }: FoundCode, viewer: Viewer) {
  return {
    code: codeShort(code),
    product: tieUnits(line.name),
    came: shortMoment(delivery.createdAt, viewer),
    delivery: `${nameOf(delivery, viewer)}, ${documentName(delivery, viewer)}`,
    href: `/deliveries/${delivery.id}`,
    state: lookOf(code.outcome, viewer.lang),
  }
}
