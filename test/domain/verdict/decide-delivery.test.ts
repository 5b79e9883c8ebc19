import { describe, expect, it } from 'vitest'
import { decideDelivery, type DeliveryTally } from '../../../server/domain/verdict/decide-delivery.js'
import { officialSettings } from '../../../server/domain/verdict/settings.js'

type Tally = DeliveryTally['tallies'][number]

const tally = (outcome: Tally['outcome'], count: number, reasonId: Tally['reasonId'] = ''): Tally => ({
  outcome,
  count,
  reasonId,
})
const verdictOf = (tallies: Tally[], more: Partial<DeliveryTally> = {}) => {
  const total = tallies.reduce((sum, { count }) => sum + count, 0)
  return decideDelivery({ total, asked: total, tallies, documentFaulty: false, ...more }, officialSettings)
}

describe('a delivery', () => {
  it.each<[string, Tally[], Partial<DeliveryTally>, string]>([
    ['all good', [tally('sell', 100)], {}, 'sign'],
    ['nothing marked in it', [], {}, 'sign'],
    ['only a shelf life ends soon', [tally('sell', 90), tally('risk', 10, 'shelf-life-soon')], {}, 'sign'],
    ['19 of 100 blocked', [tally('sell', 81), tally('block', 19, 'expired')], {}, 'sign-partly'],
    ['20 of 100 blocked', [tally('sell', 80), tally('block', 20, 'expired')], {}, 'do-not-sign'],
    [
      '20 blocked for different reasons',
      [tally('sell', 80), tally('block', 12, 'expired'), tally('block', 8, 'sold')],
      {},
      'do-not-sign',
    ],
    ['the document is wrong', [tally('sell', 100)], { documentFaulty: true }, 'do-not-sign'],
    [
      'mostly blocked before all were asked',
      [tally('wait', 10, 'not-asked'), tally('block', 5, 'sold')],
      { asked: 5 },
      'do-not-sign',
    ],
    [
      'one code was never asked, another is blocked',
      [tally('sell', 98), tally('block', 1, 'sold'), tally('wait', 1)],
      { asked: 99 },
      'wait',
    ],
    [
      'one blocked, others wait',
      [tally('sell', 98), tally('block', 1, 'sold'), tally('wait', 1, 'no-answer')],
      {},
      'sign-partly',
    ],
    ['one not clear', [tally('sell', 99), tally('unknown', 1, 'deadline-passed')], {}, 'sign-partly'],
    ['another owner', [tally('sell', 99), tally('risk', 1, 'other-owner')], {}, 'sign-partly'],
    ['transfer pending', [tally('sell', 99), tally('risk', 1, 'wait-transfer')], {}, 'sign-partly'],
    ['shipment not accepted', [tally('sell', 99), tally('risk', 1, 'wait-shipment')], {}, 'sign-partly'],
    ['on the way', [tally('sell', 99), tally('risk', 1, 'moving-by-upd')], {}, 'sign-partly'],
    ['sold by another: only a risk', [tally('sell', 99), tally('risk', 1, 'sold-by-another')], {}, 'sign'],
    [
      'late codes of the EAEU',
      [tally('sell', 90), tally('wait', 10, 'eaeu-not-known-yet')],
      {},
      'sign-partly',
    ],
    ['silent codes of the EAEU', [tally('sell', 90), tally('wait', 10, 'eaeu-no-answer')], {}, 'sign-partly'],
    [
      'genuine, not registered',
      [tally('sell', 90), tally('wait', 10, 'authentic-not-registered')],
      {},
      'sign-partly',
    ],
    ['other codes wait', [tally('sell', 90), tally('wait', 10, 'no-answer')], {}, 'wait'],
    [
      'late from abroad and others wait',
      [tally('wait', 5, 'no-answer'), tally('wait', 5, 'eaeu-no-answer')],
      {},
      'sign-partly',
    ],
    [
      'a tally that has emptied counts for nothing',
      [tally('sell', 10), tally('block', 0, 'sold')],
      {},
      'sign',
    ],
  ])('%s', (_, tallies, more, expected) => expect(verdictOf(tallies, more)).toBe(expected))

  it('is refused from the share that the store has set', () => {
    const delivery = {
      total: 10,
      asked: 10,
      documentFaulty: false,
      tallies: [tally('sell', 7), tally('block', 3, 'sold')],
    }
    expect(decideDelivery(delivery, { ...officialSettings, doNotSignShare: 0.3 })).toBe('do-not-sign')
    expect(decideDelivery(delivery, { ...officialSettings, doNotSignShare: 0.31 })).toBe('sign-partly')
  })
  it('without a blocked code is not refused even with a share of zero', () =>
    expect(
      decideDelivery(
        { total: 1, asked: 1, documentFaulty: false, tallies: [tally('sell', 1)] },
        { ...officialSettings, doNotSignShare: 0 },
      ),
    ).toBe('sign'))
})
