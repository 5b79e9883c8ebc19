import type { Sentences } from './sentence.js'

export const rulesSentences = {} as const satisfies Sentences
