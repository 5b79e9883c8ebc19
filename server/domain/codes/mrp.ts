import { unitAt } from '../unit-at.js'

/** The order is the value: A is 0, ? is 79. CSET 82 without the two brackets. Official, «Описание структуры кодов» v1.2. */
export const mrpAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!"%&\'*+-./_,:;=<>?'

const valueOfEach = (): Int8Array => {
  const table = new Int8Array(128).fill(-1)
  for (let i = 0; i < mrpAlphabet.length; i++) table[mrpAlphabet.charCodeAt(i)] = i
  return table
}
const values = valueOfEach()

/** МРЦ of a pack in kopecks: four signs from `at`, base 80, the highest first. Null when a sign is not of the alphabet. */
export const readMrp = (text: string, at: number): number | null => {
  let kopecks = 0
  for (let i = at; i < at + 4; i++) {
    const code = unitAt(text, i)
    const value = code < 128 ? values[code]! : -1
    if (value < 0) return null
    kopecks = kopecks * 80 + value
  }
  return kopecks
}

/** No price of a pack ever lay outside; 0 is «not set». Beyond it the text is shifted or Caps Lock was on. Kopecks. */
export const isPlausibleMrp = (kopecks: number): boolean =>
  kopecks === 0 || (kopecks >= 5_000 && kopecks <= 100_000)
