import { GS } from './alphabet.js'
import { identifierAt } from './identifiers.js'

const doubled = new RegExp(`${GS}{2,}`, 'g')
const group = /\s*\((\d{2,4})\)\s*/g

/**
 * The form printed for people: (01)…(21)…(93)…. Undone only from a first (01), (00) or (02), for a serial may contain a
 * bracket. Then the brackets are the borders, and nothing else is looked for.
 */
export const dropBrackets = (text: string): string => {
  if (!/^\(0[012]\)/.test(text)) return text
  let separated = false
  return text
    .replace(group, (whole, ai: string) => {
      const identifier = identifierAt(ai, 0)
      if (identifier?.ai !== ai) return whole
      const before = separated ? GS : ''
      separated = !identifier.predefined
      return before + ai
    })
    .replace(doubled, GS)
}
