import { outcomeOfCase, type CaseId, type CaseOutcome } from '../domain/verdict/cases.js'
import type { Effect } from '../domain/verdict/settings.js'
import { say, sayIfKnown, type Language } from '../text/say.js'

/** How an effect looks: silhouette, word, colour. */
export const lookOf: Record<CaseOutcome, { icon: string; tone: string }> = {
  block: { icon: 'block', tone: 'block' },
  risk: { icon: 'risk', tone: 'risk' },
  off: { icon: 'unknown', tone: 'wait' },
}

/** «запрет», «предупр.», «выкл.»; `long` where there is room. */
export const effectWord = (
  language: Language,
  { caseId, effect }: { caseId: CaseId; effect: Effect },
  size: 'short' | 'long' = 'short',
): string => {
  const outcome = outcomeOfCase(caseId, effect)
  return say(language, size === 'long' ? `effect.${outcome}.long` : `effect.${outcome}`)
}

export const groupWord = (language: Language, group: string): string =>
  group === '' ? say(language, 'rules.all-groups') : sayIfKnown(language, `group.${group}`)

export const caseWord = (language: Language, caseId: CaseId): string => say(language, `case.${caseId}`)

/** Groups in addresses: every group has a name there too. */
const everyGroup = 'all'
export const groupInPath = (group: string): string => group || everyGroup
export const groupOfPath = (name: string): string => (name === everyGroup ? '' : name)

export const cellHref = (group: string, caseId: CaseId): string =>
  `/rules/cells/${groupInPath(group)}/${caseId}`
