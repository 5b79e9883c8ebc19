import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeApiKeys, type ApiKeys } from '../../../server/crpt/api-keys.js'
import { defaultSitesOf } from '../../../server/crpt/default-sites.js'
import { makePermissive, type Permissive } from '../../../server/crpt/permissive.js'
import { makeSites, type Sites } from '../../../server/crpt/sites.js'
import { testClock, type TestClock } from '../../test-clock.js'
import { listOf, loopbackSite, until, well, type LoopbackSite, type Reply } from './loopback-sites.js'

const minute = 60_000
const hour = 60 * minute
const code = '0104600000000015215abcde\x1d93Zk4w'
const good: Reply = { body: { code: 0, codes: [{ cis: code, found: true, realizable: true }] } }
const status = (number: number, body: unknown = { code: number }): Reply => ({ status: number, body })

let clock: TestClock
let list: LoopbackSite, first: LoopbackSite, second: LoopbackSite
let keys: ApiKeys
let gate: Sites, bulk: Sites
let permissive: Permissive
let stop: AbortController

beforeEach(async () => {
  clock = testClock()
  stop = new AbortController()
  ;[list, first, second] = await Promise.all([loopbackSite(), loopbackSite(), loopbackSite()])
  list.on('/cdn/info', listOf(first.origin, second.origin))
  first.on('/health/check', well(1))
  second.on('/health/check', well(2))
  for (const site of [first, second]) site.on('/codes/check', good)
  open()
})
afterEach(async () => {
  stop.abort()
  await Promise.all([permissive.close(), gate.close(), bulk.close()])
  await Promise.all([list, first, second].map((site) => site.close()))
})

function open(more: { defaultSites?: readonly string[]; kept?: () => string | null } = {}): void {
  keys = makeApiKeys(more.kept ? { kept: more.kept } : { apiKey: 'a-key' })
  const { defaultSites } = more
  const sitesOf = () => makeSites({ origin: list.origin, keys, clock, spreadMs: 0, defaultSites })
  ;[gate, bulk] = [sitesOf(), sitesOf()]
  permissive = makePermissive({ sites: { gate, bulk }, keys, inn: null, clock })
}

async function startGate(): Promise<void> {
  gate.start(stop.signal)
  await until(() => gate.rows().some((row) => row.state !== 'idle'))
}

const hostOf = (site: LoopbackSite) => new URL(site.origin).host
const rowOf = (site: LoopbackSite) => gate.rows().find(({ host }) => host === hostOf(site))!
const isAside = (site: LoopbackSite) => rowOf(site).blockedUntil === clock.now() + 15 * minute
const checks = () => [first.times('/codes/check'), second.times('/codes/check')]
const ask = () => permissive.codesCheck([code], { bulk: false })

/** One question at the gate; where the site will be silent, time goes on for as long as a till would wait. */
async function askOut(isSilent = false): Promise<string> {
  const before = first.times('/codes/check')
  const asked = ask()
  if (isSilent) {
    await first.reached('/codes/check', before + 1)
    await clock.advance(1500)
  }
  const result = await asked
  return result.kind === 'silent' ? result.why : result.kind === 'fault' ? result.fault : result.kind
}

interface Rule {
  rule: string
  /** What the best site answers, one by one; the last stays. */
  replies: Reply[]
  /** What each question brings. */
  brings: string[]
  /** How often the best site and the next one were asked. */
  asked: [number, number]
  aside: boolean
}

const rules: Rule[] = [
  {
    rule: 'no answer within 1.5 s, twice: nobody is aside',
    replies: ['silence'],
    brings: ['timeout', 'timeout'],
    asked: [2, 0],
    aside: false,
  },
  {
    rule: 'no answer within 1.5 s three times running: aside for 15 min',
    replies: ['silence'],
    brings: ['timeout', 'timeout', 'timeout'],
    asked: [3, 0],
    aside: true,
  },
  {
    rule: 'an answer between silences: the row begins anew',
    replies: ['silence', 'silence', good, 'silence', 'silence'],
    brings: ['timeout', 'timeout', 'rows', 'timeout', 'timeout'],
    asked: [5, 0],
    aside: false,
  },
  {
    rule: 'a line that breaks three times running: as no answer',
    replies: ['cut'],
    brings: ['no-connection', 'no-connection', 'no-connection'],
    asked: [3, 0],
    aside: true,
  },
  ...[429, 500, 502, 503, 504].flatMap((number): Rule[] => [
    {
      rule: `${number} once: asked once more on the same site`,
      replies: [status(number), good],
      brings: ['rows'],
      asked: [2, 0],
      aside: false,
    },
    {
      rule: `${number} twice: aside for 15 min, and the next site is asked`,
      replies: [status(number)],
      brings: ['rows'],
      asked: [2, 1],
      aside: true,
    },
  ]),
  ...[{ code: 5000 }, { error_message: '5000' }, { code: 500, error_message: '5000' }].map((body): Rule => ({
    rule: `5000 (${JSON.stringify(body)}) again and again: once more, never aside`,
    replies: [status(500, body)],
    brings: ['cross-border', 'cross-border', 'cross-border'],
    asked: [6, 0],
    aside: false,
  })),
  {
    rule: '5xx and then 5000: the cross-border check is down, not the site',
    replies: [status(500), status(500, { code: 5000 })],
    brings: ['cross-border'],
    asked: [2, 0],
    aside: false,
  },
  {
    rule: '200 with code 0: answered',
    replies: [good],
    brings: ['rows'],
    asked: [1, 0],
    aside: false,
  },
  {
    rule: '200 with another code: refused, nobody is aside',
    replies: [status(200, { code: 7, description: 'нет' })],
    brings: ['not-taken', 'not-taken'],
    asked: [2, 0],
    aside: false,
  },
  ...[203, 418].map((number): Rule => ({
    rule: `${number}: an emergency, asked anew at every code, left by the first 200`,
    replies: [status(number, ''), status(number, ''), good],
    brings: ['emergency', 'emergency', 'rows'],
    asked: [3, 0],
    aside: false,
  })),
  {
    rule: '204 within the body: the first usual answer after an emergency',
    replies: [{ body: { code: 204, codes: [{ cis: code, found: true }] } }],
    brings: ['rows'],
    asked: [1, 0],
    aside: false,
  },
  ...[400, 402, 405, 409, 413, 415, 422].map((number): Rule => ({
    rule: `${number}: the question is wrong, neither repeated nor aside`,
    replies: [status(number)],
    brings: ['not-taken', 'not-taken', 'not-taken', 'not-taken'],
    asked: [4, 0],
    aside: false,
  })),
  ...(
    [
      [403, 'no-contract'],
      [404, 'wrong-host'],
      [410, 'method-gone'],
    ] as const
  ).map(([number, fault]): Rule => ({
    rule: `${number}: a person must mend it, neither repeated nor aside`,
    replies: [status(number)],
    brings: [fault],
    asked: [1, 0],
    aside: false,
  })),
]

describe('a till’s rules for a site', () => {
  it.each(rules)('$rule', async ({ replies, brings, asked, aside }) => {
    first.on('/codes/check', ...replies)
    await startGate()
    const brought: string[] = []
    for (let time = 0; time < brings.length; time++)
      brought.push(await askOut(replies[Math.min(time, replies.length - 1)] === 'silence'))
    expect(brought).toEqual(brings)
    expect(checks()).toEqual(asked)
    const { blockedUntil } = rowOf(first)
    expect(blockedUntil !== null).toBe(aside)
    expect(rowOf(second).blockedUntil).toBeNull()
  })

  it('5000: the page says why codes of other states wait, while the site answers', async () => {
    first.on('/codes/check', status(500, { code: 5000 }))
    await startGate()
    await askOut()
    expect(rowOf(first)).toMatchObject({ state: 'up', lastError: 'cross-border', blockedUntil: null })
  })

  it('401: never again with that key, though it be handed in again after another; nobody is aside', async () => {
    await Promise.all([permissive.close(), gate.close(), bulk.close()])
    let kept = 'one'
    open({ kept: () => kept })
    first.on('/codes/check', status(401))
    expect(await askOut()).toBe('key-dead')
    kept = 'two'
    expect(await askOut()).toBe('key-dead')
    for (kept of ['one', 'two']) expect(await ask()).toMatchObject({ kind: 'fault', exchanges: [] })
    expect(checks()).toEqual([2, 0])
    expect(gate.rows().map(({ blockedUntil }) => blockedUntil)).toEqual([null, null])
  })

  it('a health check that gets no answer: aside for 15 min at once', async () => {
    first.on('/health/check', 'cut')
    await startGate()
    expect(isAside(first)).toBe(true)
  })

  it('the time aside is over only after a health check that is well', async () => {
    first.on('/health/check', well(1), 'cut', well(1))
    await startGate()
    const site = (await gate.best())!
    site.putAside('http-5xx')
    await clock.advance(15 * minute)
    // Nobody knows how it is before it is looked at.
    expect(rowOf(first).state).toBe('idle')
    expect((await gate.best())!.origin).toBe(second.origin)
    await until(() => isAside(first))
    await clock.advance(15 * minute)
    await gate.best()
    await first.reached('/health/check', 3)
    await until(() => rowOf(first).lastError === null)
    expect(rowOf(first).state).toBe('up')
    expect((await gate.best())!.origin).toBe(first.origin)
  })

  it('every site aside: list and health are asked once more, then it is silence', async () => {
    await startGate()
    for (const site of [first, second]) site.on('/codes/check', status(503)).on('/health/check', 'cut')
    const result = await ask()
    expect(result).toMatchObject({ kind: 'silent', why: 'http-5xx' })
    await until(() => gate.rows().every(({ state }) => state === 'down'))
    expect([list.times('/cdn/info'), ...checks()]).toEqual([2, 2, 2])
    expect(await ask()).toMatchObject({ kind: 'silent', exchanges: [] })
    expect(list.times('/cdn/info')).toBe(2)
  })

  it('every site aside and no list to be had: the kept sites are looked at all the same', async () => {
    await startGate()
    list.on('/cdn/info', status(500))
    for (const site of [first, second]) site.on('/codes/check', status(503), status(503), good)
    expect(await ask()).toMatchObject({ kind: 'silent' })
    expect(await ask()).toMatchObject({ kind: 'rows' })
  })
})

describe('what other clients of the till’s question get wrong', () => {
  it('a site that answers 401 quickly is not the best one, and the key is not sent again', async () => {
    first.on('/health/check', {
      status: 200,
      body: { code: 401, avgTimeMs: 0 },
    })
    await startGate()
    expect(gate.fault()).toBe('key-dead')
    expect(await ask()).toMatchObject({ kind: 'fault', fault: 'key-dead', exchanges: [] })
  })

  it('a list that is not empty is refreshed by its age, whatever goes on', async () => {
    await startGate()
    for (let time = 0; time < 12; time++) {
      await clock.advance(hour / 2)
      if (time < 11) expect(await gate.best()).not.toBeNull()
    }
    await list.reached('/cdn/info', 2)
  })

  it('the 15 min are not forgotten by a refresh, by a refused health check, or by a list without the site', async () => {
    await startGate()
    const site = (await gate.best())!
    await clock.advance(6 * hour - minute)
    site.putAside('http-5xx')
    list.on('/cdn/info', listOf(second.origin))
    first.on('/health/check', status(400))
    await clock.advance(minute)
    await until(() => gate.rows().length === 1)
    list.on('/cdn/info', listOf(first.origin, second.origin))
    ;(await gate.best())!.putAside('http-5xx')
    await until(() => gate.rows().length === 2)
    expect(rowOf(first).blockedUntil).toBe(clock.now() + 14 * minute)
    expect((await gate.best())!.origin).toBe(second.origin)
  })

  it.each<[string, Reply]>([
    ['203', status(203, '')],
    ['418', status(418, '')],
    ['200 with code 203', status(200, { code: 203 })],
  ])('%s instead of the list is an emergency, not a line that is down', async (_, reply) => {
    list.on('/cdn/info', reply)
    expect(await ask()).toMatchObject({ kind: 'silent', why: 'emergency', exchanges: [] })
  })

  it('203 within a health check leaves a site good', async () => {
    first.on('/health/check', status(200, { code: 203, avgTimeMs: 1 }))
    await startGate()
    expect(rowOf(first)).toMatchObject({ state: 'up', lastError: null })
  })

  it('one code that is not taken does not spoil its neighbours: the question is halved', async () => {
    const codes = [1, 2, 3, 4].map((serial) => code.replace('abcde', `abcd${serial}`))
    const rowsFor = (...some: string[]): Reply => ({
      body: { code: 0, codes: some.map((cis) => ({ cis, found: true })) },
    })
    first.on(
      '/codes/check',
      status(400),
      rowsFor(codes[0]!, codes[1]!),
      status(400),
      status(400),
      rowsFor(codes[3]!),
    )
    const result = await permissive.codesCheck(codes, { bulk: true })
    if (result.kind !== 'rows') throw new Error(result.kind)
    expect(codes.map((one) => result.facts.get(one))).toEqual([
      { found: true },
      { found: true },
      { refused: 'bad-request' },
      { found: true },
    ])
  })
})

describe('the default list', () => {
  const withDefault = async () => {
    await Promise.all([permissive.close(), gate.close(), bulk.close()])
    open({ defaultSites: [second.origin] })
  }

  it('is asked where cdn/info fails and there was never a list, and gives way to a real one', async () => {
    await withDefault()
    list.on('/cdn/info', status(500), listOf(first.origin))
    expect(await ask()).toMatchObject({ kind: 'rows' })
    expect(checks()).toEqual([0, 1])
    gate.start(stop.signal)
    await clock.advance(5 * minute)
    await until(() => gate.rows()[0]!.host === hostOf(first))
  })

  it('does not stand for a list that there was', async () => {
    await withDefault()
    list.on('/cdn/info', listOf(first.origin), status(500))
    await startGate()
    await clock.advance(6 * hour)
    await list.reached('/cdn/info', 2)
    expect(gate.rows().map(({ host }) => host)).toEqual([hostOf(first)])
  })

  it('does not hide a fault that a person must mend', async () => {
    await withDefault()
    list.on('/cdn/info', status(404))
    expect(await ask()).toMatchObject({ kind: 'fault', fault: 'wrong-host' })
  })

  it('is a setting, and no stand-in or other contour falls back to the real sites', () => {
    const usual = defaultSitesOf(undefined, 'https://cdn.crpt.ru')
    expect([usual.length, usual[0], usual.at(-1)]).toEqual([
      11,
      'https://cdn01.crpt.ru',
      'https://cdn11.crpt.ru',
    ])
    expect(defaultSitesOf('off', 'https://cdn.crpt.ru')).toEqual([])
    expect(defaultSitesOf(undefined, 'http://127.0.0.1:7700')).toEqual([])
    expect(defaultSitesOf(undefined, 'https://markirovka.sandbox.crptech.ru')).toEqual([])
    expect(defaultSitesOf('https://cdn03.crpt.ru/', 'http://127.0.0.1:1')).toEqual(['https://cdn03.crpt.ru'])
  })
})
