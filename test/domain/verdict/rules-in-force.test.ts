import { describe, expect, it } from 'vitest'
import { bothChanges, changeOf, rulesInForce } from '../../../server/domain/verdict/rules-in-force.js'
import { ruleIds } from '../../../server/domain/verdict/rules.js'
import { effectOf, officialSettings, type VerdictSettings } from '../../../server/domain/verdict/settings.js'

const settings = (more: Partial<VerdictSettings> = {}) => rulesInForce({ ...officialSettings, ...more })
const days = (byGroup: Record<string, number>, otherwise = 14) => ({
  shelfLifeWarningDays: { byGroup, otherwise },
})

describe('the rules in force', () => {
  it('are what is not as in the table', () => {
    expect(settings({ groupEffects: { milk: { expired: 'warn', sold: 'on' } } })).toEqual({
      effects: {
        '': { 'price-below-minimum-newer': 'off' },
        milk: { expired: 'warn', 'price-below-minimum-newer': 'off' },
      },
      warningDays: { '': 14, milk: 3 },
    })
    expect(effectOf(officialSettings, 'expired', 'milk')).toBe('on')
  })

  it('change for the groups and by the rules that differ, and not otherwise', () => {
    const before = settings({ groupEffects: { milk: { expired: 'warn' }, water: {} } })
    expect(changeOf(before, before)).toBeNull()
    expect(changeOf(before, settings({ groupEffects: { milk: {}, water: {} } }))).toEqual({
      groups: ['milk'],
      rules: ['expired'],
    })
    expect(changeOf(settings(), settings({ groupEffects: { water: { sold: 'off' } } }))).toEqual({
      groups: ['water'],
      rules: ['sold'],
    })
    expect(changeOf(settings(), settings({ effects: { ...officialSettings.effects, sold: 'off' } }))).toEqual(
      {
        groups: [''],
        rules: ['sold'],
      },
    )
  })

  it('change with the days of warning', () => {
    const change = (before: VerdictSettings | object, after: object) =>
      changeOf(settings(before as Partial<VerdictSettings>), settings(after))
    expect(change(days({ milk: 3 }), days({ milk: 5 }))).toEqual({
      groups: ['milk'],
      rules: ['shelf-life-soon'],
    })
    expect(change(days({}), days({ milk: 14 }))).toBeNull()
    expect(change(days({ milk: 3 }), days({ milk: 3 }, 7))?.groups).toEqual([''])
  })

  it('may all have changed where they were not known', () => {
    expect(changeOf(null, settings())).toEqual({ groups: [''], rules: ruleIds })
  })

  it('are one change, each group and rule once', () => {
    const [one, other] = [
      { groups: ['milk', ''], rules: ['sold'] },
      { groups: ['milk'], rules: ['sold', 'expired'] },
    ] as unknown as Parameters<typeof bothChanges>
    expect(bothChanges(one, other)).toEqual({ groups: ['milk', ''], rules: ['sold', 'expired'] })
  })
})
