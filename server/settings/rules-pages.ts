import { caseIds, caseOccurs, ruleCases } from '../domain/verdict/cases.js'
import { groupAliases } from '../domain/verdict/product-groups.js'
import { isOff, type StoreRules } from '../domain/verdict/store-rules.js'
import { officialSettings } from '../domain/verdict/settings.js'
import { lowerFirst } from '../text/lower-first.js'
import { say, type Language } from '../text/say.js'
import type { Viewer } from '../text/viewer.js'
import { comingMoment, pastMoment } from '../text/when.js'
import type { FormFaults } from '../web/form.js'
import { matrixOf, shownGroups } from './matrix.js'
import { caseWord, groupInPath, groupWord } from './rule-look.js'
import type { RunningPause } from './rules-queries.js'
import { tillWords } from './till-words.js'

/** What the page of rules shows, and to whom. */
export interface RulesParts {
  rules: StoreRules
  pauses: RunningPause[]
  /** Are documents looked over by ЧЗ as soon as they come? */
  checksDocuments: boolean
  store: string
  mayChange: boolean
  mayPause: boolean
  allGroups: boolean
}

const noFaults: FormFaults = { list: [], at: {}, entered: {} }

/** The matrix, what is paused, what each case means, and the form of a pause. */
export function rulesPage(parts: RulesParts, viewer: Viewer) {
  const { lang } = viewer
  const { store, allGroups, mayPause } = parts
  return {
    title: say(lang, 'rules.title'),
    about: store ? say(lang, 'rules.about.store', { store }) : say(lang, 'rules.about'),
    pauses: parts.pauses.map((running) => pauseFlash(running, mayPause, viewer)),
    matrix: matrixOf(parts, viewer),
    groupsHref: allGroups ? '/rules' : '/rules?groups=all',
    groupsWord: allGroups
      ? say(lang, 'rules.fewer-groups')
      : say(lang, 'rules.more-groups', { count: groupAliases.length }),
    cases: casesMeant(lang),
    pause: mayPause ? pauseForm(parts, noFaults, lang) : null,
    share: parts.mayChange ? { form: shareEntered(parts.rules) } : null,
    documents: parts.mayChange ? { isOn: parts.checksDocuments } : null,
  }
}

const shareEntered = ({ doNotSignShare }: StoreRules): FormFaults => ({
  ...noFaults,
  entered: { percent: String(Math.round((doNotSignShare ?? officialSettings.doNotSignShare) * 100)) },
})

/** One pause that holds: what is off or only warns, until when, why, and what passed. */
function pauseFlash({ pause, name, passed }: RunningPause, mayEnd: boolean, viewer: Viewer) {
  const { lang, now } = viewer
  const off = isOff(pause, now)
  const ends = off ? pause.untilAt! : pause.warnUntilAt!
  const kind = off ? 'pause.off' : 'pause.stale'
  const until = comingMoment(ends, viewer)
  const names = { group: groupWord(lang, pause.productGroup), case: caseWord(lang, pause.caseId) }
  return {
    what: say(lang, kind, { ...names, until }),
    left: say(lang, `${kind}.left`, { left: leftWords(ends - now, lang) }),
    why: say(lang, 'pause.because', {
      reason: pause.reason ?? '',
      name: name ?? say(lang, 'rules-journal.program'),
      at: pastMoment(pause.fromAt, viewer),
    }),
    passed: off && passed > 0 ? say(lang, 'pause.passed', { count: passed, until }) : null,
    endHref: mayEnd ? `/rules/pauses/${pause.id}/ending` : null,
  }
}

function leftWords(ms: number, lang: Language): string {
  const all = Math.max(1, Math.ceil(ms / 60_000))
  const [hours, minutes] = [Math.floor(all / 60), all % 60]
  return hours > 0
    ? say(lang, 'pause.left.hours', { hours, minutes })
    : say(lang, 'pause.left.minutes', { minutes })
}

const casesMeant = (lang: Language) =>
  caseIds.map((caseId) => {
    const till = tillWords(ruleCases[caseId][0], lang)
    return {
      word: caseWord(lang, caseId),
      about: say(lang, `case.${caseId}.about`),
      till: till ? say(lang, 'cases.till', { text: till.text }) : say(lang, 'cases.no-till'),
      cashier: till ? say(lang, 'cases.cashier', { text: lowerFirst(till.cashier) }) : null,
    }
  })

/** Fields of «switch off for a time». */
export function pauseForm(parts: Pick<RulesParts, 'rules'>, form: FormFaults, lang: Language) {
  const groups = shownGroups({ ...parts, allGroups: true })
  const chosen = groups.filter((group) => groupInPath(group) === form.entered.group)[0] ?? ''
  return {
    form,
    groups: groups.map((group) => ({
      value: groupInPath(group),
      word: groupWord(lang, group),
      chosen: group === chosen,
    })),
    cases: caseIds
      .filter((caseId) => caseOccurs(caseId, ''))
      .map((caseId) => ({
        value: caseId,
        word: caseWord(lang, caseId),
        chosen: caseId === (form.entered.case ?? 'not-introduced'),
      })),
  }
}

/** The form alone, with what is wrong in it. */
export const pausePage = (parts: Pick<RulesParts, 'rules'>, form: FormFaults, { lang }: Viewer) => ({
  title: say(lang, 'pause.title'),
  pause: pauseForm(parts, form, lang),
})
