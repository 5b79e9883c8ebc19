import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../../server/clock.js'
import { readShortList } from '../../../server/crpt/cises-info-answer.js'
import type { StatusMethod } from '../../../server/crpt/reading-methods.js'
import { makeTokens } from '../../../server/crpt/tokens.js'
import { makeTrueApi } from '../../../server/crpt/true-api.js'
import type { CodeFacts } from '../../../server/domain/verdict/facts.js'
import type { CodeState } from '../../../server/sandbox/code-state.js'
import { startSandbox, type Sandbox } from '../../../server/sandbox/sandbox.js'
import { scenarioOf } from '../../../server/sandbox/scenario.js'
import { applied, introduced, retired, silentCode, unknownCode } from '../../../server/sandbox/states.js'
import { cisOf } from '../../codes.js'
import { testClock } from '../../test-clock.js'

const supplier = { inn: '0069145277', name: 'ООО «Молочный берег»' }
const goods = {
  name: 'Кефир',
  brand: 'Берег',
  group: 'milk',
  groupId: 8,
  tnVedGroup: '0403',
  producer: supplier,
}
const states = new Map<string, CodeState>(
  [
    introduced(goods, supplier),
    introduced(goods, supplier, { expiresAt: Date.UTC(2026, 11, 1) }),
    introduced(goods, supplier, { maxRetailPriceKopecks: 14_000 }),
    introduced(goods, supplier, { packageType: 'GROUP', children: [cisOf(40), cisOf(41)] }),
    applied(goods, supplier),
    retired(goods, supplier, 'RETAIL'),
    unknownCode,
    silentCode,
  ].map((state, index) => [cisOf(index + 1), state]),
)

/** What the short list leaves out. */
const wordy = ['productName', 'ownerName', 'producerName', 'markWithdraw', 'multipleSales', 'ogvs']
const withoutWords = (facts: CodeFacts): object =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => !wordy.includes(name)))

let sandbox: Sandbox
beforeAll(
  async () => void (sandbox = await startSandbox({ scenario: scenarioOf(states), clock: testClock() })),
)
afterAll(() => sandbox.close())

async function factsBy(statusMethod: StatusMethod, codes: readonly string[]) {
  const trueApi = makeTrueApi({
    ...{ origin: sandbox.url, inn: '0069003184', clock: systemClock, statusMethod },
    ...{ tokens: makeTokens({ token: 'a-token' }), takeTurn: async () => undefined },
  })
  const result = await trueApi.cisesInfo([...codes], 'check')
  await trueApi.close()
  if (result.kind !== 'rows') throw new Error(result.kind)
  expect(result.exchange.path).toContain(statusMethod)
  return new Map([...result.facts].map(([cis, facts]) => [cis, withoutWords(facts)]))
}

describe('the short list', () => {
  it('tells of codes what cises/info tells, but for names and bans', async () => {
    const codes = [...states.keys()]
    const [usual, short] = [await factsBy('cises/info', codes), await factsBy('cises/short/list', codes)]
    expect(short.size).toBe(codes.length)
    expect(short).toEqual(usual)
  })

  it('tells of a code that is not known, alone, by a body that is no array', async () => {
    const unknown = cisOf(7)
    expect((await factsBy('cises/short/list', [unknown])).get(unknown)).toMatchObject({ found: false })
  })

  it('takes no other object for a row', async () => {
    const said = Buffer.from(JSON.stringify({ error_message: 'Метод с указанным URL не найден' }))
    expect(await readShortList(404, said)).toEqual({ kind: 'fault', fault: 'wrong-host' })
  })
})
