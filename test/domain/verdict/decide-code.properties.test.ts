import { isUnknown, isUnknownAbroad } from '../../../server/domain/verdict/wire-errors.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CodeKind, Origin } from '../../../server/domain/codes/parsed-code.js'
import type { Circumstances, CodeSubject } from '../../../server/domain/verdict/circumstances.js'
import { conditions } from '../../../server/domain/verdict/conditions.js'
import { decideBy, decideCode } from '../../../server/domain/verdict/decide-code.js'
import type { ChannelAnswer, CodeFacts } from '../../../server/domain/verdict/facts.js'
import { outcomes } from '../../../server/domain/verdict/outcome.js'
import { rules } from '../../../server/domain/verdict/rules.js'
import { circumstances, day, decide, minute, now, ownInn, strangerInn, supplierInn } from './verdict-cases.js'

const statuses = [
  'EMITTED',
  'APPLIED',
  'INTRODUCED',
  'WRITTEN_OFF',
  'RETIRED',
  'WITHDRAWN',
  'DISAGGREGATION',
  'DISAGGREGATED',
  'APPLIED_NOT_PAID',
]
const specialStates = [
  'EMPTY',
  'IN_GRAY_ZONE',
  'RESERVED_NOT_USED',
  'INDIVIDUAL',
  'NON_INDIVIDUAL',
  'WAIT_SHIPMENT',
  'EXPORTED',
  'LOAN_RETIRED',
  'LOST_INVENTORY',
  'REMARK_RETIRED',
  'WAIT_TRANSFER_TO_OWNER',
  'WAIT_REMARK',
  'RETIRED_CANCELLATION',
  'FTS_RESPOND_NOT_OK',
  'FTS_RESPOND_WAITING',
  'FTS_CONTROL',
  'EAS_RESPOND_NOT_OK',
  'EAS_RESPOND_WAITING',
  'CONNECT_TAP',
  'PRIM_RESPONSE_WAITING',
  'MOVING_BY_UD',
  'NOBODY_KNOWS',
]

const some = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined, freq: 2 })
const moment = fc.integer({ min: now - 40 * day, max: now + 40 * day })
const flag = some(fc.boolean())

const aboutGoods = {
  group: some(fc.constantFrom('milk', 'tobacco', 'ncp', 'water', 'lp', 'beer')),
  packageType: some(fc.constantFrom('UNIT', 'GROUP', 'BOX', 'SET')),
  expiresAt: some(moment),
  expirations: some(fc.array(fc.record({ until: moment, condition: fc.constant('+4') }), { maxLength: 3 })),
  ogvs: some(fc.subarray(['RPN', 'FTS'])),
  multipleSales: flag,
  maxRetailPriceKopecks: some(fc.integer({ min: 0, max: 30_000 })),
  minPriceKopecks: some(fc.integer({ min: 1, max: 30_000 })),
  singleMinPriceKopecks: some(fc.integer({ min: 1, max: 30_000 })),
  packageQuantity: some(fc.integer({ min: 1, max: 20 })),
}
/** A row of cises/info that says something. */
const statusFacts: fc.Arbitrary<CodeFacts> = fc.record({
  ...aboutGoods,
  status: some(fc.constantFrom(...statuses, 'NOBODY_KNOWS')),
  statusEx: some(fc.constantFrom(...specialStates)),
  withdrawReason: some(fc.constantFrom('RETAIL', 'DEFECT')),
  markWithdraw: flag,
  ownerInn: some(fc.constantFrom(supplierInn, ownInn, strangerInn)),
  errorCode: some(fc.constantFrom('701', '999')),
})
/** A code of codes/check. */
const tillFacts: fc.Arbitrary<CodeFacts> = fc
  .record({
    ...aboutGoods,
    found: flag,
    valid: flag,
    verified: flag,
    utilised: flag,
    realizable: flag,
    sold: flag,
    blocked: flag,
    grayZone: flag,
    isOwner: flag,
    errorCode: some(fc.constantFrom('0', '1', '6', '8', '9', '10', '11', '12')),
  })
  // «not found» with found=true contradicts itself
  .map((facts) => (facts.errorCode === '10' && facts.found === true ? { ...facts, found: false } : facts))
const eaesFacts: fc.Arbitrary<CodeFacts> = fc.record({
  authentic: flag,
  registered: flag,
  status: some(fc.constantFrom(...statuses)),
})
const unknownFacts: fc.Arbitrary<CodeFacts> = fc.record({
  found: fc.constant(false),
  group: aboutGoods.group,
})
const missingFacts: fc.Arbitrary<CodeFacts> = fc.oneof(
  fc.record({
    silence: fc.constantFrom(
      'no-row',
      'code-504',
      'http-5xx',
      'timeout',
      'rate-limit',
      'emergency',
      'cross-border',
    ),
  }),
  fc.record({ refused: fc.constantFrom('bad-request', 'no-access') }),
) as fc.Arbitrary<CodeFacts>

const origin = fc.record({
  country: fc.constantFrom('RU', 'BY', 'KZ', null),
  confidence: fc.constantFrom('sure', 'likely', 'none'),
}) as fc.Arbitrary<Origin>
const subject: fc.Arbitrary<CodeSubject> = fc.record({
  kind: fc.constantFrom<CodeKind>('unit', 'cis_only', 'tobacco_pack', 'carton', 'sscc', 'fur'),
  origin,
  hasTail: fc.boolean(),
  serial: fc.constantFrom('5aaaaa', '2aaaaa', 'xaaaaa', null),
  mrpKopecks: fc.constantFrom(null, 0, 20_000),
})
const conditionsOfStore: fc.Arbitrary<Circumstances> = fc.record({
  now: fc.constant(now),
  purpose: fc.constantFrom('receipt', 'audit'),
  supplierInn: fc.constantFrom(supplierInn, null),
  ownInn: fc.constantFrom(ownInn, null),
  priceKopecks: fc.constantFrom(null, 100, 20_000, 25_000),
  deadlinePassed: fc.boolean(),
  settings: fc.constant(circumstances.settings),
})

const youngAnswer = (
  channel: ChannelAnswer['channel'],
  facts: fc.Arbitrary<CodeFacts>,
): fc.Arbitrary<ChannelAnswer> =>
  fc.record({
    channel: fc.constant(channel),
    askedAt: fc.integer({ min: now - 10 * minute, max: now }),
    facts,
  })
const speaking = fc.oneof(
  youngAnswer('true-api', statusFacts),
  youngAnswer('true-api', unknownFacts),
  youngAnswer('cdn', tillFacts),
  youngAnswer('eaes', eaesFacts),
)
/** Two young answers. They may differ in all but the group: one code has one. */
const bySeveral = fc
  .tuple(
    youngAnswer('true-api', fc.oneof(statusFacts, unknownFacts, missingFacts)),
    youngAnswer('cdn', fc.oneof(tillFacts, missingFacts)),
  )
  .map(([status, till]) => [status, { ...till, facts: { ...till.facts, group: status.facts.group } }])
const anyAnswers = fc.oneof(
  speaking.map((one) => [one]),
  bySeveral,
)

/**
 * A few words of ЧЗ lift a ban instead of making one: without them it comes back, by the letter of the contract. So does
 * the kind of pack: of a box «unknown» is no fault. And a count of packs under the ten that a till takes a block to have:
 * the least price of ten is more.
 */
const lifts = ({ statusEx, grayZone, packageQuantity = 10 }: CodeFacts, name: string): boolean =>
  (name === 'statusEx' && (statusEx === 'IN_GRAY_ZONE' || statusEx === 'CONNECT_TAP')) ||
  (name === 'grayZone' && grayZone === true) ||
  name === 'packageType' ||
  (name === 'packageQuantity' && packageQuantity < 10)
/** Whether the answer says anything of the code at all is the ground of all other facts in it: an error «not known here
 * yet» is silence by another name. */
const isGround = (facts: CodeFacts, name: string): boolean =>
  name === 'silence' ||
  name === 'refused' ||
  (name === 'errorCode' && (isUnknown(facts) || isUnknownAbroad(facts)))

describe('a decision', () => {
  it('never becomes a block because a fact is not known', () => {
    fc.assert(
      fc.property(subject, speaking, conditionsOfStore, (code, said, around) => {
        const before = decideCode(code, [said], around)
        fc.pre(before.outcome !== 'block')
        for (const name of Object.keys(said.facts) as (keyof CodeFacts)[]) {
          if (lifts(said.facts, name) || isGround(said.facts, name)) continue
          const rest = { ...said.facts, [name]: undefined }
          expect(decideCode(code, [{ ...said, facts: rest }], around).outcome).not.toBe('block')
        }
      }),
      { numRuns: 600 },
    )
  })

  it('never becomes a block because one of two young answers knows less', () => {
    fc.assert(
      fc.property(subject, bySeveral, conditionsOfStore, (code, said, around) => {
        const before = decideCode(code, said, around)
        fc.pre(before.outcome !== 'block')
        said.forEach((one, at) => {
          for (const name of Object.keys(one.facts) as (keyof CodeFacts)[]) {
            if (lifts(one.facts, name) || isGround(one.facts, name)) continue
            const rest = { ...one.facts, [name]: undefined }
            const less = said.map((other, place) => (place === at ? { ...one, facts: rest } : other))
            expect(decideCode(code, less, around).outcome).not.toBe('block')
          }
        })
      }),
      { numRuns: 600 },
    )
  })

  it('is neither sell nor block where nobody answered', () => {
    fc.assert(
      fc.property(
        subject,
        fc.array(youngAnswer('true-api', missingFacts), { maxLength: 2 }),
        conditionsOfStore,
        (code, said, around) => {
          expect(['wait', 'unknown']).toContain(decideCode(code, said, around).outcome)
        },
      ),
    )
  })

  it('is to sell only where an answer says that the code is in circulation', () => {
    fc.assert(
      fc.property(subject, anyAnswers, conditionsOfStore, (code, said, around) => {
        if (decideCode(code, said, around).outcome !== 'sell') return
        const saysSo = ({ facts }: ChannelAnswer) =>
          facts.status === 'INTRODUCED' || facts.realizable === true || facts.statusEx === 'CONNECT_TAP'
        const isGray = ({ facts }: ChannelAnswer) =>
          facts.grayZone === true || facts.statusEx === 'IN_GRAY_ZONE'
        expect(said.some(saysSo) || said.some(isGray)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('does not depend on the order of rules or of answers', () => {
    const shuffled = fc.shuffledSubarray([...conditions], { minLength: conditions.length })
    fc.assert(
      fc.property(subject, anyAnswers, conditionsOfStore, shuffled, (code, said, around, list) => {
        const decision = decideCode(code, said, around)
        expect(decideBy(list)(code, said, around)).toEqual(decision)
        expect(decideCode(code, [...said].reverse(), around)).toEqual(decision)
      }),
      { numRuns: 500 },
    )
  })

  it('shows its reasons the weightiest first, each once, and takes its outcome from the first', () => {
    fc.assert(
      fc.property(subject, anyAnswers, conditionsOfStore, (code, said, around) => {
        const { outcome, reasons } = decideCode(code, said, around)
        const ranks = reasons.map((reason) => outcomes.indexOf(reason.outcome))
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
        expect(new Set(reasons.map(({ id }) => id)).size).toBe(reasons.length)
        expect(outcome).toBe(reasons[0]?.outcome ?? 'sell')
        const risks = reasons.filter((reason) => reason.outcome === 'risk')
        if (risks.some(({ id }) => rules[id].setAside)) expect(rules[risks[0]!.id].setAside).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it.each(statuses.flatMap((status) => specialStates.map((statusEx) => ({ status, statusEx }))))(
    'is there for $status with $statusEx, and sells only what is in circulation',
    ({ status, statusEx }) => {
      const { outcome } = decide({ facts: { status, statusEx, group: 'tobacco', ownerInn: supplierInn } })
      const expected: Record<string, string[]> = {
        INTRODUCED: ['sell', 'risk'],
        APPLIED: statusEx === 'IN_GRAY_ZONE' ? ['sell'] : ['block'],
        RETIRED: statusEx === 'CONNECT_TAP' ? ['sell'] : ['block'],
        WITHDRAWN: statusEx === 'CONNECT_TAP' ? ['sell'] : ['block'],
        DISAGGREGATION: ['unknown'],
        DISAGGREGATED: ['unknown'],
      }
      expect(expected[status] ?? ['block']).toContain(outcome)
    },
  )
})
