import { codeOf } from './blank-code.js'
import type { ParsedCode } from './parsed-code.js'
import { problem } from './problems.js'

const hasBrokenGtin = (text: string): boolean => /^01.{14}21/.test(text)
const looksLikeLink = (text: string): boolean => /^[a-z]+:\/\/|^www\./i.test(text)
/** A code that lost its beginning, or an SSCC with a letter in it, must not pass for a box of the shipper's own. */
const looksDamaged = (text: string): boolean => /^\d{13,17}21|^0[0-3]\d{14}/.test(text)
const looksLikeSscc = (text: string): boolean =>
  text.length <= 20 && text.length >= 18 && text.replace(/\D/g, '').length >= 16

/** True API asks for 34–74 signs, older papers have 18–33: those may be something else as well. */
const lengths = { least: 18, sure: 34, most: 74 } as const

/** Signs that stand twice in one text are no chance: the same label was read twice. */
const repeatedSigns = 18
/** A number may be filled up with zeros. */
const leastVariety = 5

const hasRepeat = (text: string): boolean => {
  for (let shift = repeatedSigns; shift <= text.length - repeatedSigns; shift++) {
    let same = 0
    for (let at = 0; at + shift < text.length; at++) {
      same = text[at] === text[at + shift] ? same + 1 : 0
      if (same < repeatedSigns) continue
      if (new Set(text.slice(at + 1 - same, at + 1)).size >= leastVariety) return true
    }
  }
  return false
}

/** The beginning of a unit's code stands behind other signs. */
export const hasCodeInside = (text: string): boolean => /.01\d{14}21/su.test(text)

/** A box number of the shipper's own: whatever is long enough and no scrap of something else. */
export function readBox(text: string): ParsedCode {
  const { length } = text
  if (hasBrokenGtin(text)) return codeOf('unknown', {}, [problem('gtin-digits')])
  if (hasCodeInside(text)) return codeOf('unknown', {}, [problem('scraps')])
  if (length < lengths.least || length > lengths.most || looksLikeLink(text) || looksDamaged(text))
    return codeOf('unknown', {}, [problem('not-a-code', { length })])
  if (hasRepeat(text)) return codeOf('unknown', {}, [problem('scraps')])
  if (looksLikeSscc(text)) return codeOf('unknown', {}, [problem('sscc-digits')])
  return codeOf('kitu_free', { cis: text, certainty: length >= lengths.sure ? 'sure' : 'ambiguous' })
}
