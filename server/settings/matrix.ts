import { caseIds, caseOccurs, outcomeOfCase, type CaseId } from '../domain/verdict/cases.js'
import { groupAliases, productGroups } from '../domain/verdict/product-groups.js'
import { cellAt, dutyOf, isOff, type Cell, type StoreRules } from '../domain/verdict/store-rules.js'
import { dayOf } from '../domain/dates.js'
import { say } from '../text/say.js'
import type { Viewer } from '../text/viewer.js'
import { comingMoment, documentDate, time } from '../text/when.js'
import { caseWord, cellHref, effectWord, groupInPath, groupWord, lookOf } from './rule-look.js'

/** What the matrix is drawn from. */
export interface MatrixParts {
  rules: StoreRules
  /** Cells are doors for those who may change them. */
  mayChange: boolean
  allGroups: boolean
}

/** Groups that tills check by the table, and all that the store has touched. */
export function shownGroups({ rules, allGroups }: Omit<MatrixParts, 'mayChange'>): string[] {
  const touched = new Set([
    ...rules.switches.map(({ productGroup }) => productGroup),
    ...Object.keys(rules.dutyDates),
  ])
  const isMain = (group: (typeof groupAliases)[number]) =>
    productGroups[group].dutyOn !== null || touched.has(group)
  return ['', ...(allGroups ? groupAliases : groupAliases.filter(isMain))]
}

export function matrixOf(parts: MatrixParts, viewer: Viewer) {
  const groups = shownGroups(parts)
  return {
    columns: caseIds.map((caseId) => caseWord(viewer.lang, caseId)),
    rows: groups.map((group) => ({
      name: groupWord(viewer.lang, group),
      note: group === '' ? say(viewer.lang, 'rules.all-groups.note') : dutyNote(parts.rules, group, viewer),
      href: parts.mayChange && group !== '' ? `/rules/groups/${groupInPath(group)}` : null,
      cells: caseIds.map((caseId) => cellOf(parts, { group, caseId }, viewer)),
    })),
  }
}

function dutyNote(rules: StoreRules, group: string, { lang, now, zone }: Viewer): string {
  const dutyOn = dutyOf(rules, group)
  if (dutyOn === null) return say(lang, 'rules.duty.unknown')
  const key = dayOf(now, zone) < dutyOn ? 'rules.duty.from' : 'rules.duty.since'
  return say(lang, key, { day: documentDate(dutyOn) })
}

function cellOf(
  { rules, mayChange }: MatrixParts,
  { group, caseId }: { group: string; caseId: CaseId },
  viewer: Viewer,
) {
  const { lang, now } = viewer
  if (!caseOccurs(caseId, group)) return { occurs: false }
  const cell = cellAt(rules, { productGroup: group, caseId }, now)
  const look = lookOf[outcomeOfCase(caseId, cell.effect)]
  const names = { group: groupWord(lang, group), case: caseWord(lang, caseId) }
  return {
    occurs: true,
    href: mayChange ? cellHref(group, caseId) : null,
    icon: look.icon,
    own: isChanged(cell) ? `matrix-own tone-${look.tone}` : null,
    word: effectWord(lang, { caseId, effect: cell.effect }),
    label: say(lang, 'cell.label', names),
    note: noteOf(cell, { group, caseId }, viewer),
  }
}

const isChanged = ({ pause, own, effect, official }: Cell): boolean =>
  pause !== null || (own !== null && effect !== official)

/** What stands under the word where a cell is not as in the rules, or will not be. */
function noteOf(
  cell: Cell,
  { group, caseId }: { group: string; caseId: CaseId },
  viewer: Viewer,
): string | null {
  const { lang, now } = viewer
  const { pause, own, coming } = cell
  if (pause !== null) {
    const off = isOff(pause, now)
    const next = effectWord(lang, { caseId, effect: off && cell.lasting === 'on' ? 'warn' : cell.lasting })
    const until = off ? pause.untilAt! : pause.warnUntilAt!
    return say(lang, 'cell.until', { until: momentWord(until, viewer), effect: next })
  }
  if (coming !== null) {
    const effect = effectWord(lang, {
      caseId,
      effect: coming.effect === 'official' ? cell.official : coming.effect,
    })
    return say(lang, 'cell.coming', { day: dayWord(coming.fromAt, viewer), effect })
  }
  if (own === null || cell.effect === cell.official) return null
  if (own.productGroup !== group) return say(lang, 'cell.for-all')
  return say(lang, 'cell.official', { effect: effectWord(lang, { caseId, effect: cell.official }) })
}

const momentWord = (ms: number, viewer: Viewer): string =>
  dayOf(ms, viewer.zone) === dayOf(viewer.now, viewer.zone) ? time(ms, viewer) : comingMoment(ms, viewer)

/** «01.12.2026» */
export const dayWord = (ms: number, { zone }: Viewer): string => documentDate(dayOf(ms, zone))
