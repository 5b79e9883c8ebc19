import { expect, it } from 'vitest'
import { worseOf } from '../../../server/checks/open-till.js'
import type { SiteRow } from '../../../server/crpt/site.js'

const row = (host: string, blockedUntil: number | null = null, latencyMs = 1): SiteRow => ({
  host,
  state: blockedUntil === null ? 'up' : 'down',
  latencyMs,
  blockedUntil,
  lastError: null,
  lastAnswerAt: null,
})

it('shows of a site the list that has put it aside, and of a well one the bulk', () => {
  const bulk = [row('one'), row('two', 7), row('three')]
  const gate = [row('one', 5), row('two'), row('three', null, 2), row('four')]
  expect(worseOf(bulk, gate)).toEqual([row('one', 5), row('two', 7), row('three'), row('four')])
})
