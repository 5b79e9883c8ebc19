import { dayOf } from '../domain/dates.js'
import { effectsOfCase, type CaseId } from '../domain/verdict/cases.js'
import { isGroupAlias, productGroups } from '../domain/verdict/product-groups.js'
import { officialSettings } from '../domain/verdict/settings.js'
import { warningDays } from '../domain/verdict/shelf-life.js'
import { cellAt, type StoreRules } from '../domain/verdict/store-rules.js'
import { say } from '../text/say.js'
import type { Viewer } from '../text/viewer.js'
import { documentDate } from '../text/when.js'
import type { FormFaults } from '../web/form.js'
import { caseWord, cellHref, effectWord, groupInPath, groupWord } from './rule-look.js'

/** The form of one cell: what to do, from which day. */
export function cellPage(
  rules: StoreRules,
  { group, caseId, form }: { group: string; caseId: CaseId; form?: FormFaults },
  viewer: Viewer,
) {
  const { lang, now, zone } = viewer
  const cell = cellAt(rules, { productGroup: group, caseId }, now)
  const own = cell.own?.productGroup === group ? cell.own.effect : 'official'
  const entered = form?.entered ?? { effect: own, fromOn: dayOf(now, zone) }
  const word = (effect: Parameters<typeof effectWord>[1]['effect']) =>
    effectWord(lang, { caseId, effect }, 'long')
  const official = {
    value: 'official',
    word: say(lang, 'cell.effect.official', { effect: word(cell.official) }),
  }
  const choices = [
    official,
    ...effectsOfCase(caseId).map((effect) => ({ value: effect, word: word(effect) })),
  ]
  return {
    title: say(lang, 'cell.title', { group: groupWord(lang, group), case: caseWord(lang, caseId) }),
    about: say(lang, `case.${caseId}.about`),
    now: say(lang, 'cell.now', { effect: word(cell.effect) }),
    official: say(lang, 'cell.by-rules', { effect: word(cell.official) }),
    href: cellHref(group, caseId),
    form: form ?? { list: [], at: {}, entered },
    entered,
    effects: choices.map((choice) => ({ ...choice, chosen: choice.value === entered.effect })),
  }
}

/** The form of one group: its day, and how early a shelf life warns. */
export function groupRulesPage(
  rules: StoreRules,
  { group, form }: { group: string; form?: FormFaults },
  { lang }: Viewer,
) {
  const table = isGroupAlias(group) ? productGroups[group] : { dutyOn: null, expires: false }
  const day = table.dutyOn === null ? say(lang, 'rules.duty.unknown') : documentDate(table.dutyOn)
  const entered = form?.entered ?? {
    dutyOn: rules.dutyDates[group] ?? '',
    days: rules.shelfLifeDays[group]?.toString() ?? '',
  }
  return {
    title: groupWord(lang, group),
    href: `/rules/groups/${groupInPath(group)}`,
    form: form ?? { list: [], at: {}, entered },
    entered,
    expires: table.expires,
    dutyHint: say(lang, 'group-rule.duty.hint', { day }),
    daysHint: say(lang, 'group-rule.days.hint', { days: warningDays(officialSettings, group) }),
  }
}
