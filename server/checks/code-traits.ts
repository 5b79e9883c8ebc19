import { laneOf } from '../domain/codes/lane-of.js'
import { parseCis } from '../domain/codes/settle-readings.js'
import type { Lane } from '../domain/lanes.js'
import type { CodeSubject } from '../domain/verdict/circumstances.js'
import type { CodeState } from './asked-code.js'

/** What the text of a code says, as far as a verdict and a timetable look at it: of the serial the first character. */
export interface CodeTraits {
  subject: CodeSubject
  /** In which it is asked again. */
  lane: Lane
  /** With its check part: other states confirm nothing less. */
  hasFull: boolean
}

export function traitsOf({ kind, raw, cis }: Pick<CodeState, 'kind' | 'raw' | 'cis'>): CodeTraits {
  const parsed = parseCis(raw ?? cis)
  const usual = laneOf(parsed)
  return {
    subject: {
      kind,
      origin: parsed.origin,
      hasTail: raw !== null && parsed.tail === 'whole',
      serial: parsed.serial?.charAt(0) ?? null,
      mrpKopecks: parsed.mrpKopecks,
    },
    lane: usual === 'check' ? 'retry' : usual,
    hasFull: parsed.full !== null,
  }
}

export const haveSameTraits = (one: CodeTraits, other: CodeTraits): boolean =>
  one.lane === other.lane &&
  one.hasFull === other.hasFull &&
  one.subject.kind === other.subject.kind &&
  one.subject.origin.country === other.subject.origin.country &&
  one.subject.origin.confidence === other.subject.origin.confidence &&
  one.subject.hasTail === other.subject.hasTail &&
  one.subject.serial === other.subject.serial &&
  one.subject.mrpKopecks === other.subject.mrpKopecks
