import { isSentenceKey, say, type Language } from '../text/say.js'

const sayOr = (key: string, otherwise: string, language: Language): string =>
  isSentenceKey(key) ? say(language, key) : otherwise

/** The title of a rule, said of one code. */
export const codeTitle = ({ id, title }: { id: string; title: string }, language: Language): string =>
  sayOr(`code-title.${id}`, title, language)

/** What a rule says, said of one code. */
export const codeText = ({ id, text }: { id: string; text: string }, language: Language): string =>
  sayOr(`code-text.${id}`, text, language)
