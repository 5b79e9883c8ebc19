import type { Language } from './say.js'

/** For whom a page is made: language, time zone of the store, and the moment. */
export interface Viewer {
  lang: Language
  zone: string
  /** Unix ms. */
  now: number
}
