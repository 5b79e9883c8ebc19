import { GS } from './alphabet.js'
import { followingIdentifier } from './identifiers.js'
import { isSerialLength } from './templates.js'

/** Words for a separator with a sign that no code contains: `|ГС|` is 1C's, `^]` and `~1` are scanner settings. */
const foreignWords = /\|ГС\||\[(?:GS|FNC1)\]|\{(?:GS|FNC1)\}|\^(?:GS|FNC1|029|\])|\\F|\\GS|~d?029|~1/gi
/** Words made of signs that a serial may contain as well. */
const plainWords = /<(?:GS|FNC1|fcn|0x1D)> ?|\((?:GS|FNC1)\)/gi

export const readForeignWords = (text: string): string => text.replace(foreignWords, GS)
export const readPlainWords = (text: string): string => text.replace(plainWords, GS)

/** Pictures of the separator: ␝, ↔ (its glyph in code page 437), è (0xE8 as Latin-1), and the record separator 0x1E. */
const recordSeparator = '\u001e'
const pictures = new RegExp(`[\u241d\u241e\u00e8${recordSeparator}]|\u2194[\ufe0e\ufe0f]?`, 'g')
/** U+FFFD stands where an export could not write a control character; elsewhere it is a letter lost for good. */
const replacement = new RegExp(`\ufffd(?=${followingIdentifier}|$)`, 'g')

export const readPictures = (text: string): string =>
  text
    .replace(pictures, GS)
    .replace(replacement, GS)
    .replace(/^\ufffd/, GS)

const strangers = ' |~^#@$`[\\]{}\\\\'
const strangerRuns = new RegExp(`[${strangers}]+`, 'g')
const misplaced = new RegExp(`[${strangers}]+(?![${strangers}]|${followingIdentifier})`)
const firstBorder = new RegExp(`[\u001d${strangers}]`)

/**
 * A space, `|` or another sign that no code contains, in place of the separator. Only when each of them stands before
 * an identifier and the first one behind a serial of a known length; else one of them is damage, and stays.
 */
export const readStrangers = (text: string): string => {
  const border = text.search(firstBorder)
  if (border < 0 || !/^01\d{14}21/.test(text) || misplaced.test(text)) return text
  return isSerialLength(border - 18) ? text.replace(strangerRuns, GS) : text
}
