import type { Code } from '../../entities/code.js'
import { countryToAsk } from '../domain/abroad.js'
import { laneOf } from '../domain/codes/lane-of.js'
import { parseCis } from '../domain/codes/settle-readings.js'
import { isRuleId, type RuleId } from '../domain/verdict/rules.js'
import { say } from '../text/say.js'
import type { Viewer } from '../text/viewer.js'

/** Reasons that a word of the emitter's state would end. */
const endedAbroad: ReadonlySet<RuleId> = new Set([
  'eaeu-not-known-yet',
  'eaeu-no-answer',
  'eaeu-deadline-passed',
])

type Waiting = Pick<Code, 'cis' | 'raw' | 'reasonId' | 'productGroup'>

/** What a person can do for a late code that came without its check part; '' where there is nothing. */
export function missingTail({ cis, raw, reasonId, productGroup }: Waiting, { lang }: Viewer): string {
  if (!isRuleId(reasonId) || !endedAbroad.has(reasonId)) return ''
  const parsed = parseCis(raw ?? cis)
  const country = countryToAsk(laneOf(parsed), productGroup)
  if (country === null || parsed.full !== null) return ''
  return say(lang, country === '112' ? 'late.tail.by' : 'late.tail.kz')
}
