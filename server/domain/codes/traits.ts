import { gsCode } from './alphabet.js'

/** What a text shows at one look over its signs: no step of repair runs without the trait it needs. */
export const traits = {
  /** A separator. */
  gs: 1,
  /** A sign of ASCII that no code contains. */
  stranger: 2,
  /** A control character, or anything beyond ASCII. */
  foreign: 4,
  ampersand: 8,
  underscore: 16,
  /** `<` or `(`, with which a written separator or a bracket begins. */
  opening: 32,
  backslash: 64,
  /** Begins with neither a digit nor a separator. */
  noDigitFirst: 128,
  blank: 256,
  /** Foreign and no letter of a Russian keyboard. */
  odd: 512,
} as const

const traitsOfEach = (): Uint16Array => {
  const table = new Uint16Array(128).fill(traits.foreign | traits.odd, 0, 32)
  table[127] = traits.foreign | traits.odd
  table[gsCode] = traits.gs
  for (const char of ' #$@[\\]^`{|}~') table[char.charCodeAt(0)] = traits.stranger
  for (const char of ' \t\r\n\v\f\0') table[char.charCodeAt(0)]! |= traits.blank
  table['\\'.charCodeAt(0)]! |= traits.backslash
  table['&'.charCodeAt(0)] = traits.ampersand
  table['_'.charCodeAt(0)] = traits.underscore
  table['<'.charCodeAt(0)] = traits.opening
  table['('.charCodeAt(0)] = traits.opening
  return table
}
const table = traitsOfEach()

/** As in unit-at.ts; taken here because this loop is copied into its caller, where a call of a call is one too many. */
const { charCodeAt } = String.prototype

const isDigitOrGs = (code: number): boolean => (code >= 48 && code <= 57) || code === gsCode

const isCyrillic = (code: number): boolean => code >= 0x400 && code < 0x500

/** The union of the traits of all signs. */
export const traitsOf = (text: string): number => {
  let found = isDigitOrGs(charCodeAt.call(text, 0)) ? 0 : traits.noDigitFirst
  const { length } = text
  for (let i = 0; i < length; i++) {
    const code = charCodeAt.call(text, i)
    found |= code < 128 ? table[code]! : isCyrillic(code) ? traits.foreign : traits.foreign | traits.odd
  }
  return found
}
