import type { Sentences } from './sentence.js'

export const codesSentences = {} as const satisfies Sentences
