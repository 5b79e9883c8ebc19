import type { Sentences } from './sentence.js'

export const usersSentences = {} as const satisfies Sentences
