import { describe, expect, it } from 'vitest'
import { ruleIds } from '../../../server/domain/verdict/rules.js'
import { officialSettings, type VerdictSettings } from '../../../server/domain/verdict/settings.js'
import { brief, day, decide, good, now } from './verdict-cases.js'

const withSettings = (settings: Partial<VerdictSettings>) => ({
  settings: { ...officialSettings, ...settings },
})
const applied = { ...good, status: 'APPLIED' }

describe('a rule of the store', () => {
  it('can be switched off: the reason is shown, without effect', () => {
    const decision = decide({
      facts: applied,
      circumstances: withSettings({ effects: { 'not-introduced': 'off' } }),
    })
    expect(brief(decision)).toBe('sell not-introduced')
    expect(decision.curable).toBe(false)
  })
  it('can be made a warning', () =>
    expect(
      brief(
        decide({ facts: applied, circumstances: withSettings({ effects: { 'not-introduced': 'warn' } }) }),
      ),
    ).toBe('risk not-introduced'))
  it('can be switched for one group', () => {
    const circumstances = withSettings({ groupEffects: { milk: { 'not-introduced': 'warn' } } })
    expect(brief(decide({ facts: applied, circumstances }))).toBe('risk not-introduced')
    expect(brief(decide({ facts: { ...applied, group: 'water' }, circumstances }))).toBe(
      'block not-introduced',
    )
  })
  it('made for a group comes before the one for all', () => {
    const circumstances = withSettings({
      effects: { 'not-introduced': 'off' },
      groupEffects: { milk: { 'not-introduced': 'on' } },
    })
    expect(brief(decide({ facts: applied, circumstances }))).toBe('block not-introduced')
  })
  it('cannot make an answer of silence', () => {
    const effects = Object.fromEntries(ruleIds.map((id) => [id, 'off' as const]))
    const circumstances = withSettings({ effects })
    expect(decide({ facts: { silence: 'timeout' }, circumstances }).outcome).toBe('wait')
    expect(decide({ facts: { refused: 'no-access' }, circumstances }).outcome).toBe('unknown')
    expect(decide({ circumstances }).outcome).toBe('wait')
  })
  it('takes the future block away with the rule of the shelf life', () => {
    const circumstances = withSettings({ effects: { expired: 'off' } })
    expect(decide({ facts: { ...good, expiresAt: now + 90 * day }, circumstances }).blocksAt).toBeNull()
  })
  it('that sets codes aside stands before a ban that was made a warning, so that it is counted', () => {
    const circumstances = withSettings({ effects: { 'several-sales': 'warn' } })
    const facts = { ...good, statusEx: 'WAIT_SHIPMENT', multipleSales: true }
    expect(brief(decide({ facts, circumstances }))).toBe('risk wait-shipment, several-sales')
  })
  it('sets how early a shelf life warns', () => {
    const circumstances = withSettings({ shelfLifeWarningDays: { byGroup: { milk: 10 }, otherwise: 0 } })
    expect(decide({ facts: { ...good, expiresAt: now + 10 * day }, circumstances }).outcome).toBe('risk')
    expect(decide({ facts: { ...good, group: 'water', expiresAt: now + day }, circumstances }).outcome).toBe(
      'sell',
    )
  })
})
