import { describeReason, describeSell, type CheckPartKnown } from '../checks/describe-reason.js'
import type { Decision, Outcome } from '../domain/verdict/outcome.js'
import { isCheckPartConfirmed } from '../domain/verdict/check-part-question.js'
import type { ChannelAnswer } from '../domain/verdict/facts.js'
import { lookOf } from '../deliveries/outcome-look.js'
import { lowerFirst } from '../text/lower-first.js'
import type { Purpose } from '../text/for-purpose.js'
import { say } from '../text/say.js'
import type { Viewer } from '../text/viewer.js'
import { comingMoment } from '../text/when.js'
import { codeText, codeTitle } from './code-title.js'

type Decided = Pick<Decision, 'outcome' | 'reasons' | 'checkedBy'>

/** A verdict on one code in words. `unasked`: nobody has asked about it yet; `purpose`: of the delivery it stands in. */
export function verdictWords(
  { outcome, reasons, checkedBy }: Decided,
  { unasked, checkPart, purpose }: { unasked: boolean; checkPart: CheckPartKnown; purpose?: Purpose },
  viewer: Viewer,
) {
  const { lang, zone } = viewer
  const [main, ...others] = reasons.map((reason) => describeReason(reason, lang, { zone, purpose }))
  return {
    ...lookOf(outcome, lang),
    word: verdictWord(outcome, main && codeTitle(main, lang), viewer),
    why: main ? codeText(main, lang) : say(lang, unasked ? 'code.why.not-asked' : 'code.why.sell'),
    // A box has no check part of its own, and its reason says by what it is sold.
    basis:
      outcome === 'sell' && reasons[0]?.id !== 'box-contents-good'
        ? describeSell(checkedBy, checkPart, lang)
        : '',
    source: main?.source ?? '',
    next: main === undefined ? null : { text: main.nextStep, who: whoOf(main, viewer) },
    others: others.map((other) => ({
      ...lookOf(other.outcome, lang),
      title: codeTitle(other, lang),
      text: codeText(other, lang),
    })),
  }
}

export function checkPartKnown(full: string | null, answers: readonly ChannelAnswer[]): CheckPartKnown {
  if (full === null) return 'absent'
  return isCheckPartConfirmed(answers) ? 'confirmed' : 'open'
}

function verdictWord(outcome: Outcome, title: string | undefined, { lang }: Viewer): string {
  if (title === undefined || outcome === 'sell') return say(lang, `code.verdict.${outcome}`)
  return outcome === 'wait' ? title : say(lang, `code.verdict.${outcome}.why`, { reason: lowerFirst(title) })
}

const whoOf = ({ who, until }: { who: string; until: number | null }, viewer: Viewer): string =>
  until === null ? who : say(viewer.lang, 'finding.until', { who, until: comingMoment(until, viewer) })
