import type { Outcome } from '../domain/verdict/outcome.js'
import { formatCount, say, sayIfKnown, type Language } from '../text/say.js'
import type { DeliveryView, FaultView } from './api-shapes.js'
import type { FileResult } from './check-files.js'
import type { ReasonGroup } from './reason-groups.js'
import { wrapText } from './wrap-text.js'

const examples = 3
const indent = ' '.repeat(8)

/** What a person reads about one file. */
export function reportLines(result: FileResult, language: Language, width: number): string[] {
  if ('refused' in result) return refusalLines(result.file, result.refused, { language, width })
  const { delivery, groups } = result
  const page = { language, width }
  return [
    ...wrapText(titleOf(delivery, language), width),
    ...wrapText(`${result.file}, ${countOf(delivery.counts.total, language)}`, width),
    ...(result.isAgain ? wrapText(say(language, 'cli.again'), width) : []),
    ...delivery.warnings.flatMap(({ key, params }) =>
      wrapText(say(language, 'cli.warning', { text: sayIfKnown(language, key, params) }), width),
    ),
    ...supplierLines(delivery, page),
    '',
    ...wrapText(countsLine(delivery, language), width, '  '),
    ...(['block', 'risk', 'wait', 'unknown'] as const).flatMap((outcome) =>
      outcomeLines(outcome, groups, page),
    ),
    '',
    ...wrapText(verdictLine(delivery, language), width),
  ]
}

interface Page {
  language: Language
  width: number
}

function supplierLines({ supplierRegistration }: DeliveryView, { language, width }: Page): string[] {
  const { message, nextStep } = supplierRegistration ?? {}
  if (!message) return []
  return wrapText(say(language, 'cli.warning', { text: `${message} ${nextStep}` }), width)
}

const countOf = (count: number, language: Language): string => say(language, 'cli.codes', { count })

function titleOf(delivery: DeliveryView, language: Language): string {
  const { number, issuedOn, supplier } = delivery
  const date = issuedOn?.split('-').reverse().join('.') ?? ''
  const document =
    number === null ? say(language, 'cli.list') : say(language, 'cli.document', { number, date })
  return supplier ? `${document}, ${supplier.name}` : document
}

/** «243 можно продавать · 27 под риском · …», without the empty ones. */
export function countsLine({ counts }: Pick<DeliveryView, 'counts'>, language: Language): string {
  return (['sell', 'risk', 'block', 'wait', 'unknown'] as const)
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => `${formatCount(counts[outcome])}\u00a0${outcomeName(outcome, language)}`)
    .join(' · ')
}

const outcomeName = (outcome: Outcome, language: Language) => say(language, `cli.outcome.${outcome}`)

function outcomeLines(outcome: Outcome, all: readonly ReasonGroup[], page: Page): string[] {
  const groups = all.filter((group) => group.outcome === outcome)
  if (groups.length === 0) return []
  const count = groups.reduce((total, group) => total + group.codes.length, 0)
  const title = `${outcomeName(outcome, page.language)}: ${countOf(count, page.language)}`
  return [
    '',
    title.charAt(0).toUpperCase() + title.slice(1),
    ...groups.flatMap((group) => groupLines(group, page)),
  ]
}

/** How many, what, what to do, and some of the codes. */
export function groupLines(group: ReasonGroup, { language, width }: Page): string[] {
  const title = group.title || say(language, 'cli.not-asked')
  const [first = '', ...rest] = wrapText(title, width, indent)
  const left = group.codes.length - examples
  return [
    formatCount(group.codes.length).padStart(6) + first.slice(6),
    ...rest,
    ...group.texts
      .filter((text) => text !== title)
      .slice(0, examples)
      .flatMap((text) => wrapText(text, width, indent)),
    ...(group.nextStep
      ? wrapText(say(language, 'cli.next-step', { step: group.nextStep }), width, indent)
      : []),
    ...group.codes.slice(0, examples).map((cis) => indent + cis),
    ...(left > 0 ? [indent + say(language, 'cli.more-codes', { count: left })] : []),
  ]
}

function verdictLine({ verdict, state, run, counts }: DeliveryView, language: Language): string {
  if (state === 'held') return say(language, 'cli.held', { reason: heldReason(run?.heldReason, language) })
  return say(language, counts.wait > 0 && verdict === 'wait' ? 'cli.verdict.wait' : `cli.verdict.${verdict}`)
}

const heldReason = (key: string | null | undefined, language: Language): string =>
  key ? sayIfKnown(language, `line.held.${key}`) : ''

/** Why a file was not taken, with the line and what to do. */
export function refusalLines(
  file: string,
  refused: { message: string | null; faults: FaultView[] },
  { language, width }: Page,
): string[] {
  const message = refused.message ?? say(language, 'cli.no-such-file')
  const faults = refused.faults.flatMap((fault) => [
    ...wrapText(
      fault.line === null || fault.line === undefined
        ? fault.message
        : say(language, 'cli.fault-at-line', { line: String(fault.line), message: fault.message }),
      width,
      '  ',
    ),
    ...wrapText(say(language, 'cli.next-step', { step: fault.nextStep }), width, '  '),
  ])
  return [...wrapText(`${file}: ${message}`, width), ...faults]
}
