import { blockRules } from './block-rules.js'
import { openRules } from './open-rules.js'
import { riskRules } from './risk-rules.js'
import type { RuleOutline } from './rule.js'

const outlines = { ...blockRules, ...riskRules, ...openRules } as const

export type RuleId = keyof typeof outlines
export type RuleWord = 'title' | 'text' | 'next'
export type RuleKey = `rule.${RuleId}.${RuleWord}`

/** One rule of the book: its effect, where it comes from, who acts, and the keys of its words in text/. */
export interface Rule extends Omit<RuleOutline, 'curable' | 'setAside' | 'ofContents'> {
  id: RuleId
  curable: boolean
  setAside: boolean
  ofContents: boolean
  titleKey: RuleKey
  textKey: RuleKey
  nextStepKey: RuleKey
}

export const ruleIds = Object.keys(outlines) as RuleId[]

/** Every rule by its id. */
export const rules = Object.fromEntries(
  ruleIds.map((id) => [
    id,
    {
      curable: false,
      setAside: false,
      ofContents: false,
      ...outlines[id],
      id,
      titleKey: `rule.${id}.title`,
      textKey: `rule.${id}.text`,
      nextStepKey: `rule.${id}.next`,
    },
  ]),
) as Record<RuleId, Rule>

/** Was it ever a rule? Rows written by another version may name one that is gone. */
export const isRuleId = (id: string): id is RuleId => Object.hasOwn(rules, id)

/** Only what forbids or warns can be switched: silence is never an answer, whatever a store wishes. */
export const isSwitchable = (id: RuleId): boolean =>
  ['block', 'risk'].includes(rules[id].outcome) && !rules[id].ofContents
