/** A sentence in both languages. */
export interface Sentence {
  ru: string
  en: string
}
export type Sentences = Record<string, Sentence>
