import type { Sentences } from './sentence.js'

export const deliveriesSentences = {} as const satisfies Sentences
