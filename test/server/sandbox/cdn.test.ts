import { request } from 'undici'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { makeApiKeys } from '../../../server/crpt/api-keys.js'
import { makePermissive } from '../../../server/crpt/permissive.js'
import { makeSites } from '../../../server/crpt/sites.js'
import type { CdnMood } from '../../../server/sandbox/cdn-mood.js'
import type { CodeState, Goods } from '../../../server/sandbox/code-state.js'
import { startSandbox, type Sandbox } from '../../../server/sandbox/sandbox.js'
import { scenarioOf } from '../../../server/sandbox/scenario.js'
import {
  applied,
  emitted,
  introduced,
  late,
  priceDiffers,
  retired,
  silentCode,
  unknownCode,
} from '../../../server/sandbox/states.js'
import { cisOf } from '../../codes.js'
import { testClock, type TestClock } from '../../test-clock.js'

const milk: Goods = {
  name: 'Кефир',
  brand: 'Марка',
  group: 'milk',
  groupId: 8,
  tnVedGroup: '0403',
  producer: { inn: '0069145277', name: 'ООО «Молочный берег»' },
}
const tobacco: Goods = { ...milk, group: 'tobacco', groupId: 3 }
const belarusian = cisOf(1, { country: '2', prefix: '481000000' })
const withTail = (cis: string) => `${cis}\x1d93tail`

let clock: TestClock
let sandbox: Sandbox
const start = async (...states: [string, CodeState][]) => {
  sandbox = await startSandbox({ scenario: scenarioOf(new Map(states)), clock })
}
beforeEach(() => void (clock = testClock()))
afterEach(() => sandbox.close())

async function send(url: string, { body, key = 'a-key' }: { body?: unknown; key?: string } = {}) {
  const answer = await request(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': key },
    body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
  })
  const text = await answer.body.text()
  return { status: answer.statusCode, text, json: () => JSON.parse(text) as Record<string, unknown> }
}
const site = () => sandbox.cdn.sites[0]!
const check = (body: unknown, key?: string) =>
  send(`${site().url}/api/v4/true-api/codes/check`, { body, key })
const checked = async (...codes: string[]) =>
  (await check({ codes })).json().codes as Record<string, unknown>[]

const client = () => {
  const keys = makeApiKeys({ apiKey: 'a-key' })
  const sites = makeSites({ origin: sandbox.url, keys, clock })
  return {
    sites,
    permissive: makePermissive({ sites: { gate: sites, bulk: sites }, keys, inn: null, clock }),
  }
}

test('cdn/info names the sites, each on a port of its own', async () => {
  await start()
  const { status, json } = await send(`${sandbox.url}/api/v4/true-api/cdn/info`)
  expect(status).toBe(200)
  expect(json()).toEqual({
    code: 0,
    description: 'ok',
    hosts: sandbox.cdn.sites.map(({ url }) => ({ host: url })),
  })
  expect(sandbox.cdn.listings()).toBe(1)
  sandbox.cdn.list([site().url])
  expect((await send(`${sandbox.url}/api/v4/true-api/cdn/info`)).json().hosts).toEqual([{ host: site().url }])
})

test('codes/check is not asked where the list is', async () => {
  await start()
  expect((await send(`${sandbox.url}/api/v4/true-api/codes/check`, { body: { codes: [] } })).status).toBe(404)
})

const cis = cisOf(1)
test.each<[string, CodeState, object]>([
  [
    'in circulation',
    introduced(milk),
    { found: true, realizable: true, sold: false, errorCode: 0, groupIds: [8] },
  ],
  ['not introduced', applied(milk), { utilised: true, realizable: false, sold: false }],
  ['not applied', emitted(milk), { utilised: false, realizable: false, sold: false }],
  ['sold', retired(milk, undefined, 'RETAIL'), { realizable: false, sold: true }],
  ['sold remotely', retired(milk, undefined, 'DISTANCE'), { sold: true, eliminationState: 1 }],
  ['blocked', introduced(milk, undefined, { ogvs: ['RPN'] }), { isBlocked: true, ogvs: ['RPN'] }],
  [
    'with a shelf life',
    introduced(milk, undefined, { expiresAt: 0 }),
    { expireDate: '1970-01-01T00:00:00.000Z' },
  ],
  [
    'with a wrong check part',
    introduced(milk, undefined, { checkPartWrong: true }),
    { verified: false, errorCode: 6 },
  ],
  [
    'of tobacco',
    introduced(tobacco, undefined, { maxRetailPriceKopecks: 14500 }),
    { mrp: 14500, grayZone: false },
  ],
  ['in the grey zone', applied(tobacco, undefined, 'IN_GRAY_ZONE'), { grayZone: true, realizable: false }],
  ['with a lowest price', introduced(milk, undefined, { minPriceKopecks: 9900 }), { mrp: 9900 }],
  ['unknown', unknownCode, { found: false, errorCode: 10 }],
  ['of another price', priceDiffers, { found: true, realizable: true, errorCode: 0 }],
])('a code %s has its flags', async (_, state, flags) => {
  await start([cis, state])
  const [row] = await checked(withTail(cis))
  expect(row).toMatchObject({ cis: withTail(cis), printView: cis, valid: true, ...flags })
})

test('a code that nothing is known of yet has no row', async () => {
  const codes = [1, 2, 3].map((serial) => cisOf(serial))
  await start([codes[0]!, introduced(milk)], [codes[1]!, silentCode], [codes[2]!, retired(milk)])
  const rows = await checked(...codes.map(withTail))
  expect(rows.map(({ printView }) => printView).sort()).toEqual([codes[0], codes[2]])
})

describe('rows about several codes', () => {
  const many = Array.from({ length: 3000 }, (_, at) => cisOf(at + 1))
  const inHundreds = Array.from({ length: 30 }, (_, at) => many.slice(at * 100, at * 100 + 100))
  const startMany = () => start(...many.map((one): [string, CodeState] => [one, introduced(milk)]))

  it('are shuffled, and now and then one is missing that is there when asked alone', async () => {
    await startMany()
    const missing: string[] = []
    let inOrder = 0
    for (const part of inHundreds) {
      const views = (await checked(...part.map(withTail))).map(({ printView }) => String(printView))
      if (views.join() === part.filter((one) => views.includes(one)).join()) inOrder += 1
      missing.push(...part.filter((one) => !views.includes(one)))
    }
    expect(inOrder).toBe(0)
    expect(missing.length).toBeGreaterThan(0)
    expect(missing.length).toBeLessThan(30)
    for (const one of missing) expect(await checked(withTail(one))).toHaveLength(1)
  })

  it('are told apart by the client of this program, each code answered by its own', async () => {
    await start(
      ...many.map((one, at): [string, CodeState] => [one, at % 3 === 0 ? retired(milk) : introduced(milk)]),
    )
    const { permissive, sites } = client()
    for (const part of inHundreds) {
      const result = await permissive.codesCheck(part.map(withTail), { bulk: true })
      if (result.kind !== 'rows') throw new Error(result.kind)
      const sold = part.map((one) => result.facts.get(withTail(one))?.sold)
      expect(sold).toEqual(part.map((one) => many.indexOf(one) % 3 === 0))
    }
    await Promise.all([permissive.close(), sites.close()])
  })
})

test('a Belarusian code that nothing is known of yet is error 11', async () => {
  await start([belarusian, silentCode])
  expect((await checked(withTail(belarusian)))[0]).toMatchObject({ found: false, errorCode: 11 })
})

test('a code without its check part, or with a lost separator, is not verified', async () => {
  await start([cis, introduced(milk)])
  for (const code of [cis, `${cis}93tail`])
    expect((await checked(code))[0]).toMatchObject({ verified: false })
})

test('a late code is told after so many questions on any way', async () => {
  await start([cis, late(2, unknownCode, introduced(milk))])
  const found: unknown[] = []
  for (const { url } of [...sandbox.cdn.sites, ...sandbox.cdn.sites]) {
    const answer = await send(`${url}/api/v4/true-api/codes/check`, { body: { codes: [withTail(cis)] } })
    found.push((answer.json().codes as Record<string, unknown>[])[0]!.found)
  }
  expect(found).toEqual([false, false, true, true])
  expect(site().counts()).toMatchObject({ requests: 2, codesAsked: 2 })
  expect(sandbox.counts().requests).toBe(0)
})

test.each<[string, unknown]>([
  ['no codes', { codes: [] }],
  ['a bare list', [cis]],
  ['a number', { codes: [1] }],
  ['101 codes', { codes: Array.from({ length: 101 }, (_, at) => cisOf(at)) }],
  ['half a body', '{"codes":['],
])('%s is refused with 400', async (_, body) => {
  await start()
  expect((await check(body)).status).toBe(400)
})

test('without a key everything is refused with 401', async () => {
  await start()
  expect((await check({ codes: [cis] }, '')).status).toBe(401)
  expect((await send(`${sandbox.url}/api/v4/true-api/cdn/info`, { key: '' })).status).toBe(401)
})

test.each<[CdnMood['answer'], number, string]>([
  [203, 203, '"code":203'],
  [400, 400, 'error_message'],
  [401, 401, 'error_message'],
  [403, 403, 'error_message'],
  [404, 404, 'error_message'],
  [410, 410, 'Устаревшее API'],
  [418, 418, '"code":203'],
  [429, 429, 'error_message'],
  [500, 500, 'error_message'],
  [503, 503, '<html>'],
  ['refused', 200, 'Запрос отклонён'],
  ['cross-border-code', 500, '"code":5000'],
  ['cross-border-message', 500, '"error_message":"5000"'],
])('in the mood %s a site answers %i with %s, in both methods or in one', async (answer, status, text) => {
  await start()
  const health = () => send(`${site().url}/api/v4/true-api/cdn/health/check`)
  site().setMood({ answer }, { method: 'check', requests: 1 })
  expect(await check({ codes: [cis] })).toMatchObject({ status, text: expect.stringContaining(text) })
  expect((await health()).json()).toEqual({ code: 0, description: 'ok', avgTimeMs: 0 })
  expect((await check({ codes: [cis] })).status).toBe(200)
  site().setMood({ answer })
  expect((await health()).status).toBe(status)
})

test.each(['cut', 'half'] as const)('in the mood %s the line breaks', async (answer) => {
  await start()
  site().setMood({ answer })
  await expect(check({ codes: [cis] })).rejects.toThrow()
})

test('the client of this program gets along with it', async () => {
  await start([cis, introduced(milk)], [cisOf(2), retired(milk)], [cisOf(3), silentCode])
  const { permissive, sites } = client()
  sandbox.cdn.sites[0]!.setMood({ answer: 503 }, { method: 'check' })
  const codes = [1, 2, 3].map((serial) => withTail(cisOf(serial)))
  const result = await permissive.codesCheck(codes, { bulk: true })
  if (result.kind !== 'rows') throw new Error(result.kind)
  expect(codes.map((code) => result.facts.get(code)?.sold)).toEqual([false, true, undefined])
  await Promise.all([permissive.close(), sites.close()])
})
