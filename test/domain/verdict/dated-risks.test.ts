import { describe, expect, it } from 'vitest'
import { officialSettings } from '../../../server/domain/verdict/settings.js'
import { brief, day, decide, good, now, strangerInn } from './verdict-cases.js'

const tobacco = { ...good, group: 'tobacco', maxRetailPriceKopecks: 20_000 }
const coming = (priceKopecks: number, fromAt = now + 5 * day) => ({ comingPrice: { priceKopecks, fromAt } })

describe('a price to come', () => {
  it('above МРЦ is a risk with the day on which the till begins to refuse', () => {
    const decision = decide({ facts: tobacco, circumstances: coming(20_100) })
    expect(brief(decision)).toBe('risk price-soon')
    expect(decision.reasons[0]).toMatchObject({
      params: { priceKopecks: 20_100, limitKopecks: 20_000, fromAt: now + 5 * day },
      blocksAt: now + 5 * day,
    })
    expect(decision.blocksAt).toBe(now + 5 * day)
  })
  it('within the limits is nothing', () =>
    expect(brief(decide({ facts: tobacco, circumstances: coming(20_000) }))).toBe('sell'))
  it('below ЕМЦ or the minimum is the same risk', () => {
    const single = { ...good, group: 'tobacco', singleMinPriceKopecks: 12_000 }
    expect(brief(decide({ facts: single, circumstances: coming(11_999) }))).toBe('risk price-soon')
    const minimum = { ...good, group: 'ncp', minPriceKopecks: 12_000 }
    expect(brief(decide({ facts: minimum, circumstances: coming(11_999) }))).toBe('risk price-soon')
  })
  it('is not told beside the ban of a price that is wrong already', () => {
    const circumstances = { ...coming(20_100), priceKopecks: 20_500 }
    expect(brief(decide({ facts: tobacco, circumstances }))).toBe('block price-above-mrp')
  })
  it('has no day of its own where the store made a warning of the ban', () => {
    const settings = { ...officialSettings, effects: { 'price-above-mrp': 'warn' as const } }
    const decision = decide({ facts: tobacco, circumstances: { ...coming(20_100), settings } })
    expect(decision).toMatchObject({ outcome: 'risk', blocksAt: null })
  })
})

describe('a shelf life', () => {
  it('blocks on no day where «expired» only warns', () => {
    const settings = { ...officialSettings, effects: { expired: 'warn' as const } }
    const decision = decide({ facts: { ...good, expiresAt: now + day }, circumstances: { settings } })
    expect(decision).toMatchObject({ outcome: 'risk', blocksAt: null })
    expect(decision.reasons[0]!.blocksAt).toBeUndefined()
  })
})

describe('waiting', () => {
  it('says for how many days there has been no answer', () => {
    const circumstances = { deadlinePassed: true, receivedAt: now - 3 * day }
    const { reasons } = decide({ facts: { silence: 'timeout' }, circumstances })
    expect(reasons[0]).toMatchObject({ id: 'deadline-passed', params: { days: 3, sinceAt: now - 3 * day } })
  })
  it('for a transfer ends three working days after the goods came', () => {
    // вт 24 ноября → пт 27 ноября; чт 26 ноября → вт 1 декабря
    const untilOf = (receivedAt: number) =>
      decide({ facts: { ...good, ownerInn: strangerInn }, circumstances: { receivedAt } }).reasons[0]
    expect(untilOf(now)).toMatchObject({ id: 'other-owner', until: now + 3 * day })
    expect(untilOf(now + 2 * day)).toMatchObject({ until: now + 7 * day })
  })
})
