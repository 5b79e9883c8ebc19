import { describe, expect, it } from 'vitest'
import type { Circumstances, CodeSubject } from '../../server/domain/verdict/circumstances.js'
import { conditions } from '../../server/domain/verdict/conditions.js'
import { decideBy, decideCode } from '../../server/domain/verdict/decide-code.js'
import type { CodeFacts } from '../../server/domain/verdict/facts.js'
import type { Outcome } from '../../server/domain/verdict/outcome.js'
import {
  circumstances,
  day,
  now,
  ownInn,
  strangerInn,
  supplierInn,
  unit,
} from '../domain/verdict/verdict-cases.js'

type Dimension = readonly [name: keyof CodeFacts, values: readonly unknown[]]

const flag = [undefined, true, false] as const
/** The limit that a till holds the price of a group to. */
const limitOf = (group: string | undefined): keyof CodeFacts =>
  group === 'ncp' || group === 'water' ? 'minPriceKopecks' : 'maxRetailPriceKopecks'

/** Every fact that a till decides by, «not known» first. */
const tillDimensions = (group: string | undefined): readonly Dimension[] => [
  ['found', flag],
  ['valid', flag],
  ['verified', flag],
  ['utilised', flag],
  ['realizable', flag],
  ['sold', flag],
  ['blocked', flag],
  ['grayZone', flag],
  ['expiresAt', [undefined, now, now + 2 * day, now + 90 * day]],
  [limitOf(group), [undefined, 15_000, 25_000]],
]
const groups = [undefined, 'milk', 'tobacco', 'ncp', 'water']
const prices = [null, 14_000, 20_000]

const sizeOf = (dimensions: readonly Dimension[]) =>
  dimensions.reduce((size, [, values]) => size * values.length, 1)

/** The `index`-th combination; the last dimension turns fastest. */
function combination(dimensions: readonly Dimension[], index: number): CodeFacts {
  const facts: Record<string, unknown> = {}
  let rest = index
  for (let i = dimensions.length - 1; i >= 0; i--) {
    const [name, values] = dimensions[i]!
    const value = values[rest % values.length]
    if (value !== undefined) facts[name] = value
    rest = Math.floor(rest / values.length)
  }
  return facts as CodeFacts
}

/** A second reading of the till's rule (the base table of the online check), for a Russian code. */
function readAgain(facts: CodeFacts, group: string | undefined, price: number | null): Outcome {
  const { found, realizable, sold, utilised } = facts
  const grey = facts.grayZone === true && (group === undefined || group === 'tobacco')
  const notUtilised = found === true && utilised === false
  const notIntroduced = found === true && realizable === false && sold === false && !notUtilised
  const overMrp = group === 'tobacco' && price !== null && price > (facts.maxRetailPriceKopecks ?? Infinity)
  // of water one source only has a lowest price: the rule is off
  const underMinimum = group === 'ncp' && price !== null && price < (facts.minPriceKopecks ?? 0)
  const bans = [
    found === false,
    facts.valid === false,
    facts.verified === false,
    sold === true,
    facts.blocked === true,
    notUtilised,
    notIntroduced && !grey,
    facts.expiresAt !== undefined && facts.expiresAt <= now,
    overMrp,
    underMinimum,
  ]
  if (bans.includes(true)) return 'block'
  const warnedDays = group === 'milk' ? 3 : 14
  const soon = facts.expiresAt !== undefined && facts.expiresAt <= now + warnedDays * day
  const underMrp = group === 'tobacco' && price !== null && price < (facts.maxRetailPriceKopecks ?? 0)
  if (soon || underMrp) return 'risk'
  if (notIntroduced && grey) return group === undefined ? 'unknown' : 'sell'
  return realizable === true ? 'sell' : 'unknown'
}

describe('the whole space of what a till decides by', () => {
  const perGroup = sizeOf(tillDimensions(undefined))
  const blocked = new Uint8Array(perGroup)

  it('is about 1.2 million', () => {
    expect(perGroup * groups.length * prices.length).toBe(1_180_980)
  })

  it.each(groups.flatMap((group) => prices.map((price) => ({ group, price }))))(
    'is decided alike by the rules and by a second reading, and not knowing never blocks: $group, $price',
    ({ group, price }) => {
      const around = { ...circumstances, priceKopecks: price, group: group ?? null }
      const dimensions = tillDimensions(group)
      const wrong: unknown[] = []
      for (let index = 0; index < perGroup; index++) {
        const facts = combination(dimensions, index)
        const { outcome } = decideCode(unit, [{ channel: 'cdn', askedAt: now, facts }], around)
        blocked[index] = outcome === 'block' ? 1 : 0
        const expected = readAgain(facts, group, price)
        if (outcome !== expected && wrong.length < 5) wrong.push({ facts, outcome, expected })
      }
      expect(wrong).toEqual([])
      expect(worseForNotKnowing(blocked, dimensions)).toEqual([])
    },
  )
})

/** Combinations that are no block, and become one when a fact of theirs is not known. */
function worseForNotKnowing(blocked: Uint8Array, dimensions: readonly Dimension[]): CodeFacts[] {
  const worse: CodeFacts[] = []
  let step = 1
  for (const [name, values] of [...dimensions].reverse()) {
    for (let index = 0; index < blocked.length; index++) {
      const value = Math.floor(index / step) % values.length
      // the one word of ЧЗ that lifts a ban instead of making one
      if (value === 0 || (name === 'grayZone' && values[value] === true)) continue
      if (blocked[index] === 0 && blocked[index - value * step] === 1)
        worse.push(combination(dimensions, index))
    }
    step *= values.length
  }
  return worse.slice(0, 5)
}

/** All other facts, each with what may come. */
const otherDimensions: readonly Dimension[] = [
  [
    'status',
    [
      undefined,
      'EMITTED',
      'APPLIED',
      'INTRODUCED',
      'RETIRED',
      'WITHDRAWN',
      'WRITTEN_OFF',
      'DISAGGREGATED',
      'APPLIED_NOT_PAID',
      'NEW_WORD',
    ],
  ],
  [
    'statusEx',
    [
      undefined,
      'EMPTY',
      'IN_GRAY_ZONE',
      'WAIT_SHIPMENT',
      'FTS_CONTROL',
      'CONNECT_TAP',
      'MOVING_BY_UD',
      'NEW_WORD',
    ],
  ],
  ['withdrawReason', [undefined, 'RETAIL', 'DEFECT']],
  ['markWithdraw', flag],
  ['multipleSales', flag],
  ['ownerInn', [undefined, supplierInn, ownInn, strangerInn]],
  ['isOwner', flag],
  ['ogvs', [undefined, [], ['RPN', 'NEW'], ['RD'], ['VETRF']]],
  ['innerUnitCount', [undefined, 12]],
  ['soldUnitCount', [undefined, 0, 3, 12]],
  ['errorCode', [undefined, '0', '1', '6', '8', '10', '11', '12', '404', '701', '999']],
  ['authentic', flag],
  ['registered', flag],
  ['found', flag],
  ['realizable', flag],
  ['packageType', [undefined, 'UNIT', 'GROUP', 'BOX', 'NEW_WORD']],
  ['group', [undefined, 'milk', 'tobacco', 'new-group']],
  [
    'expirations',
    [
      undefined,
      [],
      [
        { until: now - day, condition: '+4' },
        { until: now + day, condition: '-18' },
      ],
    ],
  ],
  ['minPriceKopecks', [undefined, 15_000, 25_000]],
  ['singleMinPriceKopecks', [undefined, 15_000, 25_000]],
  ['checkedOffline', flag],
  ['silence', [undefined, 'timeout', 'emergency', 'cross-border']],
  ['refused', [undefined, 'bad-request', 'no-access']],
]
const subjects: CodeSubject[] = [
  unit,
  { ...unit, kind: 'sscc', serial: null },
  { ...unit, origin: { country: 'BY', confidence: 'sure' }, serial: '2aB7kQ' },
  { ...unit, origin: { country: null, confidence: 'none' }, serial: '3aB7kQ', mrpKopecks: 15_000 },
]
const bases: CodeFacts[] = [{}, { status: 'INTRODUCED', found: true, group: 'milk', ownerInn: supplierInn }]
const surroundings: Circumstances[] = [
  { ...circumstances, priceKopecks: 20_000, deadlineAt: now + day },
  { ...circumstances, purpose: 'audit', supplierInn: null, deadlinePassed: true, receivedAt: now - 3 * day },
]
const outcomeWords = new Set<Outcome>(['block', 'risk', 'wait', 'unknown', 'sell'])

/** Words that lift a ban, or say who speaks: without them another thing is said, not less of it. */
const isGround = (name: keyof CodeFacts, value: unknown): boolean =>
  ['silence', 'refused', 'checkedOffline', 'packageType'].includes(name) ||
  // the state that emitted the code vouches for it
  (name === 'authentic' && value === true) ||
  (name === 'registered' && value === false) ||
  (name === 'statusEx' && (value === 'IN_GRAY_ZONE' || value === 'CONNECT_TAP'))

/** Every choice of so many of the dimensions. */
function* choices(count: number, from = 0): Generator<Dimension[]> {
  if (count === 0) return yield []
  for (let i = from; i <= otherDimensions.length - count; i++)
    for (const rest of choices(count - 1, i + 1)) yield [otherDimensions[i]!, ...rest]
}

/** Every combination of so many facts, over a base; `told` are those that can be taken away. */
function* spreadOf(count: number): Generator<{ facts: CodeFacts; told: (keyof CodeFacts)[]; pick: number }> {
  let pick = 0
  for (const dimensions of choices(count))
    for (let index = 0; index < sizeOf(dimensions); index++, pick++) {
      const facts = { ...bases[(pick >> 3) % bases.length], ...combination(dimensions, index) }
      const names = dimensions.map(([name]) => name)
      const told = names.filter((name) => facts[name] !== undefined && !isGround(name, facts[name]))
      yield { facts, told, pick }
    }
}

describe.each([2, 3])('every %i of the other facts', (count) => {
  it('has one outcome, the same each time, and never a block because one is not known', () => {
    let decided = 0
    const worse: unknown[] = []
    const wrong: unknown[] = []
    for (const { facts, told, pick } of spreadOf(count)) {
      decided += 1
      const subject = subjects[pick % subjects.length]!
      const around = surroundings[(pick >> 2) % surroundings.length]!
      const decide = (known: CodeFacts) =>
        decideCode(subject, [{ channel: 'true-api', askedAt: now, facts: known }], around)
      const [decision, again] = [decide(facts), decide(facts)]
      const isOne =
        outcomeWords.has(decision.outcome) && decision.outcome === (decision.reasons[0]?.outcome ?? 'sell')
      if (!isOne || JSON.stringify(again) !== JSON.stringify(decision)) wrong.push({ facts, decision, again })
      if (decision.outcome === 'block') continue
      const bad = told.filter((name) => decide({ ...facts, [name]: undefined }).outcome === 'block')
      if (bad.length > 0) worse.push({ facts, bad })
    }
    expect(wrong).toEqual([])
    expect(worse).toEqual([])
    expect(decided).toBeGreaterThan(count === 2 ? 3_000 : 70_000)
  })
})

describe('a missing answer', () => {
  it('is never sell and never block, whoever asks about whatever', () => {
    const missing: CodeFacts[] = [
      ...(
        [
          'no-row',
          'code-504',
          'http-5xx',
          'timeout',
          'rate-limit',
          'emergency',
          'cross-border',
          'no-connection',
        ] as const
      ).map((silence) => ({ silence })),
      { refused: 'bad-request' },
      { refused: 'no-access' },
    ]
    for (const subject of subjects)
      for (const around of surroundings)
        for (const facts of [null, ...missing]) {
          const answers = facts ? [{ channel: 'true-api' as const, askedAt: now, facts }] : []
          expect(['wait', 'unknown']).toContain(decideCode(subject, answers, around).outcome)
        }
  })
})

describe('1,000 orders of the rules', () => {
  it('come to the same decision', () => {
    const random = generator(1944)
    const scenes = Array.from({ length: 40 }, () => ({
      subject: subjects[Math.floor(random() * subjects.length)]!,
      around: surroundings[Math.floor(random() * surroundings.length)]!,
      answers: (['true-api', 'cdn'] as const).map((channel) => ({
        channel,
        askedAt: now - 1000,
        facts: someFacts(random),
      })),
    }))
    const expected = scenes.map((scene) => decideCode(scene.subject, scene.answers, scene.around))
    for (let round = 0; round < 1000; round++) {
      const decide = decideBy(shuffled(conditions, random))
      scenes.forEach((scene, index) => {
        const decision = decide(scene.subject, scene.answers, scene.around)
        if (decision.outcome === expected[index]!.outcome && round % 50 > 0) return
        expect(decision).toEqual(expected[index])
      })
    }
  })
})

/** Mulberry32: the same numbers in every run. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

function someFacts(random: () => number): CodeFacts {
  const told = otherDimensions
    .filter(() => random() < 0.4)
    .map(([name, values]) => [name, values[Math.floor(random() * values.length)]])
  return Object.fromEntries(told) as CodeFacts
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const order = [...list]
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[order[i], order[j]] = [order[j]!, order[i]!]
  }
  return order
}
