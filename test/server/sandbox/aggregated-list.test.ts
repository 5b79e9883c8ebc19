import { request } from 'undici'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { CodeState, Goods } from '../../../server/sandbox/code-state.js'
import { startSandbox, type Sandbox } from '../../../server/sandbox/sandbox.js'
import { scenarioOf } from '../../../server/sandbox/scenario.js'
import { box, introduced } from '../../../server/sandbox/states.js'
import { cisOf } from '../../codes.js'

const producer = { inn: '0069145277', name: 'ООО «Полесье»' }
const goodsOf = (group: string, groupId: number): Goods => ({
  name: 'Товар',
  brand: 'Полесье',
  group,
  groupId,
  tnVedGroup: '0406',
  producer,
})
const [milk, tobacco] = [goodsOf('milk', 8), goodsOf('tobacco', 3)]
const [pallet, crate, carton, block] = ['9', '8', '7', '6'].map((last) => `0004600000000000000${last}`) as [
  string,
  string,
  string,
  string,
]
const states = new Map<string, CodeState>([
  [pallet, box(milk, producer, [crate])],
  [crate, box(milk, producer, [cisOf(1), cisOf(2)])],
  [carton, box(tobacco, producer, [block])],
  [block, box(tobacco, producer, [cisOf(3)])],
  [cisOf(1), introduced(milk, producer)],
])

let sandbox: Sandbox
beforeEach(async () => {
  sandbox = await startSandbox({ scenario: scenarioOf(states) })
})
afterEach(() => sandbox.close())

async function ask(body: unknown, headers: Record<string, string> = { authorization: 'Bearer token' }) {
  const answer = await request(`${sandbox.url}/api/v3/true-api/cises/aggregated/list`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  return { status: answer.statusCode, said: (await answer.body.json()) as unknown }
}

it('opens a pack a layer deep, and of tobacco all layers', async () => {
  expect(await ask([pallet])).toEqual({ status: 200, said: { [pallet]: { [crate]: [] } } })
  expect(await ask([crate])).toEqual({ status: 200, said: { [crate]: { [cisOf(1)]: [], [cisOf(2)]: [] } } })
  expect(await ask([carton])).toEqual({
    status: 200,
    said: { [carton]: { [block]: { [cisOf(3)]: [] } } },
  })
})

it('leaves out what it does not know, and says that a unit holds nothing', async () => {
  expect(await ask([cisOf(9)])).toEqual({ status: 200, said: {} })
  expect(await ask([cisOf(1), cisOf(9)])).toEqual({ status: 200, said: { [cisOf(1)]: [] } })
})

it('refuses as the other methods do, and has moods of its own', async () => {
  expect((await ask([])).status).toBe(400)
  expect((await ask([pallet], {})).status).toBe(401)
  sandbox.setContentsMood({ answer: 403 }, 1)
  expect((await ask([pallet])).status).toBe(403)
  expect((await ask([pallet])).status).toBe(200)
})
