import type { Reason } from '../domain/verdict/outcome.js'
import { tillWords, type TillWords } from '../settings/till-words.js'
import { lowerFirst } from '../text/lower-first.js'
import { say } from '../text/say.js'
import { tieUnits } from '../text/tie-units.js'
import type { Viewer } from '../text/viewer.js'

/** The words of a till with the goods that it names; `goods` is '' where they are not known. */
export interface TillScreen extends TillWords {
  goods: string
}

/** The screen of a till, where it will refuse: by the first reason of which it says something. */
export function tillScreen(reasons: readonly Reason[], goods: string, { lang }: Viewer): TillScreen | null {
  for (const reason of reasons) {
    const words = reason.outcome === 'block' ? tillWords(reason, lang) : null
    if (words === null) continue
    const cashier = say(lang, 'till.for-cashier', { text: lowerFirst(words.cashier) })
    return { ...words, cashier, goods: tieUnits(goods) }
  }
  return null
}
