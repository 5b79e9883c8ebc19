import type { Sentences } from './sentence.js'

export const errorsSentences = {} as const satisfies Sentences
