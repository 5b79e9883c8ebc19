import type { CodeFacts } from './facts.js'

// Row errors of codes/check are 0…11, those of True API are shaped like HTTP statuses.
const structureErrors = new Set(['1', '2', '3', '4', '9'])
const signatureErrors = new Set(['5', '6', '7'])
/** 10: not found in ГИС МТ; 404: the same in True API. */
const unknownErrors = new Set(['10', '404'])
/** 8: not verified in the country of the emitter; 11: not found across the border. */
const abroadErrors = new Set(['8', '11'])
const tillErrorsBelow = 100

const has = (errors: Set<string>, { errorCode }: CodeFacts): boolean =>
  errorCode !== undefined && errors.has(errorCode)

export const isStructureError = (facts: CodeFacts): boolean => has(structureErrors, facts)
export const isSignatureError = (facts: CodeFacts): boolean => has(signatureErrors, facts)

/** ЧЗ itself says that it does not know the code. */
export const isUnknown = (facts: CodeFacts): boolean => facts.found === false || has(unknownErrors, facts)
/** The state that emitted the code does not know it, or did not confirm it. */
export const isUnknownAbroad = (facts: CodeFacts): boolean => has(abroadErrors, facts)

/** An error that no other rule explains: of the till's question, or of a row of True API. */
export function strayError(facts: CodeFacts): 'till' | 'row' | null {
  const { errorCode } = facts
  if (errorCode === undefined || errorCode === '0' || errorCode === '701') return null
  if (isStructureError(facts) || isSignatureError(facts) || has(unknownErrors, facts)) return null
  return /^\d+$/.test(errorCode) && Number(errorCode) < tillErrorsBelow ? 'till' : 'row'
}

/**
 * Do the till's flags `valid`, `verified`, `utilised`, `realizable` count when they say no? For a code that may be of another state
 * only beside an error code, and one that is not «not known there»: ЧЗ may simply not have its data.
 */
export const noCounts = (facts: CodeFacts, mayBeForeign: boolean): boolean =>
  !mayBeForeign || (facts.errorCode !== undefined && !has(abroadErrors, facts) && !has(unknownErrors, facts))
