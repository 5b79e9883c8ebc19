import type { Sentences } from './sentence.js'

export const commonSentences = {} as const satisfies Sentences
