import { describe, expect, it } from 'vitest'
import type { ChannelAnswer } from '../../../server/domain/verdict/facts.js'
import { keepAnswer } from '../../../server/domain/verdict/hear-answers.js'
import { answer, belarusian, brief, decide, good, minute, now, tillGood } from './verdict-cases.js'

const young = now - 2 * minute
const younger = now - minute
const old = now - 16 * minute

const status = (facts: ChannelAnswer['facts'], askedAt = young) => answer(facts, 'true-api', askedAt)
const till = (facts: ChannelAnswer['facts'], askedAt = young) => answer(facts, 'cdn', askedAt)

describe('answers of several channels', () => {
  it.each([
    ['agree', [status(good), till(tillGood)], 'sell'],
    [
      'the forbidding one wins though it is older',
      [status({ ...good, status: 'APPLIED' }), till(tillGood, younger)],
      'block not-introduced, channels-disagree',
    ],
    [
      'the forbidding one wins from the till too',
      [status(good, younger), till({ ...tillGood, realizable: false, sold: true })],
      'block sold, channels-disagree',
    ],
    [
      'an old ban gives way to a newer answer',
      [status({ ...good, status: 'APPLIED' }, old), till(tillGood, younger)],
      'sell',
    ],
    [
      'an old good answer gives way to a newer ban',
      [status(good, old), till({ ...tillGood, sold: true }, younger)],
      'block sold',
    ],
    [
      'each forbids in its own way',
      [status({ ...good, ogvs: ['RPN'] }), till({ ...tillGood, verified: false, blocked: undefined })],
      'block check-code-wrong, blocked-by-authority',
    ],
    [
      'what only one of them knows stays',
      [status({ ...good, statusEx: 'WAIT_SHIPMENT' }, old), till(tillGood, younger)],
      'risk wait-shipment',
    ],
    [
      'silence never wins',
      [status({ status: 'APPLIED' }, old), till({ silence: 'timeout' }, younger)],
      'block not-introduced',
    ],
    [
      'silence does not spoil a good answer',
      [status(good, old), till({ silence: 'http-5xx' }, younger)],
      'sell',
    ],
    ['a refusal does not either', [status({ refused: 'no-access' }, younger), till(tillGood, old)], 'sell'],
    [
      'a ban of the local module is kept beside silence',
      [till({ silence: 'timeout' }), answer({ blocked: true }, 'local-module', young)],
      'block blocked-by-authority, no-answer, offline-only',
    ],
    [
      'one says unknown, one found',
      [status({ found: false }), till(tillGood, younger)],
      'block unknown-to-crpt, channels-disagree',
    ],
  ])('%s', (_, answers, expected) => {
    expect(brief(decide({ answers }))).toBe(expected)
    expect(brief(decide({ answers: [...answers].reverse() }))).toBe(expected)
  })

  it('«not known yet» from abroad gives way to any answer', () => {
    const answers = [status({ found: false }, younger), till(tillGood, old)]
    expect(brief(decide({ subject: belarusian, answers }))).toBe('sell')
  })

  it('are named by what they were', () => {
    expect(decide({ answers: [status(good)] }).checkedBy).toBe('status')
    expect(decide({ answers: [till(tillGood)] }).checkedBy).toBe('till')
    expect(decide({ answers: [till(tillGood), status(good)] }).checkedBy).toBe('both')
    expect(decide({ answers: [status(good), till({ silence: 'timeout' })] }).checkedBy).toBe('status')
    expect(decide({ answers: [till({ silence: 'timeout' })] }).checkedBy).toBeNull()
  })
})

describe('keeping the newest answer of a channel', () => {
  it('replaces an earlier one of the same channel only', () => {
    const first = [status({ status: 'APPLIED' }, old), till(tillGood, old)]
    expect(keepAnswer(first, status(good, younger))).toEqual([status(good, younger), till(tillGood, old)])
  })
  it('lets no silence or refusal take the place of an answer', () => {
    expect(keepAnswer([status(good, old)], status({ silence: 'timeout' }, younger))).toEqual([
      status(good, old),
    ])
    expect(keepAnswer([status(good, old)], status({ refused: 'no-access' }, younger))).toEqual([
      status(good, old),
    ])
  })
  it('lets an answer take the place of silence, whenever it came', () =>
    expect(keepAnswer([status({ silence: 'timeout' }, younger)], status(good, young))).toEqual([
      status(good, young),
    ]))
  it('does not go back in time', () =>
    expect(keepAnswer([status(good, younger)], status({ status: 'APPLIED' }, old))).toEqual([
      status(good, younger),
    ]))
})
