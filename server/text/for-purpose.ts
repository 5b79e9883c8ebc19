import { isSentenceKey } from './say.js'
import type { SentenceKey } from './sentences.js'

/** Before a document is signed, or goods that are ours already: what is to be done differs, and so do the words. */
export type Purpose = 'receipt' | 'audit'

/** The sentence for goods on the shelf where there is one of its own, else the one for a delivery. */
export function forPurpose(key: SentenceKey, purpose: Purpose): SentenceKey {
  const own = `${key}.audit`
  return purpose === 'audit' && isSentenceKey(own) ? own : key
}
