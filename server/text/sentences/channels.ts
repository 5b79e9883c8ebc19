import type { Sentences } from './sentence.js'

export const channelsSentences = {} as const satisfies Sentences
