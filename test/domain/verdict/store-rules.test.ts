import { describe, expect, it } from 'vitest'
import { momentOf } from '../../../server/domain/dates.js'
import {
  caseIds,
  caseOccurs,
  effectsOfCase,
  outcomeOfCase,
  ruleCases,
} from '../../../server/domain/verdict/cases.js'
import { isSwitchable, ruleIds } from '../../../server/domain/verdict/rules.js'
import { effectOf, officialSettings } from '../../../server/domain/verdict/settings.js'
import {
  cellAt,
  settingsAt,
  type RuleSwitch,
  type StoreRules,
} from '../../../server/domain/verdict/store-rules.js'
import { brief, day, decide, good, now } from './verdict-cases.js'

const zone = 'Europe/Moscow'
const hour = 3_600_000
const plain: StoreRules = { zone, switches: [], dutyDates: {}, shelfLifeDays: {}, doNotSignShare: null }

let made = 0
const set = (row: Partial<RuleSwitch>): RuleSwitch => ({
  id: ++made,
  productGroup: 'milk',
  caseId: 'not-introduced',
  effect: 'warn',
  fromAt: now,
  untilAt: null,
  warnUntilAt: null,
  ...row,
})
const pause = (row: Partial<RuleSwitch> = {}) =>
  set({ effect: 'off', untilAt: now + 4 * hour, warnUntilAt: now + 28 * hour, ...row })
const withSwitches = (...switches: RuleSwitch[]): StoreRules => ({ ...plain, switches })
const effectAt = (rules: StoreRules, at = now, productGroup = 'milk') =>
  cellAt(rules, { productGroup, caseId: 'not-introduced' }, at).effect
const decideApplied = (rules: StoreRules, at = now, group = 'milk') =>
  brief(
    decide({
      facts: { ...good, group, status: 'APPLIED' },
      circumstances: { now: at, settings: settingsAt(rules, at) },
    }),
  )

describe('the cases of the matrix', () => {
  it('hold every rule that can be switched, each once', () => {
    const all = caseIds.flatMap((caseId) => [...ruleCases[caseId]])
    expect([...all].sort()).toEqual(ruleIds.filter(isSwitchable).sort())
  })
  it('know what an effect amounts to', () => {
    expect(outcomeOfCase('expired', 'on')).toBe('block')
    expect(outcomeOfCase('owner', 'on')).toBe('risk')
    expect(outcomeOfCase('expired', 'warn')).toBe('risk')
    expect(outcomeOfCase('owner', 'off')).toBe('off')
    expect(effectsOfCase('owner')).toEqual(['on', 'off'])
    expect(effectsOfCase('unknown')).toEqual(['on', 'warn', 'off'])
  })
  it('know what cannot happen to a group', () => {
    expect(caseOccurs('price', 'milk')).toBe(false)
    expect(caseOccurs('price', 'tobacco')).toBe(true)
    expect(caseOccurs('expired', 'shoes')).toBe(false)
    expect(caseOccurs('expired', 'a-new-group')).toBe(true)
    expect(caseOccurs('price', '')).toBe(true)
  })
})

describe('a store that set nothing', () => {
  it('has the official settings, for every group and every rule', () => {
    const settings = settingsAt(plain, now)
    for (const group of [undefined, 'milk', 'tobacco', 'water', 'vegetableoil', 'a-new-group'])
      for (const id of ruleIds)
        expect(effectOf(settings, id, group), `${id} ${group}`).toBe(effectOf(officialSettings, id, group))
    expect(settings.doNotSignShare).toBe(officialSettings.doNotSignShare)
    expect(settings.shelfLifeWarningDays).toEqual(officialSettings.shelfLifeWarningDays)
  })
})

describe('the day of a group', () => {
  const rules: StoreRules = { ...plain, dutyDates: { chemistry: '2027-03-01' } }
  const begins = momentOf('2027-03-01', '00:00', zone)

  it('switches its checks on by itself, at midnight of the store', () => {
    expect(decideApplied(rules, begins - 1, 'chemistry')).toBe('sell not-introduced')
    expect(decideApplied(rules, begins, 'chemistry')).toBe('block not-introduced')
  })
  it('may be set by the store against the table', () => {
    const later = { ...plain, dutyDates: { milk: '2027-01-01' } }
    expect(decideApplied(later)).toBe('sell not-introduced')
  })
  it('does not matter where nobody knows it: the group is checked', () => {
    expect(decideApplied(plain, now, 'vegetableoil')).toBe('block not-introduced')
  })
  it('gives way to what the store set for a cell', () => {
    const own = set({ productGroup: 'chemistry', effect: 'warn' })
    expect(decideApplied({ ...rules, switches: [own] }, now, 'chemistry')).toBe('risk not-introduced')
  })
})

describe('a setting of the store', () => {
  it('holds from its day on', () => {
    const rules = withSwitches(set({ fromAt: now + day }))
    expect(effectAt(rules)).toBe('on')
    expect(cellAt(rules, { productGroup: 'milk', caseId: 'not-introduced' }, now).coming?.effect).toBe('warn')
    expect(effectAt(rules, now + day)).toBe('warn')
  })
  it('is replaced by a newer one, and lifted by «as the rules have it»', () => {
    const first = set({ effect: 'off', fromAt: now - day })
    expect(effectAt(withSwitches(first, set({ effect: 'warn' })))).toBe('warn')
    const cell = cellAt(
      withSwitches(first, set({ effect: 'official' })),
      { productGroup: 'milk', caseId: 'not-introduced' },
      now,
    )
    expect(cell).toMatchObject({ effect: 'on', own: null })
  })
  it('for all groups holds where a group has none of its own', () => {
    const all = set({ productGroup: '', effect: 'off' })
    const rules = withSwitches(all, set({ productGroup: 'water', effect: 'official' }))
    expect(decideApplied(rules)).toBe('sell not-introduced')
    expect(decideApplied(rules, now, 'water')).toBe('block not-introduced')
  })
  it('reaches the codes that ЧЗ does not know, and that have no group, by «all groups» only', () => {
    const unknown = (productGroup: string) => {
      const rules = withSwitches(set({ productGroup, caseId: 'unknown', effect: 'warn' }))
      return decide({ facts: { found: false }, circumstances: { settings: settingsAt(rules, now) } }).outcome
    }
    expect(unknown('milk')).toBe('block')
    expect(unknown('')).toBe('risk')
  })
  it('of the very group alone switches a doubtful rule on', () => {
    const rule = (productGroup: string) => {
      const rules = withSwitches(set({ productGroup, caseId: 'price', effect: 'on' }))
      return effectOf(settingsAt(rules, now), 'price-below-minimum-newer', 'water')
    }
    expect(rule('')).toBe('off')
    expect(rule('water')).toBe('on')
  })
  it('sets how early a shelf life warns, and the share from which nothing is signed', () => {
    const settings = settingsAt({ ...plain, shelfLifeDays: { water: 30 }, doNotSignShare: 0.5 }, now)
    expect(settings.shelfLifeWarningDays).toEqual({ byGroup: { milk: 3, water: 30 }, otherwise: 14 })
    expect(settings.doNotSignShare).toBe(0.5)
  })
})

describe('a check that is off for a time', () => {
  it('is off, then only warns, then forbids again: by the clock alone', () => {
    const rules = withSwitches(pause())
    expect(decideApplied(rules, now - 1)).toBe('block not-introduced')
    expect(decideApplied(rules, now)).toBe('sell not-introduced')
    expect(decideApplied(rules, now + 4 * hour - 1)).toBe('sell not-introduced')
    expect(decideApplied(rules, now + 4 * hour)).toBe('risk not-introduced')
    expect(decideApplied(rules, now + 28 * hour - 1)).toBe('risk not-introduced')
    expect(decideApplied(rules, now + 28 * hour)).toBe('block not-introduced')
  })
  it('leaves other groups and other cases alone, unless it is for all groups', () => {
    expect(decideApplied(withSwitches(pause()), now, 'water')).toBe('block not-introduced')
    expect(decideApplied(withSwitches(pause({ productGroup: '' })), now, 'water')).toBe('sell not-introduced')
    expect(decideApplied(withSwitches(pause({ caseId: 'expired' })))).toBe('block not-introduced')
  })
  it('comes before a setting of the store, and never makes one stricter', () => {
    const strict = set({ effect: 'on', fromAt: now - day })
    expect(decideApplied(withSwitches(strict, pause()))).toBe('sell not-introduced')
    const off = set({ effect: 'off', fromAt: now - day })
    expect(effectAt(withSwitches(off, pause()), now + 5 * hour)).toBe('off')
  })
  it('that is off weighs more than another that only warns', () => {
    const stale = pause({
      productGroup: '',
      fromAt: now - 5 * hour,
      untilAt: now - hour,
      warnUntilAt: now + 90 * hour,
    })
    const rules = withSwitches(stale, pause())
    expect(effectAt(rules)).toBe('off')
    expect(effectAt(rules, now + 50 * hour)).toBe('warn')
  })
})
