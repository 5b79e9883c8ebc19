import { unitAt } from '../unit-at.js'
import { GS, classOfRange, digit, gsCode } from './alphabet.js'
import { type Identifier, identifierAt } from './identifiers.js'
import type { CodeProblem } from './parsed-code.js'
import { problem } from './problems.js'

/** A GS1 text taken apart: values by identifier in order of appearance, and what stopped the reading, if anything. */
export interface Fields {
  values: Map<string, string>
  fault: CodeProblem | null
}

const endOf = (text: string, from: number, identifier: Identifier): number => {
  const separator = text.indexOf(GS, from)
  const end = separator < 0 ? text.length : separator
  return identifier.predefined ? Math.min(end, from + identifier.max) : end
}

const faultOf = (identifier: Identifier, value: string, seen: boolean): CodeProblem | null => {
  const { ai, min, max } = identifier
  if (seen) return problem('ai-repeated', { ai })
  const digitsWrong = identifier.digitsOnly && classOfRange(value, digit, 0, value.length) === 0
  if (value.length < min || value.length > max || digitsWrong)
    return problem('ai-length', { ai, length: max, found: value.length })
  return null
}

/** Reads identifier after identifier; a value that breaks a rule is kept, for the judgement names it better. */
export function readFields(text: string): Fields {
  const values = new Map<string, string>()
  let fault: CodeProblem | null = null
  let at = 0
  while (at < text.length) {
    if (unitAt(text, at) === gsCode) at++
    const identifier = identifierAt(text, at)
    if (!identifier) return { values, fault: fault ?? problem('ai-unknown', { ai: text.slice(at, at + 4) }) }
    const from = at + identifier.ai.length
    at = endOf(text, from, identifier)
    const value = text.slice(from, at)
    fault ??= faultOf(identifier, value, values.has(identifier.ai))
    if (!values.has(identifier.ai)) values.set(identifier.ai, value)
  }
  return { values, fault }
}
