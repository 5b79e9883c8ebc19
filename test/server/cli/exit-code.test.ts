import { expect, test } from 'vitest'
import { exitCodeOf, type FileEnd } from '../../../server/cli/exit-code.js'

const end = (counts: Partial<Record<'sell' | 'risk' | 'block' | 'wait' | 'unknown', number>>): FileEnd => ({
  counts: { total: 9, sell: 0, risk: 0, block: 0, wait: 0, unknown: 0, ...counts },
})
const faulty: FileEnd = { faulty: true }

const cases: [string, FileEnd[], number][] = [
  ['all can be sold', [end({ sell: 9 })], 0],
  ['one code is refused', [end({ sell: 8, block: 1 })], 1],
  ['one code is at risk', [end({ sell: 8, risk: 1 })], 1],
  ['one code waits', [end({ sell: 8, wait: 1 })], 2],
  ['one code is not checked', [end({ sell: 8, unknown: 1 })], 2],
  ['a refusal outweighs a wait', [end({ wait: 8, block: 1 })], 1],
  ['a wait in one file and a risk in another', [end({ wait: 9 }), end({ risk: 9 })], 1],
  ['a faulty file outweighs everything', [end({ block: 9 }), faulty], 3],
  ['nothing was checked', [], 3],
]
test.each(cases)('%s', (_, ends, code) => {
  expect(exitCodeOf(ends)).toBe(code)
})
