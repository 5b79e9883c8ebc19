import { blockRuleSentences } from './block-rule-words.js'
import { boxRuleSentences } from './box-rule-words.js'
import { openRuleSentences } from './open-rule-words.js'
import { riskRuleSentences } from './risk-rule-words.js'
import { ruleTermSentences } from './rule-terms.js'
import type { Sentences } from './sentence.js'
import { withdrawReasonSentences } from './withdraw-reason-words.js'

/** The words of the rule book. */
export const rulesSentences = {
  ...blockRuleSentences,
  ...riskRuleSentences,
  ...openRuleSentences,
  ...boxRuleSentences,
  ...ruleTermSentences,
  ...withdrawReasonSentences,
} as const satisfies Sentences
