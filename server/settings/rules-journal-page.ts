import { isCaseId } from '../domain/verdict/cases.js'
import type { Timetable } from '../domain/patience.js'
import { effects, type Effect } from '../domain/verdict/settings.js'
import { sayIfKnown, say, type Language } from '../text/say.js'
import type { Viewer } from '../text/viewer.js'
import { comingMoment, documentDate, stamp } from '../text/when.js'
import { durationsWords, durationWords } from './durations.js'
import { dayWord } from './matrix.js'
import { caseWord, effectWord, groupWord } from './rule-look.js'
import type { RuleEntry } from './rules-queries.js'

/** Every change of rules, pauses and prices, the newest first. */
export const rulesJournalPage = (
  { entries, next }: { entries: RuleEntry[]; next: number | null },
  viewer: Viewer,
) => ({
  title: say(viewer.lang, 'rules-journal.title'),
  olderHref: next === null ? null : `/rules/journal?before=${next}`,
  entries: entries.map((one) => ({
    at: stamp(one.entry.at, viewer),
    name: nameOf(one, viewer.lang),
    text: textOf(one, viewer),
  })),
})

/** What the program did by itself bears its name; a price file came from an outside program. */
function nameOf({ entry, name }: RuleEntry, lang: Language): string {
  if (name !== null) return name
  return say(lang, entry.action === 'prices.changed' ? 'rules-journal.program' : 'rules-journal.by-itself')
}

function textOf({ entry }: RuleEntry, viewer: Viewer): string {
  const { lang } = viewer
  const details = entry.details ?? {}
  const isOfficial = entry.action === 'rules.set' && details.effect === 'official'
  const key = `rules-journal.${entry.action}${isOfficial ? '.official' : ''}`
  return sayIfKnown(lang, key, wordsOf(details, viewer))
}

const isEffect = (value: unknown): value is Effect => (effects as readonly unknown[]).includes(value)

function wordsOf(details: Record<string, unknown>, viewer: Viewer): Record<string, string | number> {
  const { lang } = viewer
  const { productGroup, caseId, effect, fromAt, untilAt, dutyOn, shelfLifeDays, retry, eaeu, ...plain } =
    details
  const asRules = say(lang, 'rules-journal.as-rules')
  const known = typeof caseId === 'string' && isCaseId(caseId) ? caseId : null
  return {
    ...(plain as Record<string, string | number>),
    group: groupWord(lang, String(productGroup ?? '')),
    case: known ? caseWord(lang, known) : String(caseId ?? ''),
    effect: known && isEffect(effect) ? effectWord(lang, { caseId: known, effect }, 'long') : asRules,
    from: typeof fromAt === 'number' ? dayWord(fromAt, viewer) : '',
    until: typeof untilAt === 'number' ? comingMoment(untilAt, viewer) : '',
    retry: patienceWords(retry as Partial<Timetable> | undefined, lang),
    eaeu: patienceWords(eaeu as Partial<Timetable> | undefined, lang),
    duty: typeof dutyOn === 'string' ? documentDate(dutyOn) : asRules,
    days:
      typeof shelfLifeDays === 'number' ? say(lang, 'rules-journal.days', { days: shelfLifeDays }) : asRules,
  }
}

/** What was set of a timetable, in words. */
function patienceWords(set: Partial<Timetable> | undefined, lang: Language): string {
  const { waitsMs, deadlineMs } = set ?? {}
  const said = [
    ...(waitsMs ? [say(lang, 'patience.journal.waits', { waits: durationsWords(waitsMs, lang) })] : []),
    ...(deadlineMs === undefined
      ? []
      : [say(lang, 'patience.until', { deadline: durationWords(deadlineMs, lang) })]),
  ]
  return said.length > 0 ? said.join(', ') : say(lang, 'patience.journal.standard')
}
