import { request } from 'undici'
import { afterEach, expect, test } from 'vitest'
import { makeApiKeys } from '../../../server/crpt/api-keys.js'
import { makePermissive } from '../../../server/crpt/permissive.js'
import { makeSites } from '../../../server/crpt/sites.js'
import { startSandbox, type Sandbox } from '../../../server/sandbox/sandbox.js'
import { readScenarioFile } from '../../../server/sandbox/scenario-file.js'
import { cisOf } from '../../codes.js'
import { testClock } from '../../test-clock.js'
import { ask } from './ask.js'

let sandbox: Sandbox
afterEach(() => sandbox?.close())

const start = async (file: object) => {
  const clock = testClock()
  sandbox = await startSandbox({ ...readScenarioFile(JSON.stringify(file), clock.now()), clock })
  return clock
}
const check = async (site: number, cis: string) =>
  (
    await request(`${sandbox.cdn.sites[site]!.url}/api/v4/true-api/codes/check`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': 'a-key' },
      body: JSON.stringify({ codes: [`${cis}\x1d93tail`] }),
    })
  ).statusCode
const post = (form: Record<string, string>, headers: Record<string, string> = {}) =>
  request(`${sandbox.url}/sandbox/moods`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(form).toString(),
  })

test('a scenario file says what is true of codes and how every part behaves', async () => {
  const [sold, late] = [cisOf(1), cisOf(2)]
  await start({
    siteCount: 3,
    codes: {
      [sold]: { status: 'RETIRED', groupId: 13 },
      [late]: { kind: 'late', asks: 1, then: { status: 'INTRODUCED' } },
    },
    moods: [{ place: 'cdn-2-check', answer: 503, requests: 1 }],
  })
  expect(sandbox.cdn.sites).toHaveLength(3)
  const { rows } = await ask(sandbox, [sold])
  expect(rows[0]!.cisInfo).toMatchObject({ status: 'RETIRED', productGroup: 'water' })
  expect((await ask(sandbox, [late])).status).toBe(504)
  expect((await ask(sandbox, [late])).rows[0]!.cisInfo.status).toBe('INTRODUCED')
  expect([await check(1, sold), await check(1, sold), await check(0, sold)]).toEqual([503, 200, 200])
})

test.each<[string, string]>([
  ['{', 'JSON'],
  ['[]', '$'],
  ['{"codes":{"x":{"kind":"merry"}}}', 'codes.x.kind'],
  ['{"codes":{"x":{}}}', 'codes.x.status'],
  ['{"codes":{"x":{"kind":"late","asks":1}}}', 'codes.x.then'],
  ['{"siteCount":0}', 'siteCount'],
  ['{"moods":[1]}', 'moods[0]'],
])('the scenario %s is refused, with the place %s', (text, place) => {
  expect(() => readScenarioFile(text, 0)).toThrow(
    expect.objectContaining({ key: 'sandbox.scenario', params: { place } }),
  )
})

test('a mood that no part has is refused at the start', async () => {
  await expect(start({ moods: [{ place: 'cdn-1-check', answer: 'merry' }] })).rejects.toMatchObject({
    params: { place: 'moods[0]' },
  })
})

test('its own page sets the mood of every part', async () => {
  await start({})
  expect((await post({ place: 'cdn-1-check', answer: '429', latencyMs: '', requests: '' })).statusCode).toBe(
    303,
  )
  expect([await check(0, cisOf(1)), await check(1, cisOf(1))]).toEqual([429, 200])
  const page = await request(`${sandbox.url}/sandbox`)
  const html = await page.body.text()
  expect(html).toContain('<option value="429" selected>')
  for (const name of ['true-api', 'cdn-list', 'cdn-1-health', 'cdn-2-check'])
    expect(html).toContain(`data-test="mood-${name}"`)
  expect(page.headers['content-security-policy']).toContain("default-src 'none'")
  expect(html).not.toMatch(/<script|style=/)
})

test.each<Record<string, string>>([
  { place: 'cdn-9-check', answer: '429' },
  { place: 'cdn-1-check', answer: 'merry' },
  { place: 'cdn-1-check', answer: '429', latencyMs: '-1' },
])('the order %j is refused', async (form) => {
  await start({})
  expect((await post(form)).statusCode).toBe(400)
})

test('a page of another site changes nothing', async () => {
  await start({})
  const answered = await post({ place: 'cdn-1-check', answer: '500' }, { 'sec-fetch-site': 'cross-site' })
  expect(answered.statusCode).toBe(403)
  expect(await check(0, cisOf(1))).toBe(200)
})

test('it counts by method and by the second, so that a budget can be proved', async () => {
  const clock = await start({})
  const keys = makeApiKeys({ apiKey: 'a-key' })
  const sites = makeSites({ origin: sandbox.url, keys, clock })
  const permissive = makePermissive({ sites: { gate: sites, bulk: sites }, keys, inn: null, clock })
  for (let time = 0; time < 6; time++) {
    await permissive.codesCheck([`${cisOf(time)}\x1d93tail`], { bulk: true })
    await clock.advance(500)
  }
  const counts = sandbox.cdn.sites.map((site) => site.counts())
  const checks = counts.map(({ byPath }) => byPath['/api/v4/true-api/codes/check'] ?? 0)
  expect(checks[0]! + checks[1]!).toBe(6)
  // One health check and the first question at once; from then on two a second.
  expect(Math.max(...counts.map(({ maxInSlidingSecond }) => maxInSlidingSecond))).toBeLessThanOrEqual(3)
  await Promise.all([permissive.close(), sites.close()])
})
