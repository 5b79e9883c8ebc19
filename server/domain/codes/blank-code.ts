import type { CodeKind, CodeProblem, ParsedCode } from './parsed-code.js'
import { unknownOrigin } from './origin.js'
import { isRefusal } from './problems.js'
import { noGroups } from './templates.js'

export const nothing: readonly never[] = Object.freeze([])
export const noIdentifiers: Readonly<Record<string, string>> = Object.freeze({})

/** A result of this kind with nothing known but what is given; valid unless a problem refuses it. */
export const codeOf = (
  kind: CodeKind,
  known: Partial<ParsedCode>,
  problems: readonly CodeProblem[] = nothing,
): ParsedCode => ({
  kind,
  valid: !problems.some(isRefusal),
  certainty: 'sure',
  cis: null,
  gtin: null,
  serial: null,
  ai: noIdentifiers,
  tail: 'none',
  full: null,
  origin: unknownOrigin,
  groups: noGroups,
  mrpKopecks: null,
  weightGrams: null,
  volumeMl: null,
  repairs: nothing,
  ...known,
  problems,
})

/** The same code with one more problem, and refused if the problem refuses. */
export const withProblem = (code: ParsedCode, found: CodeProblem): ParsedCode => {
  const valid = code.valid && !isRefusal(found)
  return { ...code, valid, full: valid ? code.full : null, problems: [...code.problems, found] }
}
