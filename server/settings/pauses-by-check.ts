import type { VerdictSettings } from '../domain/verdict/settings.js'
import { isPause, settingsAt, type StoreRules } from '../domain/verdict/store-rules.js'
import { answerMs } from './passed-codes.js'

const withPauses = (
  { switches, ...rest }: StoreRules,
  { now, since }: { now: number; since: number },
): VerdictSettings =>
  settingsAt({ ...rest, switches: switches.filter((one) => !isPause(one) || one.fromAt <= since) }, now)

/** What holds for good: pauses apart. */
export const lastingSettings = (rules: StoreRules, now: number): VerdictSettings =>
  withPauses(rules, { now, since: -Infinity })

/**
 * What holds for a code by when it was checked. A pause speaks only of what was checked since it began: of that it is
 * asked again when the pause is over, of the rest nobody would.
 */
export function settingsByCheck(
  rules: StoreRules,
  now: number,
): (checkedAt: number | null) => VerdictSettings {
  const begins = rules.switches.filter(isPause).map(({ fromAt }) => fromAt)
  const made = new Map<number, VerdictSettings>()
  return (checkedAt) => {
    const since = (checkedAt ?? -Infinity) + answerMs
    const pauses = begins.filter((fromAt) => fromAt <= since).length
    const settings = made.get(pauses) ?? withPauses(rules, { now, since })
    made.set(pauses, settings)
    return settings
  }
}
