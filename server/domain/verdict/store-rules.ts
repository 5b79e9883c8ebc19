import { dayOf } from '../dates.js'
import { caseIds, ruleCases, type CaseId } from './cases.js'
import { groupAliases, isGroupAlias, productGroups } from './product-groups.js'
import { rules, type RuleId } from './rules.js'
import { officialSettings, type Effect, type Effects, type VerdictSettings } from './settings.js'

/** A cell of the matrix: one case for one product group, or for every group (''). */
export interface Place {
  productGroup: string
  caseId: CaseId
}

/** What the store decided about a cell. With `untilAt` it is a pause: off until then, and a warning until `warnUntilAt`. */
export interface RuleSwitch extends Place {
  id: number
  /** `official`: as the rules have it again. */
  effect: Effect | 'official'
  /** Unix ms, as all that follow. */
  fromAt: number
  untilAt: number | null
  warnUntilAt: number | null
}

/** All that a store may set about verdicts, whenever it holds. */
export interface StoreRules {
  switches: readonly RuleSwitch[]
  /** YYYY-MM-DD by group: the store's word on days that are not in the table, or are wrong there. */
  dutyDates: Readonly<Record<string, string>>
  shelfLifeDays: Readonly<Record<string, number>>
  doNotSignShare: number | null
  /** IANA zone of the store: a day begins there. */
  zone: string
}

/** A cell at a moment. */
export interface Cell {
  effect: Effect
  /** By the rules and the day of the group alone. */
  official: Effect
  /** What the store's setting makes of it, pauses apart. */
  lasting: Effect
  /** The setting of the store that holds; of the group, or of all groups. */
  own: RuleSwitch | null
  /** A setting that will hold later. */
  coming: RuleSwitch | null
  /** The pause that holds: it is off now, or it only warns since that ended. */
  pause: RuleSwitch | null
}

const strength: Record<Effect, number> = { off: 0, warn: 1, on: 2 }
const weaker = (a: Effect, b: Effect): Effect => (strength[a] < strength[b] ? a : b)

export const isPause = ({ untilAt }: RuleSwitch): boolean => untilAt !== null
export const isOff = ({ untilAt }: RuleSwitch, now: number): boolean => untilAt !== null && now < untilAt

/** The day from which a group is checked: the store's word, else the table's. */
export const dutyOf = ({ dutyDates }: Pick<StoreRules, 'dutyDates'>, group: string): string | null =>
  dutyDates[group] ?? (isGroupAlias(group) ? productGroups[group].dutyOn : null)

/** All rules of a case that can meet this group are doubtful: the case is off until the store switches it on. */
function isDoubtful({ productGroup, caseId }: Place): boolean {
  const own = ruleCases[caseId].filter((id) => rules[id].groups?.includes(productGroup))
  return own.length > 0 && own.every((id) => officialSettings.effects[id] === 'off')
}

function officialOf(store: StoreRules, group: string, today: string): Effect {
  const dutyOn = dutyOf(store, group)
  return dutyOn !== null && today < dutyOn ? 'off' : 'on'
}

const later = (a: RuleSwitch, b: RuleSwitch): RuleSwitch =>
  a.fromAt > b.fromAt || (a.fromAt === b.fromAt && a.id > b.id) ? a : b
const newest = (list: RuleSwitch[]): RuleSwitch | null =>
  list.length > 0 ? list.reduce((best, one) => later(one, best)) : null

/** The store's setting for one place. «As the rules have it» of a group lifts what was set for all. */
function settingOf(switches: readonly RuleSwitch[], { productGroup, caseId }: Place, now: number) {
  const here = switches.filter((one) => one.caseId === caseId && !isPause(one) && one.fromAt <= now)
  return (
    newest(here.filter((one) => one.productGroup === productGroup)) ??
    newest(here.filter((one) => one.productGroup === ''))
  )
}

/** The pause that weighs most: one that is off before one that only warns, then the longest. */
function pauseOf(switches: readonly RuleSwitch[], { productGroup, caseId }: Place, now: number) {
  const running = switches.filter(
    (one) =>
      one.caseId === caseId &&
      (one.productGroup === productGroup || one.productGroup === '') &&
      one.fromAt <= now &&
      now < (one.warnUntilAt ?? one.untilAt ?? 0),
  )
  const endOf = (one: RuleSwitch) => (isOff(one, now) ? one.untilAt! + 1e15 : one.warnUntilAt!)
  return running.sort((a, b) => endOf(b) - endOf(a))[0] ?? null
}

/** How a cell stands at a moment, and why. */
export function cellAt(store: StoreRules, place: Place, now: number): Cell {
  if (!isDoubtful(place)) {
    const official = officialOf(store, place.productGroup, dayOf(now, store.zone))
    return cellFrom(store, place, { now, official })
  }
  const cell = cellFrom(store, place, { now, official: 'off' })
  return cell.own?.productGroup === '' ? { ...cell, own: null, lasting: 'off', effect: 'off' } : cell
}

function cellFrom(
  store: StoreRules,
  place: Place,
  { now, official }: { now: number; official: Effect },
): Cell {
  const setting = settingOf(store.switches, place, now)
  const own = setting?.effect === 'official' ? null : setting
  const lasting = own === null ? official : (own.effect as Effect)
  const pause = pauseOf(store.switches, place, now)
  const cap: Effect = pause === null ? 'on' : isOff(pause, now) ? 'off' : 'warn'
  const coming = store.switches.filter(
    (one) =>
      one.caseId === place.caseId &&
      one.productGroup === place.productGroup &&
      !isPause(one) &&
      one.fromAt > now,
  )
  return {
    official,
    lasting,
    effect: weaker(lasting, cap),
    own,
    pause,
    coming: coming.sort((a, b) => a.fromAt - b.fromAt)[0] ?? null,
  }
}

/** A doubtful rule, off in the table, is switched on by the setting of its very group only. */
const effectOfRule = (id: RuleId, { effect, own }: Cell): Effect =>
  own !== null && own.productGroup !== '' ? effect : weaker(effect, officialSettings.effects[id] ?? 'on')

/** The effects of every rule for one group. `today` is the day of `now` in the store. */
function effectsOf(
  store: StoreRules,
  productGroup: string,
  { now, today }: { now: number; today: string },
): Effects {
  const effects: Effects = {}
  const official = officialOf(store, productGroup, today)
  for (const caseId of caseIds) {
    const cell = cellFrom(store, { productGroup, caseId }, { now, official })
    for (const id of ruleCases[caseId]) effects[id] = effectOfRule(id, cell)
  }
  return effects
}

/** Without the settings that a newer one of the same cell has replaced. */
function inForce(switches: readonly RuleSwitch[], now: number): RuleSwitch[] {
  const past = new Map<string, RuleSwitch>()
  for (const one of switches) {
    if (isPause(one) || one.fromAt > now) continue
    const key = `${one.productGroup} ${one.caseId}`
    past.set(key, later(one, past.get(key) ?? one))
  }
  return [...past.values(), ...switches.filter(isPause)]
}

/** What holds at a moment: the rules, the days of the groups, the settings of the store and its pauses. */
export function settingsAt(whole: StoreRules, now: number): VerdictSettings {
  const store = { ...whole, switches: inForce(whole.switches, now) }
  const { shelfLifeWarningDays, doNotSignShare } = officialSettings
  const moment = { now, today: dayOf(now, store.zone) }
  return {
    doNotSignShare: store.doNotSignShare ?? doNotSignShare,
    shelfLifeWarningDays: {
      ...shelfLifeWarningDays,
      byGroup: { ...shelfLifeWarningDays.byGroup, ...store.shelfLifeDays },
    },
    effects: effectsOf(store, '', moment),
    groupEffects: Object.fromEntries(groupAliases.map((group) => [group, effectsOf(store, group, moment)])),
  }
}
