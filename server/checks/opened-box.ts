import type { Held } from '../crpt/aggregated-list-answer.js'
import type { CodeKind } from '../domain/codes/parsed-code.js'
import { parseCis } from '../domain/codes/settle-readings.js'
import type { ContentsGap } from '../domain/verdict/box-contents.js'
import type { Role } from '../domain/verdict/decide-inside.js'
import type { CodeFacts } from '../domain/verdict/facts.js'
import type { CodeState } from './asked-code.js'

/** A box as far as it is opened. */
export interface OpenedBox {
  code: CodeState
  gap: ContentsGap | null
  inner: Map<string, InnerDraft>
  /** Where it was said what the box itself holds. */
  exchangeIds: number[]
}

/** A code found in a box. */
export interface InnerDraft {
  box: OpenedBox
  cis: string
  kind: CodeKind
  parent: string
  role: Role
  gtin: string | null
  facts: CodeFacts
  askedAt: number
  exchangeId: number | null
  /** The answer said what it holds as well. */
  isOpened: boolean
}

/** More than any document may name (True API v719: 30,000 codes); such a box is for a person. */
const mostInside = 30_000

/** What was not answered can still be; anything else stays. */
export function gapIn(box: OpenedBox, gap: ContentsGap): void {
  if (box.gap === null || gap === 'late') box.gap = gap
}

interface Place {
  parent: string
  /** Inside a set: a part of it. */
  inSet: boolean
}

/** Puts codes into a box, with all that the answer says they hold; returns those that are new in it. */
export function addHeld(box: OpenedBox, held: readonly Held[], place: Place): InnerDraft[] {
  const fresh: InnerDraft[] = []
  for (const { cis, inside } of held) {
    if (isAround(box, cis, place.parent)) gapIn(box, 'untold')
    if (cis === box.code.cis || box.inner.has(cis)) continue
    if (box.inner.size >= mostInside) {
      gapIn(box, 'too-many')
      break
    }
    const code = draftOf(box, cis, place)
    box.inner.set(cis, code)
    fresh.push(code)
    if (inside.length === 0) continue
    code.isOpened = true
    fresh.push(...addHeld(box, inside, { parent: cis, inSet: place.inSet }))
  }
  return fresh
}

function draftOf(box: OpenedBox, cis: string, { parent, inSet }: Place): InnerDraft {
  const { kind, gtin } = parseCis(cis)
  const nothing = { facts: { silence: 'no-row' as const }, askedAt: 0, exchangeId: null, isOpened: false }
  return { box, cis, kind, gtin, parent, role: inSet ? 'part' : 'unit', ...nothing }
}

/** Is this code the pack itself, or one of those around it? Then ЧЗ says that a box is in itself. */
function isAround(box: OpenedBox, cis: string, parent: string): boolean {
  let around: string | undefined = parent
  while (around !== undefined) {
    if (around === cis) return true
    around = box.inner.get(around)?.parent
  }
  return false
}
