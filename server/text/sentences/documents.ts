import type { Sentences } from './sentence.js'

export const documentsSentences = {} as const satisfies Sentences
