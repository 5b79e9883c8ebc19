import { frontFields } from '../domain/claim/act-fields.js'
import { formatDate, formatTime } from '../domain/dates.js'
import { say } from '../text/say.js'
import type { SentenceKey } from '../text/sentences.js'
import { formatSigningDay } from './act-dates.js'
import { blankMm, contentMm, gapMm, headingMm, linesMm } from './act-measure.js'
import type { FoundClaim } from './claims-queries.js'

/** A line of the form: its name and what is written on it; `wide` takes both columns. */
export interface Blank {
  name: string
  value: string
  wide: boolean
}

/** What stands above the table on the first sheet. */
export interface ActFront {
  organisation: string
  unit: string
  number: string
  madeOn: string
  approver: { position: string; name: string; day: string }
  blanks: Blank[]
}

const words = (value: unknown): string => (typeof value === 'string' ? value : '')

export function actFront({ details, number, createdAt }: FoundClaim, zone: string): ActFront {
  return {
    organisation: details.organisation,
    unit: words(details.unit),
    number,
    madeOn: formatDate(createdAt, zone),
    approver: {
      position: words(details.approverPosition),
      name: words(details.approverName),
      day: formatSigningDay(createdAt, zone),
    },
    blanks: frontFields.map((field) => ({
      name: say('ru', `claim.field.${field}` as SentenceKey),
      value: field === 'timeSpan' ? timeSpan(details, zone) : words(details[field]),
      wide: field === 'supplier',
    })),
  }
}

/** «24.11.2026, с 12:48 до 15:10»; empty while one of the two is not known. */
function timeSpan({ startedAt, endedAt }: FoundClaim['details'], zone: string): string {
  if (startedAt === null || endedAt === null) return ''
  const [from, to] = [startedAt, endedAt].map((at) => ({
    day: formatDate(at, zone),
    time: formatTime(at, zone),
  })) as [{ day: string; time: string }, { day: string; time: string }]
  return from.day === to.day
    ? say('ru', 'claim.act.span', { day: from.day, from: from.time, to: to.time })
    : say('ru', 'claim.act.span-days', { from: `${from.day} ${from.time}`, to: `${to.day} ${to.time}` })
}

const sideMm = 62
const columnGapMm = 8
const blankGapMm = 1.2

/** Height of the front with the gap under it. */
export function frontMm(front: ActFront): number {
  const leftMm = contentMm - sideMm - columnGapMm
  const topMm = Math.max(28, linesMm(front.organisation, leftMm) + linesMm(front.unit, leftMm) + 4)
  const { position, name } = front.approver
  const approveMm = Math.max(linesMm(position, 44), linesMm(name, 44)) + 0.3
  return topMm + approveMm + headingMm(say('ru', 'claim.act.title')) + blanksMm(front.blanks) + 4 * gapMm
}

/** Two columns row by row; a wide line has a row of its own. */
function blanksMm(blanks: Blank[]): number {
  const halfMm = (contentMm - columnGapMm) / 2
  let sumMm = 0
  let leftMm: number | null = null
  const closeRow = (mm: number) => {
    sumMm += mm + blankGapMm
    leftMm = null
  }
  for (const { name, value, wide } of blanks) {
    const mm = blankMm(name, value, wide ? contentMm : halfMm)
    if (wide) {
      if (leftMm !== null) closeRow(leftMm)
      closeRow(mm)
    } else if (leftMm === null) leftMm = mm
    else closeRow(Math.max(leftMm, mm))
  }
  if (leftMm !== null) closeRow(leftMm)
  return sumMm
}
