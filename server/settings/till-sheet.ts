import { caseIds, ruleCases } from '../domain/verdict/cases.js'
import type { RuleId } from '../domain/verdict/rules.js'
import { say, type Language } from '../text/say.js'
import type { Viewer } from '../text/viewer.js'
import { date } from '../text/when.js'
import { caseWord } from './rule-look.js'
import { tillWords, type TillWords } from './till-words.js'

/** What is said when there is no check at all. */
const withoutCheck = ['no-answer', 'emergency'] as const satisfies RuleId[]

/** One sheet for training: what a till says, case by case, and what the cashier does. */
export function tillSheetPage({ store }: { store: string }, viewer: Viewer) {
  const { lang } = viewer
  const cases = caseIds.map((caseId) => sheetCase(caseWord(lang, caseId), ruleCases[caseId], lang))
  return {
    title: say(lang, 'till.sheet.title'),
    made: say(lang, 'till.sheet.made', {
      store: store || say(lang, 'app.name'),
      day: date(viewer.now, viewer),
    }),
    cases: [
      ...cases.filter(({ texts }) => texts.length > 0),
      ...withoutCheck.map((id) => sheetCase(say(lang, `till.sheet.${id}`), [id], lang)),
    ],
  }
}

function sheetCase(word: string, ids: readonly RuleId[], lang: Language) {
  const said = ids.map((id) => tillWords(id, lang)).filter((words): words is TillWords => words !== null)
  return { word, texts: [...new Set(said.map(({ text }) => text))], cashier: said[0]?.cashier ?? '' }
}
