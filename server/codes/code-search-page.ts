import type { ScanCheck } from '../checks/check-scan.js'
import { mayBeAsked } from '../domain/codes/may-be-asked.js'
import type { ParsedCode } from '../domain/codes/parsed-code.js'
import { documentName, nameOf } from '../deliveries/delivery-words.js'
import { codeShort } from '../deliveries/code-short.js'
import { lookOf } from '../deliveries/outcome-look.js'
import type { ChannelAnswer } from '../domain/verdict/facts.js'
import type { Maintenance } from '../settings/maintenance.js'
import { say, sayIfKnown } from '../text/say.js'
import { visible } from '../text/separator.js'
import { tieUnits } from '../text/tie-units.js'
import type { Viewer } from '../text/viewer.js'
import { comingMoment, shortMoment, stamp } from '../text/when.js'
import { anatomyOf } from './anatomy.js'
import type { FoundCode } from './codes-queries.js'
import { dataMatrixOf } from './data-matrix.js'
import { factsText, lookOfFacts } from './describe-facts.js'
import { readingNotes } from './reading-notes.js'
import { tillScreen } from './till-screen.js'
import { checkPartKnown, verdictWords } from './verdict-words.js'

export interface CodeSearch {
  /** As it was typed or scanned. */
  raw: string
  parsed: ParsedCode | null
  places: FoundCode[]
  /** Set when ЧЗ was asked just now; null where there was nobody to ask. */
  asked?: { said: ScanCheck | null; paused: Maintenance | null }
}

/** «Проверить код»: how a code reads, what ЧЗ says of it now, and where it is found. */
export function codeSearchPage({ raw, parsed, places, asked }: CodeSearch, viewer: Viewer) {
  const { lang } = viewer
  const said = asked?.said ?? null
  return {
    title: say(lang, 'code-search.title'),
    raw: visible(raw),
    ask: parsed !== null && mayBeAsked(parsed) ? say(lang, asked ? 'code-search.ask-again' : 'code.ask') : '',
    verdict:
      asked === undefined
        ? null
        : verdictOf(asked, { isKept: places.length > 0, full: parsed?.full ?? null }, viewer),
    answers: (said?.answers ?? []).map((answer) => answerRow(answer, viewer)),
    till: said && tillScreen(said.decision, places[0]?.line.name ?? '', viewer),
    reading: parsed === null ? null : readingOf(parsed, viewer),
    places: places.map((place) => placeRow(place, viewer)),
    nowhere: parsed?.cis != null && places.length === 0,
  }
}

/** What ЧЗ says now, or why it was not asked. */
function verdictOf(
  { said, paused }: NonNullable<CodeSearch['asked']>,
  { isKept, full }: { isKept: boolean; full: string | null },
  viewer: Viewer,
) {
  const { lang } = viewer
  const unasked = (why: string) => ({
    ...{ tone: 'wait', icon: 'unknown', word: say(lang, 'code-search.not-asked'), why },
    ...{ basis: '', source: '', next: null, others: [], way: '' },
  })
  if (paused !== null)
    return unasked(say(lang, 'code-search.paused', { until: comingMoment(paused.untilAt, viewer) }))
  if (said === null) return unasked(say(lang, 'code-search.nobody'))
  const words = verdictWords(
    said.decision,
    { unasked: false, checkPart: checkPartKnown(full, said.answers) },
    viewer,
  )
  // Nobody asks again by himself about a code that is in no delivery.
  const isLone = said.decision.outcome === 'wait' && !isKept
  return {
    ...words,
    next: isLone ? { text: say(lang, 'code-search.wait.next'), who: '' } : words.next,
    way: said.way === null ? '' : say(lang, `code-search.way.${said.way}`),
  }
}

function answerRow({ channel, askedAt, facts }: ChannelAnswer, viewer: Viewer) {
  return {
    at: stamp(askedAt, viewer),
    ...lookOfFacts(facts, viewer.now),
    title: say(viewer.lang, `channel.${channel}`),
    text: `${factsText(facts, viewer)}.`,
  }
}

const looksOfReading = {
  sure: { tone: 'sell', icon: 'sell' },
  repaired: { tone: 'risk', icon: 'risk' },
  ambiguous: { tone: 'risk', icon: 'risk' },
  faulty: { tone: 'risk', icon: 'risk' },
  invalid: { tone: 'block', icon: 'block' },
  other: { tone: 'risk', icon: 'risk' },
} as const

/** How well a code reads; a faulty one can be asked about all the same. A bar code or a quantity reads well and is none. */
function qualityOf(parsed: ParsedCode): keyof typeof looksOfReading {
  const isAskable = mayBeAsked(parsed)
  if (parsed.valid) return isAskable ? parsed.certainty : 'other'
  return isAskable ? 'faulty' : 'invalid'
}

function readingOf(parsed: ParsedCode, viewer: Viewer) {
  const { lang } = viewer
  const quality = qualityOf(parsed)
  return {
    ...looksOfReading[quality],
    kind: sayIfKnown(lang, `code.kind.${parsed.kind}`),
    word: say(lang, `code-search.${quality}`),
    pieces: anatomyOf(parsed, viewer),
    matrix: dataMatrixOf(parsed, viewer),
    ...readingNotes(parsed, viewer),
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
