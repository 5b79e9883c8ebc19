import { describe, expect, it } from 'vitest'
import { rowsOfBody } from '../../../server/crpt/body-rows.js'
import { readCisesCheck } from '../../../server/crpt/cises-check-answer.js'
import { cisOf } from '../../codes.js'

const scanned = (cis: string): string => `${cis}\u001d93Zk4w`
const codes = [1, 2, 3].map((serial) => scanned(cisOf(serial)))
const [one, two, three] = codes as [string, string, string]
const read = (status: number, body: unknown, asked = codes) =>
  readCisesCheck(asked)(status, Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)))
const verified = (...flags: (boolean | undefined)[]) => ({
  kind: 'checked',
  facts: new Map(flags.flatMap((flag, at) => (flag === undefined ? [] : [[codes[at], { verified: flag }]]))),
})

describe('an answer of cises/check', () => {
  it('is one of three shapes: all are right, all are wrong, these are wrong', () => {
    expect(read(200, { result: true, quantity: 3 })).toEqual(verified(true, true, true))
    expect(read(200, { result: false, quantity: 3 })).toEqual(verified(false, false, false))
    expect(read(200, { result: false, codes: [two] })).toEqual(verified(true, false, true))
  })

  it('names a wrong code also without its separators, or by its КИ', () => {
    for (const name of [two.replace('\u001d', ''), cisOf(2)])
      expect(read(200, { result: false, codes: [name] })).toEqual(verified(true, false, true))
  })

  it('says nothing of the others where it names a code that was not asked', () => {
    expect(read(200, { result: false, codes: [two, cisOf(9)] })).toEqual(
      verified(undefined, false, undefined),
    )
    expect(read(200, { result: false, codes: [null] })).toEqual(verified())
  })

  it.each([
    ['counts other codes than were asked', { result: false, quantity: 2 }],
    ['counts none', { result: false }],
    ['counts in words', { result: false, quantity: '3' }],
    ['contradicts itself', { result: true, codes: [two] }],
    ['names none', { result: false, codes: [] }],
    ['says no result', { quantity: 3 }],
    ['is no object', [one, three]],
    ['is half of one', '{"result":fal'],
    ['is nothing', ''],
  ])('is silence where it %s', (_name, body) =>
    expect(read(200, body)).toEqual({ kind: 'silent', why: 'http-5xx' }),
  )

  it.each([
    [401, { kind: 'fault', fault: 'token-dead' }],
    [403, { kind: 'fault', fault: 'no-contract' }],
    [404, { kind: 'fault', fault: 'wrong-host' }],
    [410, { kind: 'fault', fault: 'method-gone' }],
    [400, { kind: 'not-taken', status: 400 }],
    [429, { kind: 'silent', why: 'rate-limit' }],
    [503, { kind: 'silent', why: 'http-5xx' }],
  ])('%i is what it is of every method, whatever the body says', (status, answer) =>
    expect(read(status, { result: false, quantity: 3 })).toEqual(answer),
  )

  it('is read again with its question, since it names only what is wrong', () => {
    const mixed = { result: false, codes: [two] }
    expect(rowsOfBody('check-parts', mixed, { codes })).toEqual(
      [true, false, true].map((flag, at) => ({ cis: cisOf(at + 1), facts: { verified: flag }, raw: mixed })),
    )
    expect(rowsOfBody('check-parts', mixed)).toEqual([])
    expect(rowsOfBody('check-parts', null, { codes })).toEqual([])
  })

  it('is about a pack of tobacco by its КИ, though its check part has no separator', () => {
    const pack = '04600000000008abcd12,AAAAZz9k'
    const rows = rowsOfBody('check-parts', { result: true, quantity: 1 }, { codes: [pack] })
    expect(rows.map(({ cis }) => cis)).toEqual([pack.slice(0, 21)])
  })
})
