import { describe, expect, it } from 'vitest'
import type { Delivery } from '../../../entities/index.js'
import type { CodeState } from '../../../server/checks/asked-code.js'
import { traitsOf } from '../../../server/checks/code-traits.js'
import {
  redecideCode,
  settleCode,
  type HeardAnswer,
  type SettleContext,
} from '../../../server/checks/settle-code.js'
import type { Lane } from '../../../server/domain/lanes.js'
import { noOutcomes, openedWithItsBox } from '../../../server/domain/verdict/box-contents.js'
import type { CodeFacts } from '../../../server/domain/verdict/facts.js'
import { officialSettings } from '../../../server/domain/verdict/settings.js'
import { someDay } from '../../build.js'
import { cisOf } from '../../codes.js'

const minute = 60_000
const cis = cisOf(1, { country: '2', prefix: '481000000' })
const full = `${cis}\u001d93Zk4w`

const asked: CodeState = {
  id: 1,
  lineId: 1,
  cis,
  raw: full,
  kind: 'unit',
  gtin: null,
  productGroup: null,
  outcome: 'wait',
  reasonId: 'eaeu-not-known-yet',
  answers: [{ channel: 'true-api', askedAt: someDay - minute, facts: { found: false } }],
  attempts: 1,
  lane: 'by',
  nextTryAt: someDay,
  deadlineAt: someDay + 72 * 60 * minute,
  checkedAt: someDay - minute,
  tillAskedAt: null,
  abroadDueAt: null,
  exchangeIds: '1',
}
const delivery = { purpose: 'receipt', supplierInn: '0069145277', createdAt: someDay } as Delivery
const around: SettleContext = {
  patience: {},
  now: someDay,
  ownInn: null,
  settings: officialSettings,
  prices: new Map(),
  inBulk: new Set(),
  cards: new Map(),
  scale: 1,
}
const settleOne = (code: CodeState, answer: HeardAnswer) =>
  settleCode({ code, answer, traits: traitsOf(code) }, delivery, around)
const settle = (state: Partial<CodeState>, channel: HeardAnswer['channel'], facts: CodeFacts) =>
  settleOne({ ...asked, ...state }, { channel, askedAt: someDay, facts })

describe('a late code of another state', () => {
  it('is due for its state once the bulk has left it late, not in the first pass', () => {
    expect(settle({ attempts: 0 }, 'true-api', { found: false }).abroadDueAt).toBeNull()
    for (const facts of [{ found: false }, { silence: 'timeout' }, { silence: 'code-504' }] as const)
      expect(settle({}, 'true-api', facts).abroadDueAt).toBe(someDay)
    expect(settle({}, 'true-api', { status: 'INTRODUCED' }).abroadDueAt).toBeNull()
    expect(settle({ raw: null }, 'true-api', { found: false }).abroadDueAt).toBeNull()
  })

  it.each([
    ['milk', true],
    ['shoes', true],
    ['softdrinks', false],
  ])('of the group %s is asked about abroad: %s', (group, isAsked) => {
    expect(settle({}, 'true-api', { found: false, group }).abroadDueAt !== null).toBe(isAsked)
  })

  it('keeps the timetable of the bulk when its state confirms it, and is no longer due', () => {
    const settled = settle({ abroadDueAt: someDay }, 'eaes', { authentic: true, registered: false })
    expect(settled).toMatchObject({ outcome: 'wait', attempts: 1, nextTryAt: someDay, abroadDueAt: null })
    expect(settled.reasons).toContain('authentic-not-registered')
  })

  it('takes the status of a registered one, and asks the bulk once more for its owner and bans', () => {
    const settled = settle({}, 'eaes', { authentic: true, registered: true, status: 'INTRODUCED' })
    expect(settled).toMatchObject({ outcome: 'sell', checkedBy: 'status' })
    expect(settled.nextTryAt! - someDay).toBeGreaterThan(0.8 * minute)
    expect(settled.nextTryAt! - someDay).toBeLessThan(1.2 * minute)
  })

  it('is blocked by a denial and by nothing less', () => {
    expect(settle({}, 'eaes', { authentic: false })).toMatchObject({ outcome: 'block', nextTryAt: null })
    for (const facts of [{ silence: 'timeout' }, { refused: 'bad-request' }, { authentic: true }] as const)
      expect(settle({}, 'eaes', facts).outcome).toBe('wait')
  })
})

describe('the patience of the store', () => {
  const patience = { '': { eaeu: { deadlineMs: 600 * minute } }, milk: { eaeu: { waitsMs: [7 * minute] } } }
  const settleBy = (facts: CodeFacts) =>
    settleCode(
      {
        code: { ...asked, deadlineAt: null },
        answer: { channel: 'true-api', askedAt: someDay, facts },
        traits: traitsOf(asked),
      },
      delivery,
      { ...around, patience },
    )

  it('times the next try by the group of the code, and its deadline by what is set for all', () => {
    const milk = settleBy({ found: false, group: 'milk' })
    expect(milk.deadlineAt).toBe(someDay + 600 * minute)
    expect((milk.nextTryAt! - someDay) / minute).toBeGreaterThan(6.2)
    expect((milk.nextTryAt! - someDay) / minute).toBeLessThan(7.8)
    const shoes = settleBy({ found: false, group: 'shoes' })
    expect((shoes.nextTryAt! - someDay) / minute).toBeLessThan(5.6)
  })

  it('leaves alone a deadline that was promised', () => {
    const settled = settleCode(
      {
        code: asked,
        answer: { channel: 'true-api', askedAt: someDay, facts: { found: false } },
        traits: traitsOf(asked),
      },
      delivery,
      { ...around, patience },
    )
    expect(settled.deadlineAt).toBe(asked.deadlineAt)
  })
})

describe('a box that waits for what it holds', () => {
  const sscc = '00046000000000000017'
  const answered = { channel: 'true-api' as const, askedAt: someDay, facts: { status: 'INTRODUCED' } }
  const box: CodeState = {
    ...asked,
    cis: sscc,
    kind: 'sscc',
    raw: null,
    answers: [answered],
    nextTryAt: null,
  }
  const holding = (lateLanes: Lane[], gap: 'late' | null = null) =>
    redecideCode({ ...box, deadlineAt: null }, delivery, {
      ...around,
      contents: new Map([
        [1, { ...openedWithItsBox, gap, lateLanes, byOutcome: { ...noOutcomes, wait: lateLanes.length } }],
      ]),
    })
  const [second, hour] = [1000, 60 * minute]

  it.each<[string, Lane[], 'late' | null, number, number]>([
    ['a code of ours', ['check'], null, 2 * second, 24 * hour],
    ['a code of another state', ['by'], null, minute, 72 * hour],
    ['both', ['by', 'check'], null, 2 * second, 72 * hour],
    ['a code of another state and a pack that is not opened', ['by'], 'late', 2 * second, 72 * hour],
  ])(
    'for %s: asks as often as the most urgent, waits as long as the slowest',
    (_, ...[lanes, gap, next, end]) => {
      const { outcome, nextTryAt, deadlineAt } = holding(lanes, gap)
      expect(outcome).toBe('wait')
      expect(deadlineAt).toBe(someDay + end)
      expect(nextTryAt! - someDay).toBeGreaterThanOrEqual(next * 0.9)
      expect(nextTryAt! - someDay).toBeLessThanOrEqual(next * 1.1)
    },
  )

  it('has a new patience for it once it has its own answer', () => {
    const late = { ...box, answers: [], deadlineAt: someDay + hour }
    expect(settleOne(late, answered)).toMatchObject({
      reasonId: 'box-contents-not-asked',
      deadlineAt: null,
    })
  })
})
