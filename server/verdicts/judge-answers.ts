import { kindAsAsked } from '../domain/codes/kind-as-asked.js'
import { parseCode } from '../domain/codes/parse-code.js'
import type { CodeSubject } from '../domain/verdict/circumstances.js'
import { decideCode } from '../domain/verdict/decide-code.js'
import type { Channel, ChannelAnswer, CodeFacts, Silence } from '../domain/verdict/facts.js'
import { keepAnswer } from '../domain/verdict/hear-answers.js'
import type { Decision } from '../domain/verdict/outcome.js'
import type { VerdictSettings } from '../domain/verdict/settings.js'
import { AppError } from '../errors.js'
import type { VerdictQuestion } from './verdict-schema.js'

/** What a row of an answer says, and about which code it was asked. */
export interface ReadRow {
  requestedCis: string
  facts: CodeFacts
}
/** Reads a whole body of a channel. No rows: it is not an answer about codes. */
export type ReadBody = (
  body: unknown,
) => { rows: ReadRow[]; silence?: never } | { silence: Silence; rows?: never }
export type BodyReaders = Record<Exclude<Channel, 'check-parts'>, ReadBody>

export interface JudgeContext {
  readers: BodyReaders
  settings: VerdictSettings
  now: number
}

/**
 * The verdict on one code by answers as they came over the wire. Nothing is asked and nothing is kept.
 * @throws AppError user `verdict.unreadable`, `verdict.several-codes`
 */
export function judgeAnswers(question: VerdictQuestion, { readers, settings, now }: JudgeContext): Decision {
  const read = question.answers.map((answer, index) => readAnswer(readers, answer, index + 1))
  const asked = read.flatMap(({ cises }) => cises)
  const codes = new Set(asked.map(identityOf))
  if (codes.size > 1) throw new AppError('user', 'verdict.several-codes', { count: codes.size })
  const answers = read.reduce<ChannelAnswer[]>((kept, { answer }) => keepAnswer(kept, answer), [])
  return decideCode(subjectOf(asked), answers, {
    now: question.now ?? now,
    purpose: 'receipt',
    supplierInn: null,
    ownInn: null,
    priceKopecks: question.priceKopecks ?? null,
    deadlinePassed: false,
    group: question.group ?? null,
    settings,
  })
}

/** The code as it was asked; the longest form holds the check part, if any does. */
function subjectOf(asked: readonly string[]): CodeSubject {
  if (asked.length === 0) return unnamed
  const fullest = asked.reduce((best, cis) => (cis.length > best.length ? cis : best))
  const parsed = parseCode(fullest)
  const { origin, tail, serial, mrpKopecks } = parsed
  return { kind: kindAsAsked(parsed), origin, hasTail: tail === 'whole', serial, mrpKopecks }
}

/** No answer names a code: an ordinary unit, of which nothing is known. */
const unnamed: CodeSubject = {
  kind: 'unit',
  origin: { country: null, confidence: 'none' },
  hasTail: true,
  serial: null,
  mrpKopecks: null,
}

type WireAnswer = VerdictQuestion['answers'][number]

function readAnswer(
  readers: BodyReaders,
  { channel, askedAt, body }: WireAnswer,
  number: number,
): { cises: string[]; answer: ChannelAnswer } {
  const { rows, silence } = readers[channel](body)
  if (silence) return { cises: [], answer: { channel, askedAt, facts: { silence } } }
  const row = rows.reduce<ReadRow | undefined>(closer, undefined)
  if (!row) throw new AppError('user', 'verdict.unreadable', { number })
  const cises = rows.map(({ requestedCis }) => requestedCis)
  return { cises, answer: { channel, askedAt, facts: row.facts } }
}

/** Of several rows about a code (a pack and its block, a box in both forms) the one that knows it, then the unit. */
function closer(best: ReadRow | undefined, row: ReadRow): ReadRow {
  if (!best || best.facts.found === false) return row
  const isUnit = row.facts.packageType === 'UNIT' && best.facts.packageType !== 'UNIT'
  return isUnit && row.facts.found !== false ? row : best
}

/** A full code and its КИ are one code; a box asked with and without `00` is one box. */
const identityOf = (asked: string): string => {
  const cis = parseCode(asked).cis ?? asked
  return /^00\d{18}$/.test(cis) ? cis.slice(2) : cis
}
