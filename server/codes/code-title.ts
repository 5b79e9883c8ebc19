import { isSentenceKey, say, type Language } from '../text/say.js'

/** The title of a rule, said of one code. */
export function codeTitle({ id, title }: { id: string; title: string }, language: Language): string {
  const key = `code-title.${id}`
  return isSentenceKey(key) ? say(language, key) : title
}
