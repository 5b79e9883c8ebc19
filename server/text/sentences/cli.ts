import type { Sentences } from './sentence.js'

export const cliSentences = {} as const satisfies Sentences
