import type { Outcome } from '../domain/verdict/outcome.js'
import { say, type Language } from '../text/say.js'

/** How a meaning is shown: always class, silhouette and word at once. */
export interface Look {
  tone: string
  icon: string
  word: string
}

/** As outcomes stand on a bar and in its legend, from good to not known. */
export const outcomesInOrder = ['sell', 'risk', 'block', 'wait', 'unknown'] as const satisfies Outcome[]

const tones: Record<Outcome, string> = {
  sell: 'sell',
  risk: 'risk',
  block: 'block',
  wait: 'wait',
  // Not checked is silence too: grey, told from waiting by its silhouette.
  unknown: 'wait',
}

export const lookOf = (outcome: Outcome, lang: Language): Look => ({
  tone: tones[outcome],
  icon: outcome,
  word: say(lang, `look.${outcome}`),
})
