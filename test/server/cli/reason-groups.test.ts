import { expect, test } from 'vitest'
import type { CodeView } from '../../../server/cli/api-shapes.js'
import { reasonGroups } from '../../../server/cli/reason-groups.js'

const code = (cis: string, ...ids: string[]): CodeView => ({
  id: cis,
  cis,
  outcome: 'block',
  reasons: ids.map((id) => ({
    id,
    outcome: 'block',
    title: `Т ${id}`,
    text: `Сказано ${id}`,
    nextStep: 'Вернуть',
  })),
  nextTryAt: null,
})

test('codes gather under their weightiest reason, the most frequent first, none lost', () => {
  const groups = reasonGroups([code('a', 'sold'), code('b', 'expired', 'sold'), code('c', 'expired')])
  expect(groups.map(({ id, codes }) => [id, codes])).toEqual([
    ['expired', ['b', 'c']],
    ['sold', ['a']],
  ])
})

test('the words of a group are kept once each', () => {
  const other = code('b', 'expired')
  other.reasons[0]!.text = 'Срок вышел вчера'
  const [group] = reasonGroups([code('a', 'expired'), other, code('c', 'expired')])
  expect(group?.texts).toEqual(['Сказано expired', 'Срок вышел вчера'])
})

test('a code without a reason has a group of its own', () => {
  expect(reasonGroups([code('a')])).toMatchObject([{ id: '', title: '', codes: ['a'] }])
})
