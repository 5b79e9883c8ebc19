import { describe, expect, it } from 'vitest'
import { officialSettings } from '../../../server/domain/verdict/settings.js'
import type { AppError } from '../../../server/errors.js'
import { bodyReaders } from '../../../server/verdicts/body-readers.js'
import { judgeAnswers } from '../../../server/verdicts/judge-answers.js'
import { verdictQuestionSchema } from '../../../server/verdicts/verdict-schema.js'
import { cisOf } from '../../codes.js'

const now = Date.UTC(2026, 10, 24, 9)
const unit = cisOf(1)
const full = `${unit}\u001d93dGVz`
const box = '00046012345678900001'

type Wire = { channel: string; body: unknown; agoMs?: number }

const judge = (answers: Wire[], more: object = {}) => {
  const question = verdictQuestionSchema.parse({
    answers: answers.map(({ channel, body, agoMs = 0 }) => ({
      channel,
      body,
      askedAt: new Date(now - agoMs).toISOString(),
    })),
    now,
    ...more,
  })
  const { outcome, reasons } = judgeAnswers(question, {
    readers: bodyReaders,
    settings: officialSettings,
    now: 0,
  })
  return [outcome, ...reasons.map(({ id }) => id)]
}
const statusOf = (cisInfo: object, cis = unit) => ({
  channel: 'true-api',
  body: [{ cisInfo: { requestedCis: cis, productGroup: 'milk', ...cisInfo } }],
})
const tillOf = (row: object, own: object = {}) => ({
  channel: 'cdn',
  body: {
    code: 0,
    codes: [
      {
        cis: full,
        found: true,
        valid: true,
        verified: true,
        utilised: true,
        realizable: true,
        sold: false,
        isBlocked: false,
        errorCode: 0,
        groupIds: [8],
        ...row,
      },
    ],
    ...own,
  },
})
const refusal = (answers: Wire[]): string => {
  try {
    return String(judge(answers)[0])
  } catch (error) {
    return (error as AppError).key
  }
}

describe('the verdict on answers as they came', () => {
  it('reads the rows of cises/info, and one row alone', () => {
    expect(judge([statusOf({ status: 'APPLIED' })])).toEqual(['block', 'not-introduced'])
    const alone = statusOf({ status: 'INTRODUCED' })
    expect(judge([{ ...alone, body: (alone.body as unknown[])[0] }])).toEqual(['sell'])
  })

  it('reads codes/check, and lets what forbids win while both are fresh', () => {
    expect(judge([tillOf({})])).toEqual(['sell'])
    expect(judge([tillOf({ sold: true })])[0]).toBe('block')
    expect(judge([tillOf({ sold: true }), statusOf({ status: 'INTRODUCED' })])[0]).toBe('block')
  })

  it('takes a box that was asked in both forms for one, by the row that knows it', () => {
    const rows = [
      { cisInfo: { requestedCis: box.slice(2) }, errorCode: '404' },
      { cisInfo: { requestedCis: box, status: 'INTRODUCED', generalPackageType: 'BOX' } },
    ]
    expect(judge([{ channel: 'true-api', body: rows }])[0]).toBe('unknown')
  })

  it('waits where nothing was said', () => {
    expect(judge([{ channel: 'true-api', body: [] }])[0]).toBe('wait')
    expect(judge([{ channel: 'cdn', body: { code: 5000 } }])[0]).toBe('wait')
  })

  it('takes the later answer of one channel', () => {
    const earlier = { ...statusOf({ status: 'APPLIED' }), agoMs: 3_600_000 }
    expect(judge([earlier, statusOf({ status: 'INTRODUCED' })])).toEqual(['sell'])
  })

  it('asks the price of the store', () => {
    const pack = statusOf({ status: 'INTRODUCED', productGroup: 'tobacco', maxRetailPrice: 20000 })
    expect(judge([pack], { priceKopecks: 20001 })[0]).toBe('block')
  })

  it('reads a till’s module in each of its wrappings, with the net and without', () => {
    const answer = tillOf({ sold: true }).body
    for (const body of [answer, { codesResponse: answer }, { codesResponse: { codesResponse: [answer] } }])
      expect(judge([{ channel: 'till-module', body }])).toEqual(['block', 'sold'])
    expect(judge([{ channel: 'till-module', body: { ...answer, isCheckedOffline: true } }])[0]).toBe('block')
    const nothingBad = tillOf({ found: false }, { isCheckedOffline: true }).body
    expect(judge([{ channel: 'till-module', body: nothingBad }])).toEqual(['unknown', 'offline-only'])
    expect(judge([{ channel: 'till-module', body: { code: 203, message: 'Аварийный режим' } }])).toEqual([
      'wait',
      'emergency',
    ])
  })

  it('reads the local module: it knows bans, and says nothing for the code', () => {
    const outCheck = (row: object) => ({
      channel: 'local-module',
      body: {
        code: 0,
        results: [{ code: 0, codes: [{ cis: unit, isBlocked: false, sold: false, ...row }] }],
      },
    })
    expect(judge([outCheck({})])).toEqual(['unknown', 'offline-only'])
    expect(judge([outCheck({ isBlocked: true })])[0]).toBe('block')
    expect(judge([outCheck({ isBlocked: true, isGreyGtin: true })])[0]).toBe('unknown')
    expect(refusal([{ channel: 'local-module', body: { results: [{ code: 400 }] } }])).toBe(
      'verdict.unreadable',
    )
  })

  it('refuses a body that is no answer, and several codes at once', () => {
    expect(refusal([{ channel: 'local-module', body: {} }])).toBe('verdict.unreadable')
    for (const body of [null, 'no', 7, {}, [{}], '<html>'])
      expect(refusal([{ channel: 'true-api', body }]), JSON.stringify(body)).toBe('verdict.unreadable')
    expect(refusal([{ channel: 'cdn', body: { nothing: 1 } }])).toBe('verdict.unreadable')
    expect(refusal([{ channel: 'eaes', body: { cis: cisOf(1) } }])).toBe('verdict.unreadable')
    expect(refusal([statusOf({ status: 'APPLIED' }), statusOf({ status: 'APPLIED' }, cisOf(2))])).toBe(
      'verdict.several-codes',
    )
  })
})
