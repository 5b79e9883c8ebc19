import { unitAt } from '../unit-at.js'

/** FNC1 inside a symbol, as scanners send it. */
export const GS = '\u001d'
export const gsCode = 0x1d

/** Bits of a character's class. */
export const marking = 1
export const digit = 2
export const base64 = 4
export const lower = 8
export const upper = 16
/** `&` and `_`: with them an escape of XML or Excel begins, and both are good characters of a serial. */
export const escapeMark = 32

/** GS1 CSET 82, which is exactly the alphabet of КИ and КИТУ (True API, «Допустимые символы»). */
export const markingAlphabet =
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!"%&\'()*+,-./:;<=>?_'

const classOfEach = (): Uint8Array => {
  const table = new Uint8Array(128)
  for (const char of markingAlphabet) {
    table[char.charCodeAt(0)]! |=
      marking |
      (/\d/.test(char) ? digit : 0) |
      (/[A-Za-z0-9+/=]/.test(char) ? base64 : 0) |
      (/[a-z]/.test(char) ? lower : 0) |
      (/[A-Z]/.test(char) ? upper : 0) |
      (/[&_]/.test(char) ? escapeMark : 0)
  }
  return table
}
const classes = classOfEach()

/** All class bits of one UTF-16 unit; 0 for what no marking code contains. */
export const classOf = (code: number): number => (code < 128 ? classes[code]! : 0)

/**
 * The union of the class bits of text[from, to) when every character there has all bits of `mask`, else 0.
 * An empty range is 0 too: nothing is never enough.
 */
export const classOfRange = (text: string, mask: number, from: number, to: number): number => {
  let union = 0
  for (let i = from; i < to; i++) {
    const bits = classOf(unitAt(text, i))
    if ((bits & mask) !== mask) return 0
    union |= bits
  }
  return union
}

export const isAll = (text: string, mask: number): boolean => classOfRange(text, mask, 0, text.length) !== 0
