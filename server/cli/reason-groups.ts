import type { Outcome } from '../domain/verdict/outcome.js'
import type { CodeView } from './api-shapes.js'

/** Codes of one outcome that have the same weightiest reason. */
export interface ReasonGroup {
  id: string
  outcome: Outcome
  title: string
  /** What is said of them: more than one where dates or names differ. */
  texts: string[]
  nextStep: string
  codes: string[]
}

/** Codes by their weightiest reason, the most frequent first. A code that has not been asked has none: id ''. */
export function reasonGroups(codes: readonly CodeView[]): ReasonGroup[] {
  const groups = new Map<string, ReasonGroup>()
  for (const code of codes) {
    const reason = code.reasons?.[0]
    const id = reason?.id ?? ''
    const group = groups.get(`${code.outcome} ${id}`) ?? {
      id,
      outcome: code.outcome,
      title: reason?.title ?? reason?.text ?? '',
      texts: [],
      nextStep: reason?.nextStep ?? '',
      codes: [],
    }
    group.codes.push(code.cis)
    if (reason && !group.texts.includes(reason.text)) group.texts.push(reason.text)
    groups.set(`${code.outcome} ${id}`, group)
  }
  return [...groups.values()].sort((one, other) => other.codes.length - one.codes.length)
}
