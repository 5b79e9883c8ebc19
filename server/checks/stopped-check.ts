import type { CheckRun } from '../../entities/check-run.js'
import { say, type Language } from '../text/say.js'

/** A person has stopped the check: ЧЗ is not asked again until a person goes on with it. */
export const isStopped = (run: Pick<CheckRun, 'state'> | null): boolean => run?.state === 'cancelled'

/** What next with codes that wait in a stopped check: nothing comes by itself. */
export const stoppedStep = (lang: Language) => ({
  text: say(lang, 'finding.stopped.next'),
  who: say(lang, 'rule-who.manager'),
})
