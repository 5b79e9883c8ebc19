import { isRuleId, rules } from '../domain/verdict/rules.js'
import { sayIfKnown, type Language } from '../text/say.js'

/** What a reason is called in an act; its id where a later version knows it no more. */
export const reasonTitle = (language: Language, id: string): string =>
  isRuleId(id) ? sayIfKnown(language, rules[id].titleKey) : id
