import type { Sentences } from './sentence.js'

export const claimsSentences = {} as const satisfies Sentences
