import { sentences, type SentenceKey } from './sentences.js'
import type { Sentence } from './sentences/sentence.js'

export type Language = 'ru' | 'en'
export type SentenceParams = Record<string, string | number>

/** Which of one, few, many a number takes: 1 код, 2 кода, 5 кодов. */
const pluralForm = (language: Language, count: number): 0 | 1 | 2 => {
  const n = Math.abs(count)
  if (language === 'en') return n === 1 ? 0 : 1
  const [tens, ones] = [n % 100, n % 10]
  if (ones === 1 && tens !== 11) return 0
  return ones >= 2 && ones <= 4 && (tens < 12 || tens > 14) ? 1 : 2
}

/** 4462 → «4 462» with a no-break space. */
export const formatCount = (value: number): string => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, '\u00a0')

/**
 * A sentence by its key. `{name}` is replaced by the parameter (numbers are grouped), `{count|код|кода|кодов}` by the
 * form that the number takes ({count|code|codes} in English).
 */
export function say(language: Language, key: SentenceKey, params: SentenceParams = {}): string {
  const text: string = (sentences as Record<string, Sentence>)[key]![language]
  return text.replace(/\{(\w+)(?:\|([^}]*))?\}/g, (_, name: string, forms?: string) => {
    const value = params[name]
    if (value === undefined) return `{${name}}`
    if (forms === undefined) return typeof value === 'number' ? formatCount(value) : value
    const variants = forms.split('|')
    return variants[Math.min(pluralForm(language, Number(value)), variants.length - 1)] ?? ''
  })
}

export const isSentenceKey = (key: string): key is SentenceKey => Object.hasOwn(sentences, key)

/** The same for a key that was made at run time; the key itself where there is no sentence (a test forbids it). */
export const sayIfKnown = (language: Language, key: string, params: SentenceParams = {}): string =>
  isSentenceKey(key) ? say(language, key, params) : key
