import { caseIds, ruleCases, type CaseId } from '../domain/verdict/cases.js'
import type { Reason } from '../domain/verdict/outcome.js'
import { rules, type RuleId } from '../domain/verdict/rules.js'
import { isSentenceKey, say, sayIfKnown, type Language } from '../text/say.js'

/** The picture on the screen of a till, and what the cashier does next. */
export interface TillWords {
  word: string
  text: string
  cashier: string
}

const caseOf = new Map<RuleId, CaseId>(
  caseIds.flatMap((caseId) => ruleCases[caseId].map((id): [RuleId, CaseId] => [id, caseId])),
)

const wordOf = (id: RuleId): 'block' | 'sell' | 'wait' => {
  if (rules[id].outcome === 'block') return 'block'
  return id === 'emergency' ? 'sell' : 'wait'
}

/** What a till will say by this rule; null where it says nothing of it. */
export function tillWords(reason: Pick<Reason, 'id'> | RuleId, language: Language): TillWords | null {
  const id = typeof reason === 'string' ? reason : reason.id
  const key = `till.${id}`
  if (!Object.hasOwn(rules, id) || !isSentenceKey(key)) return null
  return {
    word: say(language, `till.word.${wordOf(id)}`),
    text: say(language, key),
    cashier: sayIfKnown(language, `till.cashier.${caseOf.get(id) ?? id}`),
  }
}
