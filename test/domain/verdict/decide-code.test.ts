import { describe, expect, it } from 'vitest'
import type { CodeFacts } from '../../../server/domain/verdict/facts.js'
import {
  brief,
  day,
  decide,
  good,
  now,
  ownInn,
  pack,
  strangerInn,
  supplierInn,
  tillGood,
  unit,
} from './verdict-cases.js'

type Row = [what: string, facts: CodeFacts, expected: string]

describe('a status of True API', () => {
  const rows: Row[] = [
    ['in circulation, the supplier’s', good, 'sell'],
    ['in circulation, already ours', { ...good, ownerInn: ownInn }, 'sell'],
    ['EMITTED', { status: 'EMITTED' }, 'block not-applied'],
    ['APPLIED', { status: 'APPLIED' }, 'block not-introduced'],
    ['APPLIED, of an individual fur', { status: 'APPLIED', statusEx: 'INDIVIDUAL' }, 'block not-introduced'],
    [
      'APPLIED, customs are waiting',
      { status: 'APPLIED', statusEx: 'FTS_RESPOND_WAITING' },
      'block customs-waiting',
    ],
    [
      'APPLIED, under customs control',
      { status: 'APPLIED', statusEx: 'FTS_CONTROL' },
      'block customs-waiting',
    ],
    [
      'APPLIED, customs refused',
      { status: 'APPLIED', statusEx: 'FTS_RESPOND_NOT_OK' },
      'block customs-refused',
    ],
    [
      'APPLIED, importer has not accepted',
      { status: 'APPLIED', statusEx: 'WAIT_SHIPMENT' },
      'block import-not-accepted',
    ],
    [
      'RETIRED on its way back',
      { status: 'RETIRED', statusEx: 'WAIT_SHIPMENT' },
      'block import-not-accepted',
    ],
    ['APPLIED_NOT_PAID', { status: 'APPLIED_NOT_PAID' }, 'block not-paid'],
    ['RETIRED without a reason', { status: 'RETIRED' }, 'block withdrawn'],
    ['RETIRED by a shop', { status: 'RETIRED', withdrawReason: 'RETAIL' }, 'block sold'],
    ['RETIRED as spoiled', { status: 'RETIRED', withdrawReason: 'KM_SPOILED' }, 'block withdrawn'],
    ['WITHDRAWN', { status: 'WITHDRAWN', group: 'tobacco' }, 'block withdrawn'],
    ['WRITTEN_OFF', { status: 'WRITTEN_OFF', statusEx: 'RETIRED_CANCELLATION' }, 'block written-off'],
    ['several sales', { ...good, multipleSales: true }, 'block several-sales'],
    ['blocked by an authority', { ...good, ogvs: ['RPN'] }, 'block blocked-by-authority'],
    ['shelf life over', { ...good, expiresAt: now - 1 }, 'block expired'],
    ['shelf life over this very moment', { ...good, expiresAt: now }, 'block expired'],
    [
      'shelf life over in every storage',
      { ...good, expirations: [{ until: now - day, condition: '+4' }] },
      'block expired',
    ],
    ['unknown to ЧЗ', { found: false }, 'block unknown-to-crpt'],
    ['on tap', { ...good, group: 'beer', statusEx: 'CONNECT_TAP' }, 'sell'],
    ['on tap, withdrawn in part', { ...good, status: 'RETIRED', statusEx: 'CONNECT_TAP' }, 'sell'],
    ['a status nobody has heard of', { status: 'BORROWED' }, 'unknown state-not-known'],
    ['no status at all', { ownerInn: supplierInn }, 'unknown state-not-known'],
    ['an error of the row nobody has heard of', { errorCode: '999' }, 'unknown row-error'],
  ]
  it.each(rows)('%s', (_, facts, expected) => expect(brief(decide({ facts }))).toBe(expected))
})

describe('in circulation, but', () => {
  const rows: Row[] = [
    ['of another owner', { ...good, ownerInn: strangerInn }, 'risk other-owner'],
    ['WAIT_SHIPMENT', { ...good, statusEx: 'WAIT_SHIPMENT' }, 'risk wait-shipment'],
    ['WAIT_TRANSFER_TO_OWNER', { ...good, statusEx: 'WAIT_TRANSFER_TO_OWNER' }, 'risk wait-transfer'],
    ['MOVING_BY_UD', { ...good, statusEx: 'MOVING_BY_UD' }, 'risk moving-by-upd'],
    ['RESERVED_NOT_USED', { ...good, statusEx: 'RESERVED_NOT_USED' }, 'risk reserved'],
    ['LOST_INVENTORY', { ...good, statusEx: 'LOST_INVENTORY' }, 'risk lost-inventory'],
    ['PRIM_RESPONSE_WAITING', { ...good, statusEx: 'PRIM_RESPONSE_WAITING' }, 'risk processing'],
    ['EXPORTED', { ...good, statusEx: 'EXPORTED' }, 'risk exported'],
    ['an unknown special state', { ...good, statusEx: 'ON_THE_MOON' }, 'risk special-state'],
    ['markWithdraw', { ...good, markWithdraw: true }, 'risk sold-by-another'],
    ['error 701', { errorCode: '701' }, 'risk mrp-differs'],
    ['dairy with 3 days left', { ...good, expiresAt: now + 3 * day }, 'risk shelf-life-soon'],
    ['dairy with 4 days left', { ...good, expiresAt: now + 4 * day }, 'sell'],
    [
      'water with 14 days left',
      { ...good, group: 'water', expiresAt: now + 14 * day },
      'risk shelf-life-soon',
    ],
    [
      'one of two shelf lives over',
      {
        ...good,
        expirations: [
          { until: now - day, condition: '+20' },
          { until: now + 9 * day, condition: '+4' },
        ],
      },
      'risk shelf-life-by-storage',
    ],
    ['an individual fur', { ...good, group: 'furs', statusEx: 'INDIVIDUAL' }, 'sell'],
    [
      'several things at once',
      { ...good, ownerInn: strangerInn, markWithdraw: true },
      'risk other-owner, sold-by-another',
    ],
  ]
  it.each(rows)('%s', (_, facts, expected) => expect(brief(decide({ facts }))).toBe(expected))

  it('says when a risk becomes a block', () => {
    const expiresAt = now + 2 * day
    const decision = decide({ facts: { ...good, expiresAt } })
    expect(decision.blocksAt).toBe(expiresAt)
    expect(decision.reasons[0]).toMatchObject({ blocksAt: expiresAt, params: { endAt: expiresAt } })
  })
  it('knows when a good code will be blocked too', () => {
    expect(decide({ facts: { ...good, expiresAt: now + 90 * day } }).blocksAt).toBe(now + 90 * day)
  })
  it('has no such moment for a code that is blocked already', () => {
    expect(decide({ facts: { ...good, status: 'APPLIED', expiresAt: now + day } }).blocksAt).toBeNull()
  })
})

describe('the gray zone of tobacco', () => {
  it.each<Row>([
    [
      'lifts «not introduced» by its state',
      { status: 'APPLIED', statusEx: 'IN_GRAY_ZONE', group: 'tobacco' },
      'sell gray-zone',
    ],
    [
      'lifts it by the till’s flag',
      { ...tillGood, realizable: false, grayZone: true, group: 'tobacco' },
      'sell gray-zone',
    ],
    [
      'lifts nothing in another group',
      { status: 'APPLIED', statusEx: 'IN_GRAY_ZONE', group: 'otp' },
      'block not-introduced',
    ],
    [
      'does not lift the rest',
      { status: 'APPLIED', grayZone: true, group: 'tobacco', ogvs: ['FNS'] },
      'block blocked-by-authority, gray-zone',
    ],
    [
      'does not make a code that was never applied good',
      { status: 'EMITTED', grayZone: true, group: 'tobacco' },
      'block not-applied',
    ],
    [
      'is a question while the group is not known',
      { status: 'APPLIED', grayZone: true },
      'unknown gray-zone-unsure',
    ],
  ])('%s', (_, facts, expected) => expect(brief(decide({ subject: pack, facts }))).toBe(expected))
})

describe('a flag of the till', () => {
  it.each<Row>([
    ['all good', tillGood, 'sell'],
    [
      'found: false',
      { ...tillGood, found: false, realizable: false, utilised: false },
      'block unknown-to-crpt',
    ],
    ['errorCode 10', { errorCode: '10' }, 'block unknown-to-crpt'],
    ['valid: false', { ...tillGood, valid: false }, 'block structure-wrong'],
    ['verified: false', { ...tillGood, verified: false }, 'block check-code-wrong'],
    ['utilised: false', { ...tillGood, utilised: false, realizable: false }, 'block not-utilised'],
    ['not realizable, not sold', { ...tillGood, realizable: false }, 'block not-introduced'],
    ['sold', { ...tillGood, realizable: false, sold: true }, 'block sold'],
    ['blocked, by whom is not said', { ...tillGood, blocked: true }, 'block blocked-by-authority'],
    ['not realizable, sold not said', { found: true, realizable: false }, 'unknown state-not-known'],
    ...['1', '2', '3', '4', '9'].map((errorCode): Row => [
      `errorCode ${errorCode}`,
      { ...tillGood, errorCode },
      'block structure-wrong',
    ]),
    ...['5', '6', '7'].map((errorCode): Row => [
      `errorCode ${errorCode}`,
      { ...tillGood, errorCode },
      'block check-code-wrong',
    ]),
    ...['8', '11', '12'].map((errorCode): Row => [
      `errorCode ${errorCode} with good flags`,
      { ...tillGood, errorCode },
      'block error-code',
    ]),
  ])('%s', (_, facts, expected) => expect(brief(decide({ facts, channel: 'cdn' }))).toBe(expected))
})

describe('no answer yet', () => {
  it.each(['no-row', 'code-504', 'http-5xx', 'timeout', 'rate-limit'] as const)('%s waits', (silence) =>
    expect(brief(decide({ facts: { silence } }))).toBe('wait no-answer'),
  )
  it('waits in an emergency of ЧЗ', () =>
    expect(brief(decide({ facts: { silence: 'emergency' } }))).toBe('wait emergency'))
  it('waits for the cross-border service', () =>
    expect(brief(decide({ facts: { silence: 'cross-border' } }))).toBe('wait eaeu-no-answer'))
  it('waits before the first question', () => expect(brief(decide({}))).toBe('wait not-asked'))
  it('says until when', () =>
    expect(decide({ circumstances: { deadlineAt: now + day } }).reasons[0]?.until).toBe(now + day))
  it('becomes a decision of a person when the deadline has passed', () =>
    expect(brief(decide({ facts: { silence: 'timeout' }, circumstances: { deadlinePassed: true } }))).toBe(
      'unknown deadline-passed',
    ))
  it('is `unknown` where there is only a till’s key and the code has no check part', () => {
    const askTillOnly = { canAskStatus: false }
    expect(brief(decide({ circumstances: askTillOnly }))).toBe('unknown no-channel')
    expect(brief(decide({ subject: { ...unit, hasTail: true }, circumstances: askTillOnly }))).toBe(
      'wait not-asked',
    )
  })
  it.each([
    ['no-access', 'unknown refused-no-access'],
    ['bad-request', 'unknown refused-bad-request'],
  ] as const)('refused alone, %s', (refused, expected) =>
    expect(brief(decide({ facts: { refused } }))).toBe(expected),
  )
  it('is not expected for a bar code', () =>
    expect(brief(decide({ subject: { ...unit, kind: 'ean' } }))).toBe('unknown not-a-marking-code'))
})
