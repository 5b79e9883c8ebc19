import type { Delivery } from '../../entities/index.js'
import { isStopped, stoppedStep } from '../checks/stopped-check.js'
import { isAllowed, type Actor } from '../domain/access/roles.js'
import { unitPriceKopecks } from '../domain/claim/line-money.js'
import { mayBeAsked } from '../domain/codes/may-be-asked.js'
import type { ParsedCode } from '../domain/codes/parsed-code.js'
import { formatMoney } from '../domain/money.js'
import type { CodeFacts } from '../domain/verdict/facts.js'
import { documentName, nameOf } from '../deliveries/delivery-words.js'
import { isSentenceKey, say, sayIfKnown } from '../text/say.js'
import { tieUnits } from '../text/tie-units.js'
import type { Viewer } from '../text/viewer.js'
import { date, documentDate, pastMoment } from '../text/when.js'
import { anatomyOf } from './anatomy.js'
import type { FoundCode, KeptAnswer } from './codes-queries.js'
import { dataMatrixOf } from './data-matrix.js'
import { insidePart } from './inside-part.js'
import type { KnownInside } from './inside-query.js'
import { missingTail } from './missing-tail.js'
import { readingNotes } from './reading-notes.js'
import { tillScreen } from './till-screen.js'
import { timelineOf } from './timeline.js'
import { checkPartKnown, verdictWords } from './verdict-words.js'

export interface CodeParts {
  found: FoundCode
  parsed: ParsedCode
  answers: KeptAnswer[]
  /** What a box holds; null where it is none, or was not asked. */
  inside: KnownInside | null
  /** Answers that are kept but not shown. */
  older: number
}

/** A code on its own page: its parts, its verdict, what ЧЗ answered, where it comes from. */
export function codePage(parts: CodeParts, actor: Actor, viewer: Viewer) {
  const { code, line, delivery } = parts.found
  const { lang } = viewer
  return {
    title: `${line.name}, ${code.cis}`,
    name: tieUnits(line.name),
    about: [
      groupWord(code.productGroup, viewer),
      say(lang, `code.came.${delivery.source}`, { at: pastMoment(delivery.createdAt, viewer) }),
    ]
      .filter(Boolean)
      .join('. '),
    back: {
      href: `/deliveries/${delivery.id}`,
      word: `${nameOf(delivery, viewer)}, ${documentName(delivery, viewer)}`,
    },
    pieces: anatomyOf(parts.parsed, viewer),
    matrix: dataMatrixOf(parts.parsed, viewer),
    ...readingNotes(parts.parsed, viewer),
    ...codePart(parts, actor, viewer),
    origin: originFacts(parts, viewer),
  }
}

/** What changes when ЧЗ answers. */
export function codePart(parts: CodeParts, actor: Actor, viewer: Viewer) {
  const { found, answers, inside, older } = parts
  const { code, run } = found
  const watched = code.nextTryAt !== null && run !== null && !isStopped(run)
  return {
    id: String(code.id),
    live: watched ? `/codes/${code.id}/live` : '',
    version: versionOf(found),
    verdict: verdictOf(parts, actor, viewer),
    till: tillScreen({ ...code, reasons: code.reasons ?? [] }, found.line.name, viewer),
    inside: insidePart(inside, viewer),
    timeline: timelineOf(found, answers, viewer),
    older: older > 0 ? say(viewer.lang, 'timeline.older', { count: older }) : '',
  }
}

/** Changes with every answer and every plan for the next one. */
export const versionOf = ({ code }: FoundCode): string =>
  `${code.attempts}.${code.nextTryAt ?? 0}.${code.outcome}.${code.reasonId}`

function verdictOf({ found: { code, delivery, run }, parsed }: CodeParts, actor: Actor, viewer: Viewer) {
  const verdict = verdictWords(
    { ...code, reasons: code.reasons ?? [] },
    {
      unasked: code.attempts === 0,
      checkPart: checkPartKnown(parsed.full, code.answers ?? []),
      purpose: delivery.purpose,
    },
    viewer,
  )
  const { next } = verdict
  const askable =
    isAllowed(actor, 'codes.recheck') && delivery.runId !== null && isAskable(parsed, delivery.source)
  return {
    ...verdict,
    next:
      isStopped(run) && code.outcome === 'wait'
        ? stoppedStep(viewer.lang)
        : next && { ...next, text: [next.text, missingTail(code, viewer)].join(' ').trim() },
    ask: askable ? `/codes/${code.id}/recheck` : '',
  }
}

/** A scan only where it is whole; what a paper says is asked as it is written. */
export const isAskable = (parsed: ParsedCode, source: Delivery['source']): boolean =>
  source === 'upd' ? parsed.cis !== null : mayBeAsked(parsed)

export function groupWord(group: string | null, { lang }: Viewer): string {
  if (group === null) return ''
  const key = `group.${group}`
  return isSentenceKey(key) ? sayIfKnown(lang, key) : group
}

/** «Откуда товар»: the delivery, the line, and what ЧЗ says of the goods. */
function originFacts({ found: { line, delivery }, answers }: CodeParts, viewer: Viewer) {
  const { lang } = viewer
  const facts = spokenFacts(answers)
  const price = unitPriceKopecks(line)
  const rows: { name: string; value: string | undefined; href?: string; rest?: string }[] = [
    { name: say(lang, 'origin.supplier'), value: delivery.supplier?.name },
    {
      name: say(lang, 'origin.delivery'),
      value: documentName(delivery, viewer),
      href: `/deliveries/${delivery.id}`,
      rest:
        delivery.issuedOn === null
          ? ''
          : say(lang, 'deliveries.issued', { on: documentDate(delivery.issuedOn) }),
    },
    {
      name: say(lang, 'origin.line'),
      value: `${line.number}, ${tieUnits(line.name)}`,
      href: `/deliveries/${delivery.id}/codes?line=${line.id}`,
    },
    { name: say(lang, 'origin.producer'), value: partyWord(facts.producerName, facts.producerInn, viewer) },
    { name: say(lang, 'origin.owner'), value: partyWord(facts.ownerName, facts.ownerInn, viewer) },
    {
      name: say(lang, 'origin.expires'),
      value: facts.expiresAt === undefined ? undefined : date(facts.expiresAt, viewer),
    },
    { name: say(lang, 'origin.price'), value: price === null ? undefined : formatMoney(price) },
  ]
  return rows.filter(({ value }) => value !== undefined && value !== '')
}

const partyWord = (
  name: string | undefined,
  inn: string | undefined,
  { lang }: Viewer,
): string | undefined =>
  inn === undefined ? name : [name, say(lang, 'origin.inn', { inn })].filter(Boolean).join(', ')

/** The newest answer that says something; answers come oldest first. */
const spokenFacts = (answers: readonly KeptAnswer[]): CodeFacts =>
  answers.findLast(({ facts }) => facts !== null && facts.silence === undefined && !namesContents(facts))
    ?.facts ?? {}

/** What a pack holds says nothing of the pack. */
const namesContents = ({ children, status }: CodeFacts): boolean =>
  children !== undefined && status === undefined
