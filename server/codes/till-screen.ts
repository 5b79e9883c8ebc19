import { rules, isRuleId, type RuleId } from '../domain/verdict/rules.js'
import type { Decision } from '../domain/verdict/outcome.js'
import { tillWords, type TillWords } from '../settings/till-words.js'
import { lowerFirst } from '../text/lower-first.js'
import { say } from '../text/say.js'
import { tieUnits } from '../text/tie-units.js'
import type { Viewer } from '../text/viewer.js'

/** The words of a till with the goods that it names; `goods` is '' where they are not known. */
export interface TillScreen extends TillWords {
  goods: string
  tone: string
  icon: string
}

type Decided = Pick<Decision, 'outcome' | 'reasons' | 'checkedBy'>

/** The screen of a till by the first reason of which it says something; null where nobody knows what it will say. */
export function tillScreen(decided: Decided, goods: string, viewer: Viewer): TillScreen | null {
  const screen = refusal(decided, viewer) ?? silence(decided, viewer) ?? permission(decided, viewer)
  return screen && { ...screen, goods: tieUnits(goods) }
}

type Screen = Omit<TillScreen, 'goods'>

const forCashier = (words: TillWords, { lang }: Viewer): TillWords => ({
  ...words,
  cashier: say(lang, 'till.for-cashier', { text: lowerFirst(words.cashier) }),
})

function refusal({ reasons }: Decided, viewer: Viewer): Screen | null {
  for (const reason of reasons) {
    const words = reason.outcome === 'block' ? tillWords(reason, viewer.lang) : null
    if (words) return { ...forCashier(words, viewer), tone: 'block', icon: 'block' }
  }
  return null
}

const silences = { 'no-answer': 'wait', emergency: 'sell' } as const satisfies Partial<Record<RuleId, string>>

/** A till that asks now gets as little of an answer as we did. */
function silence({ outcome, reasons }: Decided, viewer: Viewer): Screen | null {
  const id = outcome === 'wait' ? reasons[0]?.id : undefined
  if (id !== 'no-answer' && id !== 'emergency') return null
  const words = tillWords(id, viewer.lang)
  return words && { ...forCashier(words, viewer), tone: silences[id], icon: silences[id] }
}

/** Only where its own question was asked, and no ban was lifted by a setting of ours: a till knows none. */
function permission({ outcome, reasons, checkedBy }: Decided, viewer: Viewer): Screen | null {
  const isLifted = reasons.some(({ id }) => isRuleId(id) && rules[id].outcome === 'block')
  if (outcome !== 'sell' || isLifted || checkedBy === null || checkedBy === 'status') return null
  const { lang } = viewer
  const words = {
    word: say(lang, 'till.word.sell'),
    text: say(lang, 'till.good'),
    cashier: say(lang, 'till.cashier.good'),
  }
  return { ...forCashier(words, viewer), tone: 'sell', icon: 'sell' }
}
