import { unitAt } from '../unit-at.js'

/** The same physical keys: ЙЦУКЕН as Windows has it, and US QWERTY. Checked by a round trip, not copied from a list. */
const russian = 'ёйцукенгшщзхъфывапролджэячсмитьбю.' + 'ЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,' + '"№;:?/'
const american = "`qwertyuiop[]asdfghjkl;'zxcvbnm,./" + '~QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?' + '@#$^&|'

const toAmerican = new Map([...russian].map((char, i) => [char, american[i]!]))
/** What to type instead of each UTF-16 unit below U+0500: itself, another key, or 0 for a letter of no known layout. */
const keys = Uint16Array.from({ length: 0x500 }, (_, code) => {
  const known = toAmerican.get(String.fromCharCode(code))
  return known ? known.charCodeAt(0) : code >= 0x400 ? 0 : code
})
const numero = '№'.charCodeAt(0)
const hash = '#'.charCodeAt(0)

const isLatin = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122

/**
 * Undoes a scanner that typed in Russian layout. Any Cyrillic letter proves it, then punctuation goes the same way
 * (US `/ ? &` are RU `. , ?`). Latin letters beside Cyrillic ones prove the opposite, a hand: left as it is, and so is
 * a letter of another alphabet.
 */
export const undoRussianLayout = (text: string): string => {
  const typed: number[] = []
  let cyrillic = false
  const { length } = text
  for (let i = 0; i < length; i++) {
    const code = unitAt(text, i)
    const key = code < keys.length ? keys[code]! : code === numero ? hash : code
    if (key === 0 || isLatin(code)) return text
    cyrillic ||= code >= 0x400 && code < keys.length
    typed.push(key)
  }
  return cyrillic ? String.fromCharCode(...typed) : text
}

/** The same keys with the Russian layout on: what a wedge scanner would have typed. */
export const typeInRussianLayout = (text: string): string => {
  const toRussian = new Map([...american].map((char, i) => [char, russian[i]!]))
  return [...text].map((char) => toRussian.get(char) ?? char).join('')
}

/** Letters of both alphabets in one code: typed or corrected by hand. */
export const mixesAlphabets = (text: string): boolean => /[A-Za-z]/.test(text) && /[\u0400-\u04ff]/.test(text)
