import {
  patienceKinds,
  timetableFor,
  withoutGroup,
  type PatienceKind,
  type StorePatience,
  type Timetable,
} from '../domain/patience.js'
import { groupAliases } from '../domain/verdict/product-groups.js'
import { lowerFirst } from '../text/lower-first.js'
import { say, type Language } from '../text/say.js'
import type { Viewer } from '../text/viewer.js'
import type { FormFaults } from '../web/form.js'
import { durationsWords, durationWords } from './durations.js'
import { fieldOf } from './patience-form.js'
import { groupInPath, groupWord } from './rule-look.js'

export const patienceHref = (group: string): string => `/rules/patience/${groupInPath(group)}`

/** How long each kind of codes is waited for: for all groups, and for those that have their own. */
export function patiencePage(own: StorePatience, mayChange: boolean, { lang }: Viewer) {
  const others = groupAliases.filter((group) => own[group] !== undefined)
  return {
    title: say(lang, 'patience.title'),
    kinds: patienceKinds.map((kind) => ({ word: say(lang, `patience.kind.${kind}`) })),
    rows: ['', ...others].map((group) => ({
      group: groupWord(lang, group),
      cells: patienceKinds.map((kind) => ({
        name: say(lang, `patience.kind.${kind}`),
        isOwn: own[group]?.[kind] !== undefined,
        ...timetableWords(timetableFor(kind, group, own), lang),
      })),
      href: mayChange ? patienceHref(group) : null,
      change: say(lang, 'patience.change.of', { group: groupWord(lang, group) }),
    })),
    groups: mayChange
      ? groupAliases
          .filter((group) => !others.includes(group))
          .map((group) => ({ value: group, word: groupWord(lang, group), chosen: false }))
      : null,
  }
}

/** «через 2 с, 10 с …, дальше каждые 1 ч» and «ждём 24 ч». */
export function timetableWords({ waitsMs, deadlineMs }: Timetable, lang: Language) {
  const last = durationWords(waitsMs.at(-1)!, lang)
  const waits = durationsWords(waitsMs, lang)
  return {
    after:
      waitsMs.length === 1
        ? say(lang, 'patience.after.one', { last })
        : say(lang, 'patience.after', { waits, last }),
    until: say(lang, 'patience.until', { deadline: durationWords(deadlineMs, lang) }),
  }
}

/** The form of one group, '' for all. */
export function patienceGroupPage(
  own: StorePatience,
  { group, form }: { group: string; form?: FormFaults },
  { lang }: Viewer,
) {
  const entered = form?.entered ?? enteredOf(own[group], lang)
  const others = withoutGroup(own, group)
  const kinds = patienceKinds.map((kind) => {
    const standard = timetableFor(kind, group, others)
    const field = (part: 'waits' | 'deadline', hint: string) => {
      const name = fieldOf(kind, part)
      return {
        name,
        label: say(lang, `patience.${part}`),
        hint,
        value: entered[name] ?? '',
        fault: form?.at[name],
      }
    }
    return {
      kind,
      word: say(lang, `patience.kind.${kind}`),
      about: say(lang, `patience.kind.${kind}.about`),
      waits: field(
        'waits',
        say(lang, 'patience.waits.hint', { standard: durationsWords(standard.waitsMs, lang) }),
      ),
      deadline: field(
        'deadline',
        say(lang, 'patience.deadline.hint', { standard: durationWords(standard.deadlineMs, lang) }),
      ),
    }
  })
  const standard = say(lang, group === '' ? 'patience.standard.table' : 'patience.standard.all')
  return {
    title: say(lang, 'patience.form.title', { group: lowerFirst(groupWord(lang, group)) }),
    about: say(lang, 'patience.form.about', { standard }),
    href: patienceHref(group),
    form: form ?? { list: [], at: {}, entered },
    kinds,
  }
}

function enteredOf(set: StorePatience[string] | undefined, lang: Language): Record<string, string> {
  const fields = patienceKinds.flatMap((kind: PatienceKind) => {
    const { waitsMs, deadlineMs } = set?.[kind] ?? {}
    return [
      [fieldOf(kind, 'waits'), waitsMs ? durationsWords(waitsMs, lang) : ''],
      [fieldOf(kind, 'deadline'), deadlineMs === undefined ? '' : durationWords(deadlineMs, lang)],
    ]
  })
  return Object.fromEntries(fields) as Record<string, string>
}
