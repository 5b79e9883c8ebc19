import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeApiKeys, type ApiKeys, type KeySources } from '../../../server/crpt/api-keys.js'
import { makePermissive, type Permissive } from '../../../server/crpt/permissive.js'
import { makeSites, type Sites } from '../../../server/crpt/sites.js'
import { cisOf } from '../../codes.js'
import { testClock, type TestClock } from '../../test-clock.js'
import { listOf, loopbackSite, until, well, type LoopbackSite, type Reply } from './loopback-sites.js'

const minute = 60_000
const fullOf = (serial: number) => `${cisOf(serial)}\x1d93tail`
const [code, other, third] = [fullOf(1), fullOf(2), fullOf(3)]
const rowOf = (full: string, more: object = {}) => ({
  cis: full,
  printView: full.split('\x1d')[0],
  found: true,
  realizable: true,
  errorCode: 0,
  ...more,
})
const rows = (...list: object[]): Reply => ({
  body: { code: 0, description: 'ok', codes: list, reqId: 'a-req-id', reqTimestamp: '1764000000123' },
})

let clock: TestClock
let list: LoopbackSite, first: LoopbackSite, second: LoopbackSite
let gate: Sites, bulk: Sites
let keys: ApiKeys
let permissive: Permissive

beforeEach(async () => {
  clock = testClock()
  ;[list, first, second] = await Promise.all([loopbackSite(), loopbackSite(), loopbackSite()])
  list.on('/cdn/info', listOf(first.origin, second.origin))
  first.on('/health/check', well(1))
  second.on('/health/check', well(2))
  first.on('/codes/check', rows(rowOf(code)))
  second.on('/codes/check', rows(rowOf(code)))
  open({ apiKey: 'a-key' })
})
afterEach(async () => {
  await Promise.all([permissive.close(), gate.close(), bulk.close()])
  await Promise.all([list, first, second].map((site) => site.close()))
})

function open(sources: KeySources, more: object = {}) {
  keys = makeApiKeys(sources)
  const sitesOf = () => makeSites({ origin: list.origin, keys, clock })
  ;[gate, bulk] = [sitesOf(), sitesOf()]
  permissive = makePermissive({ sites: { gate, bulk }, keys, inn: '0069003184', clock, ...more })
}

const askBulk = (codes = [code], stop?: AbortSignal) => permissive.codesCheck(codes, { bulk: true }, stop)
const askGate = (full = code) => permissive.codesCheck([full], { bulk: false })
const asideIn = (sites: Sites, site: LoopbackSite) =>
  sites.rows().find((row) => row.host === new URL(site.origin).host)!.blockedUntil
const checks = (site: LoopbackSite) => site.times('/codes/check')

describe('the turn of a bulk question', () => {
  it('is waited for before each request of it, the repeated ones too, and by no question from the gate', async () => {
    const given: (string | null)[] = []
    open({ apiKey: 'a-key' }, { takeBulkTurn: async (inn: string | null) => void given.push(inn) })
    first.on('/codes/check', { status: 500, body: '' })
    await askBulk()
    // twice the first site, then the second one
    expect(given).toEqual(Array(3).fill('0069003184'))
    await askGate()
    expect(given).toHaveLength(3)
  })

  it('is no time of the request, and ends with the program', async () => {
    const stop = new AbortController()
    let isWaiting = false
    const takeBulkTurn = (_: string | null, signal?: AbortSignal) =>
      new Promise<void>((_done, failed) => {
        isWaiting = true
        signal!.addEventListener('abort', () => failed(signal!.reason as Error))
      })
    open({ apiKey: 'a-key' }, { takeBulkTurn })
    const asking = askBulk([code], stop.signal)
    await until(() => isWaiting)
    await clock.advance(60_000)
    stop.abort()
    expect(await asking).toMatchObject({ kind: 'stopped', exchanges: [] })
    expect(checks(first)).toBe(0)
  })
})

describe('the till’s question', () => {
  it('is asked as documented, of the best site, and both bodies are kept without the key', async () => {
    const result = await askBulk([code])
    const asked = first.asked.at(-1)!
    expect(asked).toMatchObject({ method: 'POST', path: '/api/v4/true-api/codes/check', key: 'a-key' })
    expect(asked.body).toBe(JSON.stringify({ codes: [code] }))
    expect(asked.body).toContain('\\u001d')
    expect(result.exchanges).toMatchObject([
      {
        channel: 'cdn',
        host: new URL(first.origin).host,
        path: '/api/v4/true-api/codes/check',
        inn: '0069003184',
        httpStatus: 200,
        failure: null,
        codeCount: 1,
        reqId: 'a-req-id',
        reqTimestamp: '1764000000123',
      },
    ])
    expect(result.exchanges[0]!.requestBody.toString()).toBe(asked.body)
    expect(JSON.stringify(result)).not.toContain('a-key')
  })

  it('names the fiscal drive where it is known', async () => {
    await Promise.all([permissive.close(), gate.close(), bulk.close()])
    open({ apiKey: 'a-key' }, { fiscalDriveNumber: '0000000000000001' })
    await askBulk()
    expect(JSON.parse(first.asked.at(-1)!.body)).toMatchObject({ fiscalDriveNumber: '0000000000000001' })
  })

  it('asks nothing for no codes', async () => {
    expect(await askBulk([])).toMatchObject({ kind: 'rows', exchanges: [] })
    expect(checks(first)).toBe(0)
  })
})

describe('rows', () => {
  const answer = async (codes: string[]) => {
    const result = await askBulk(codes)
    if (result.kind !== 'rows') throw new Error(result.kind)
    return result
  }

  it('are matched by their order when each begins like its code', async () => {
    first.on('/codes/check', rows(rowOf(code, { sold: true }), rowOf(other, { sold: false })))
    const { facts, askedIn, exchanges } = await answer([code, other])
    expect([facts.get(code)!.sold, facts.get(other)!.sold]).toEqual([true, false])
    expect([askedIn.get(code), askedIn.get(other)]).toEqual([exchanges[0], exchanges[0]])
  })

  it('are matched by an echo without separators where there is no printView', async () => {
    const bare = (full: string) => ({ cis: full.replace('\x1d', ''), found: true })
    first.on('/codes/check', rows(bare(code), bare(other)))
    const { facts, exchanges } = await answer([code, other])
    expect([...facts.keys()]).toEqual([code, other])
    expect(exchanges).toHaveLength(1)
  })

  it.each<[string, object[]]>([
    ['in another order', [rowOf(other), rowOf(code, { sold: true })]],
    ['more than asked', [rowOf(third), rowOf(code, { sold: true }), rowOf(other)]],
  ])('that come %s are matched by their names', async (_, list) => {
    first.on('/codes/check', rows(...list))
    const { facts, exchanges } = await answer([code, other])
    expect([facts.get(code)!.sold, facts.get(other)!.sold]).toEqual([true, undefined])
    expect(exchanges).toHaveLength(1)
  })

  it('that are missing are asked for once more, each alone; what came stays even if the line falls silent', async () => {
    first.on('/codes/check', rows(rowOf(other)), rows(rowOf(code, { sold: true })))
    const { facts, exchanges } = await answer([code, other])
    expect([facts.get(code)!.sold, facts.get(other)!.sold]).toEqual([true, undefined])
    expect(exchanges.map(({ codeCount }) => codeCount)).toEqual([2, 1])
    first.on('/codes/check', rows(rowOf(other)), 'cut')
    expect([...(await answer([code, other])).facts.keys()]).toEqual([other])
  })

  it.each<[string, object[]]>([
    ['twice', [rowOf(code), rowOf(code, { sold: true }), rowOf(other), rowOf(other)]],
    ['without any name', [{ found: true }, { found: true }]],
  ])('that come %s are not guessed at: every code is asked alone', async (_, list) => {
    first.on('/codes/check', rows(...list), rows(rowOf(code, { sold: true })), rows(rowOf(other)))
    const { facts, askedIn, exchanges } = await answer([code, other])
    expect(exchanges.map(({ codeCount }) => codeCount)).toEqual([2, 1, 1])
    expect([facts.get(code)!.sold, facts.get(other)!.sold]).toEqual([true, undefined])
    expect([askedIn.get(code), askedIn.get(other)]).toEqual([exchanges[1], exchanges[2]])
  })

  it('that do not come even for one code leave that code without facts', async () => {
    first.on('/codes/check', rows(rowOf(other)), rows(), rows(rowOf(other)))
    const { facts } = await answer([code, other])
    expect([...facts.keys()]).toEqual([other])
  })

  it('keep what was answered when the line falls silent between single codes', async () => {
    first.on('/codes/check', rows(), rows(rowOf(code)), 'cut')
    const { facts, exchanges } = await answer([code, other])
    expect([...facts.keys()]).toEqual([code])
    expect(exchanges.at(-1)).toMatchObject({ failure: expect.any(String), httpStatus: null })
  })

  it('a single code that is refused is a fact about it', async () => {
    first.on('/codes/check', rows(), rows(rowOf(code)), { status: 400, body: '' })
    expect((await answer([code, other])).facts.get(other)).toEqual({ refused: 'bad-request' })
  })

  it('of a module without the net say nothing but bans and sales', async () => {
    first.on('/codes/check', {
      body: { code: 0, isCheckedOffline: true, codes: [rowOf(code, { isBlocked: true, found: false })] },
    })
    expect((await answer([code])).facts.get(code)).toEqual({ checkedOffline: true, blocked: true })
  })

  it('come as 204 within the body after an emergency', async () => {
    first.on('/codes/check', { body: { code: 204, codes: [rowOf(code)] } })
    expect((await answer([code])).facts.size).toBe(1)
  })
})

describe('a site that does not answer', () => {
  it('within 1.5 s at the gate is silence, and three times in a row puts it aside', async () => {
    first.on('/codes/check', 'silence')
    for (const time of [1, 2, 3]) {
      const asked = askGate()
      await first.reached('/codes/check', time)
      await clock.advance(1499)
      expect(asideIn(gate, first)).toBeNull()
      await clock.advance(1)
      expect(await asked).toMatchObject({
        kind: 'silent',
        why: 'timeout',
        exchanges: [{ failure: 'timeout', httpStatus: null, answeredAt: null }],
      })
    }
    expect(asideIn(gate, first)).toBe(clock.now() + 15 * minute)
    expect(await askGate()).toMatchObject({ kind: 'rows' })
    expect(checks(second)).toBe(1)
  })

  it('has its row of silences broken by any answer, even a refusal', async () => {
    first.on('/codes/check', 'cut', 'cut', { status: 400, body: '' }, 'cut', 'cut')
    for (let time = 1; time <= 5; time++) await askGate()
    expect(asideIn(gate, first)).toBeNull()
  })

  it('counts by completion: questions that ran together are as many silences', async () => {
    first.on('/codes/check', 'silence')
    await gate.best()
    const asked = [askGate(), askGate(), askGate(), askGate()]
    await first.reached('/codes/check', 4)
    await clock.advance(1500)
    await Promise.all(asked)
    expect(asideIn(gate, first)).toBe(clock.now() + 15 * minute)
  })

  it('may take 10 s in bulk, and never puts a site of the gate aside', async () => {
    first.on('/codes/check', 'silence')
    await Promise.all([gate.best(), bulk.best()])
    const asked = [askBulk(), askBulk(), askBulk()]
    await first.reached('/codes/check', 3)
    await clock.advance(9999)
    expect(asideIn(bulk, first)).toBeNull()
    await clock.advance(1)
    for (const result of await Promise.all(asked))
      expect(result).toMatchObject({ kind: 'silent', why: 'timeout' })
    expect(asideIn(bulk, first)).not.toBeNull()
    expect(asideIn(gate, first)).toBeNull()
  })

  it('because the question had hardly any time left is not blamed', async () => {
    await gate.best()
    first.on(
      '/codes/check',
      {
        status: 500,
        body: '',
        wait: () => clock.advance(1400),
      },
      'silence',
    )
    const asked = askGate()
    await first.reached('/codes/check', 2)
    await clock.advance(100)
    expect(await asked).toMatchObject({ kind: 'silent', why: 'timeout' })
    const site = (await gate.best())!
    site.silent('timeout')
    site.silent('timeout')
    expect(site.isAside()).toBe(false)
  })

  it('is a silence too where the line breaks', async () => {
    first.on('/codes/check', 'cut')
    expect(await askBulk()).toMatchObject({ kind: 'silent', why: 'no-connection' })
  })
})

describe.each([
  ['429', { status: 429, body: { code: 429 } }, 'rate-limit'],
  ['500', { status: 500, body: { code: 500 } }, 'http-5xx'],
  ['504 in HTML', { status: 504, body: '<html></html>' }, 'http-5xx'],
  ['half a body', { body: '{"code":0,"codes":[' }, 'http-5xx'],
] as [string, Reply, string][])('%s', (_, reply, why) => {
  it('is asked once more on the same site, and that may do', async () => {
    first.on('/codes/check', reply, rows(rowOf(code)))
    expect(await askBulk()).toMatchObject({ kind: 'rows', exchanges: [{}, { httpStatus: 200 }] })
    expect([checks(first), checks(second)]).toEqual([2, 0])
    expect(asideIn(bulk, first)).toBeNull()
  })

  it('twice puts the site aside for 15 min, and the next one is asked', async () => {
    first.on('/codes/check', reply)
    const result = await askBulk()
    expect(result.kind).toBe('rows')
    expect(result.exchanges).toHaveLength(3)
    expect(asideIn(bulk, first)).toBe(clock.now() + 15 * minute)
  })

  it('from every site is silence, after the list was asked anew and the sites were looked at', async () => {
    const stop = new AbortController()
    bulk.start(stop.signal)
    await until(() => bulk.rows().length === 2)
    for (const site of [first, second]) site.on('/codes/check', reply)
    const result = await askBulk()
    expect(result).toMatchObject({ kind: 'silent', why })
    expect(result.exchanges).toHaveLength(4)
    expect(list.times('/cdn/info')).toBe(2)
    expect([first, second].map((site) => site.times('/health/check'))).toEqual([2, 2])
    stop.abort()
  })
})

describe.each<[string, object]>([
  ['code', { code: 5000, description: 'нет' }],
  ['error_message', { error_message: '5000' }],
])('5000 in %s', (_, body) => {
  it('is asked once more on the same site', async () => {
    first.on('/codes/check', { status: 500, body }, rows(rowOf(code)))
    expect(await askBulk()).toMatchObject({ kind: 'rows' })
    expect([checks(first), checks(second)]).toEqual([2, 0])
  })

  it('twice says that the check across the border is down, and never puts the site aside', async () => {
    first.on('/codes/check', { status: 500, body })
    for (let time = 0; time < 5; time++)
      expect(await askBulk()).toMatchObject({ kind: 'silent', why: 'cross-border' })
    expect([checks(first), checks(second)]).toEqual([10, 0])
    expect(asideIn(bulk, first)).toBeNull()
  })
})

describe('an answer that no site is to blame for', () => {
  const nobodyIsAside = (times: number) => {
    expect([checks(first), checks(second)]).toEqual([times, 0])
    expect(asideIn(bulk, first)).toBeNull()
  }

  it.each([
    [203, ''],
    [418, ''],
    [203, { code: 203, message: 'Аварийный режим' }],
    [200, { code: 203 }],
  ])('%i %j is an emergency, and the next code is asked all the same', async (status, body) => {
    first.on('/codes/check', { status, body }, rows(rowOf(code)))
    expect(await askBulk()).toMatchObject({ kind: 'silent', why: 'emergency' })
    nobodyIsAside(1)
    expect(await askBulk()).toMatchObject({ kind: 'rows' })
  })

  it.each([
    [403, 'no-contract'],
    [404, 'wrong-host'],
    [410, 'method-gone'],
    [302, 'wrong-host'],
  ])('%i is a fault for a person: %s', async (status, fault) => {
    first.on('/codes/check', { status, body: { code: status, description: 'нет' } })
    expect(await askBulk()).toMatchObject({ kind: 'fault', fault })
    nobodyIsAside(1)
  })

  it.each([
    [400, { code: 400, error_message: 'Некорректный запрос' }],
    [413, { description: 'Некорректный запрос' }],
    [422, { message: 'Некорректный запрос' }],
    [200, { code: 7, description: 'Некорректный запрос' }],
  ])('%i %j is a question that is not taken, with the reason', async (status, body) => {
    first.on('/codes/check', { status, body })
    const expected = { kind: 'not-taken', status, description: 'Некорректный запрос' }
    expect(await askBulk()).toMatchObject(expected)
    nobodyIsAside(1)
  })

  it.each([
    [401, { code: 401, error_message: 'Токен не найден' }],
    [200, { code: 401 }],
  ])('%i %j is a dead key, which is not sent again', async (status, body) => {
    first.on('/codes/check', { status, body })
    expect(await askBulk()).toMatchObject({
      kind: 'fault',
      fault: 'key-dead',
      exchanges: [{ httpStatus: status }],
    })
    nobodyIsAside(1)
    expect(await askBulk()).toMatchObject({ kind: 'fault', fault: 'key-dead', exchanges: [] })
    nobodyIsAside(1)
  })
})

describe('without', () => {
  it.each<[string, KeySources, string]>([
    ['a key', {}, 'key-missing'],
    ['any but the key of old', { hasRegistrationKey: () => true }, 'registration-key-only'],
  ])('%s it says so and asks nobody', async (_, sources, fault) => {
    await Promise.all([permissive.close(), gate.close(), bulk.close()])
    open(sources)
    expect(await askBulk()).toMatchObject({ kind: 'fault', fault, exchanges: [] })
    expect(list.asked).toEqual([])
  })

  it('a list there is silence', async () => {
    list.on('/cdn/info', { status: 500, body: '' })
    expect(await askBulk()).toMatchObject({ kind: 'silent', why: 'no-connection', exchanges: [] })
  })
})

describe('a stop', () => {
  it('ends the question at once and blames nobody', async () => {
    first.on('/codes/check', 'silence')
    const stop = new AbortController()
    const asked = askBulk([code], stop.signal)
    await first.reached('/codes/check', 1)
    stop.abort()
    expect(await asked).toMatchObject({ kind: 'stopped', exchanges: [{ failure: 'stopped' }] })
  })

  it('does not wait for a list', async () => {
    list.on('/cdn/info', 'silence')
    const stop = new AbortController()
    const asked = askBulk([code], stop.signal)
    await until(() => list.asked.length > 0)
    stop.abort()
    expect(await asked).toMatchObject({ kind: 'stopped', exchanges: [] })
  })
})
