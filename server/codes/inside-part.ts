import type { BoxedCode } from '../../entities/index.js'
import { isRuleId, rules } from '../domain/verdict/rules.js'
import { codeShort } from '../deliveries/code-short.js'
import { lookOf, outcomesInOrder } from '../deliveries/outcome-look.js'
import { formatCount, say } from '../text/say.js'
import type { Viewer } from '../text/viewer.js'
import { stamp } from '../text/when.js'
import { describeFacts } from './describe-facts.js'
import { codeTitle } from './code-title.js'
import type { KnownInside } from './inside-query.js'

/** «Что внутри»: how many codes ЧЗ names in a box, how they stand, and the first of them. */
export function insidePart(inside: KnownInside | null, viewer: Viewer) {
  if (inside === null) return null
  const { lang } = viewer
  const { askedAt, gap, unitCount, byOutcome, codes } = inside
  const total = Object.values(byOutcome).reduce((sum, count) => sum + count, 0)
  return {
    about: say(lang, 'inside.about', { count: unitCount, at: stamp(askedAt, viewer) }),
    gap: gap === null ? '' : say(lang, `inside.gap.${gap}`),
    counts: outcomesInOrder.flatMap((outcome) =>
      byOutcome[outcome] > 0 ? { ...lookOf(outcome, lang), count: formatCount(byOutcome[outcome]) } : [],
    ),
    rows: codes.map((code) => innerRow(code, viewer)),
    more: total > codes.length ? say(lang, 'inside.more', { count: total - codes.length }) : '',
  }
}

function innerRow({ cis, role, outcome, reasonId, facts }: BoxedCode, viewer: Viewer) {
  const { lang } = viewer
  const rule = isRuleId(reasonId) ? { id: reasonId, title: say(lang, rules[reasonId].titleKey) } : null
  return {
    code: { ...codeShort({ id: 0, cis }), href: `/codes?q=${encodeURIComponent(cis)}` },
    role: say(lang, `inside.role.${role}`),
    state: lookOf(outcome, lang),
    reason: rule === null || outcome === 'sell' ? '' : codeTitle(rule, lang),
    answer: describeFacts(facts, viewer),
  }
}
