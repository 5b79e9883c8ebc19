import { describe, expect, it } from 'vitest'
import type { Delivery } from '../../../entities/index.js'
import type { CodeState } from '../../../server/checks/asked-code.js'
import { settleCode, type HeardAnswer } from '../../../server/checks/settle-code.js'
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
const settle = (state: Partial<CodeState>, channel: HeardAnswer['channel'], facts: CodeFacts) =>
  settleCode({ ...asked, ...state }, { channel, askedAt: someDay, facts }, delivery, {
    now: someDay,
    ownInn: null,
    settings: officialSettings,
    prices: new Map(),
    inBulk: new Set(),
    cards: new Map(),
    scale: 1,
  })

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
