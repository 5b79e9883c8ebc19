import type { Sentences } from './sentence.js'

export const apiSentences = {} as const satisfies Sentences
