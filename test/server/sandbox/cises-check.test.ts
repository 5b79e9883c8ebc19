import { request } from 'undici'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CodeState } from '../../../server/sandbox/code-state.js'
import { startSandbox, type Sandbox } from '../../../server/sandbox/sandbox.js'
import { scenarioOf } from '../../../server/sandbox/scenario.js'
import { introduced, unknownCode } from '../../../server/sandbox/states.js'
import { cisOf } from '../../codes.js'
import { testClock, type TestClock } from '../../test-clock.js'

const producer = { inn: '0069145277', name: 'ООО «Родник»' }
const goods = { name: 'Вода', brand: 'Родник', group: 'water', groupId: 13, tnVedGroup: '2201', producer }
const [good, forged, unknown] = [cisOf(1), cisOf(2), cisOf(3)]
const foreign = cisOf(4, { country: '2', prefix: '481000000' })
const states = new Map<string, CodeState>([
  [good, introduced(goods, producer)],
  [forged, introduced(goods, producer, { checkPartWrong: true })],
  [unknown, unknownCode],
  [foreign, introduced(goods, producer)],
])
const scanned = (cis: string): string => `${cis}\u001d93Zk4w`

let sandbox: Sandbox
let clock: TestClock
beforeEach(async () => {
  clock = testClock()
  sandbox = await startSandbox({ scenario: scenarioOf(states), clock })
})
afterEach(() => sandbox.close())

async function ask(codes: unknown, token = 'a-token') {
  const answer = await request(`${sandbox.url}/api/v3/true-api/cises/check`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ codes }),
  })
  return { status: answer.statusCode, said: (await answer.body.json()) as unknown }
}
const askLater = async (codes: unknown) => {
  await clock.advance(2000)
  return ask(codes)
}

describe('cises/check of the stand-in', () => {
  it('answers in the three shapes, by the check parts of the codes', async () => {
    expect(await ask([scanned(good)])).toEqual({ status: 200, said: { result: true, quantity: 1 } })
    const wrong = [forged, unknown, foreign].map(scanned)
    expect(await askLater([...wrong, good])).toEqual({ status: 200, said: { result: false, quantity: 4 } })
    expect(await askLater([scanned(good), scanned(forged)])).toEqual({
      status: 200,
      said: { result: false, codes: [scanned(forged)] },
    })
  })

  it('refuses who asks oftener than each two seconds, and nobody else', async () => {
    await ask([scanned(good)])
    await clock.advance(1999)
    expect((await ask([scanned(good)])).status).toBe(429)
    expect((await ask([scanned(good)], 'another')).status).toBe(200)
    await clock.advance(1)
    expect((await ask([scanned(good)])).status).toBe(200)
    expect(sandbox.counts().shortestGaps['/api/v3/true-api/cises/check']).toBe(0)
    expect(sandbox.counts().asksOf(`check-part ${good}`)).toBe(3)
  })

  it('refuses what is no question, and has faults like the others', async () => {
    expect((await ask([])).status).toBe(400)
    expect((await askLater('code')).status).toBe(400)
    expect((await askLater(Array(1001).fill(scanned(good)))).status).toBe(400)
    sandbox.setCheckPartMood({ answer: 403 }, 1)
    expect((await askLater([scanned(good)])).status).toBe(403)
    expect((await askLater([scanned(good)])).status).toBe(200)
  })
})
