import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeApiKeys, type KeySources } from '../../../server/crpt/api-keys.js'
import { makeListKeeper, refreshEveryMs, refreshSpreadMs } from '../../../server/crpt/keep-list.js'
import { makeSites, type Sites } from '../../../server/crpt/sites.js'
import { isTrustedSite } from '../../../server/crpt/trusted-origin.js'
import { testClock, type TestClock } from '../../test-clock.js'
import { listOf, loopbackSite, until, well, type LoopbackSite, type Reply } from './loopback-sites.js'

const minute = 60_000
const hour = 60 * minute
const key = 'a-key'

let clock: TestClock
let list: LoopbackSite, first: LoopbackSite, second: LoopbackSite
let sites: Sites | undefined
let stop: AbortController

beforeEach(async () => {
  clock = testClock()
  stop = new AbortController()
  ;[list, first, second] = await Promise.all([loopbackSite(), loopbackSite(), loopbackSite()])
  list.on('/cdn/info', listOf(first.origin, second.origin))
  for (const site of [first, second]) site.on('/health/check', well())
})
afterEach(async () => {
  stop.abort()
  await sites?.close()
  await Promise.all([list, first, second].map((site) => site.close()))
})

const open = (sources: KeySources = { apiKey: key }) =>
  (sites = makeSites({ origin: list.origin, keys: makeApiKeys(sources), clock, spreadMs: 0 }))
const hostOf = (site: LoopbackSite) => new URL(site.origin).host
const rowOf = (site: LoopbackSite) => sites!.rows().find((row) => row.host === hostOf(site))
const best = async () => (await sites!.best())?.origin ?? null

/** Starts, and waits until every listed site was looked at. */
async function start(sources?: KeySources): Promise<Sites> {
  open(sources).start(stop.signal)
  await until(() => sites!.rows().some((row) => row.state !== 'idle'))
  return sites!
}

/** Puts one of the two sites aside, as the one who asks does; the other stays. */
async function putAside(site: LoopbackSite): Promise<void> {
  const one = (await sites!.best())!
  if (one.origin === site.origin) return one.putAside('http-5xx')
  one.putAside('out of the way')
  const wanted = (await sites!.best())!
  one.checked({ latencyMs: 0, avgTimeMs: 0 })
  wanted.putAside('http-5xx')
}

async function putAllAside(): Promise<void> {
  await putAside(first)
  ;(await sites!.best())!.putAside('http-5xx')
}

describe('the list of sites', () => {
  it('is asked at the start, with the key, and every site is looked at and asked to close the line', async () => {
    await start()
    expect(list.asked).toMatchObject([{ method: 'GET', path: '/api/v4/true-api/cdn/info', key }])
    for (const site of [first, second])
      expect(site.asked).toMatchObject([
        { method: 'GET', path: '/api/v4/true-api/cdn/health/check', key, connection: 'close' },
      ])
    expect(sites!.rows()).toMatchObject([{ state: 'up' }, { state: 'up' }])
  })

  it('is refreshed after 6 h', async () => {
    await start()
    expect(sites!.rows().map(({ syncedAt }) => syncedAt)).toEqual([clock.now(), clock.now()])
    await clock.advance(6 * hour - 1)
    expect(list.times('/cdn/info')).toBe(1)
    await clock.advance(1)
    await list.reached('/cdn/info', 2)
    await first.reached('/health/check', 2)
    expect(list.times('/cdn/info')).toBe(2)
  })

  it.each<[string, Reply]>([
    ['503', { status: 503, body: '' }],
    ['a code of its own under 200', { body: { code: 3, error_message: 'нет' } }],
    ['nothing in it', { body: { code: 0, hosts: [] } }],
    ['HTML', { body: '<html></html>' }],
    ['a cut line', 'cut'],
  ])('stays as it was when a refresh brings %s', async (_, reply) => {
    await start()
    list.on('/cdn/info', reply)
    await clock.advance(6 * hour)
    await list.reached('/cdn/info', 2)
    expect(sites!.rows().map(({ host }) => host)).toEqual([hostOf(first), hostOf(second)])
    expect(await best()).toBeTypeOf('string')
  })

  it('takes the new one when there is one, and lets a site go that is not named any more', async () => {
    await start()
    list.on('/cdn/info', listOf(second.origin))
    await clock.advance(6 * hour)
    await until(() => sites!.rows().length === 1)
    expect(await best()).toBe(second.origin)
  })

  it('says that there is none where none was ever got', async () => {
    list.on('/cdn/info', { status: 500, body: '' })
    open()
    expect(await best()).toBeNull()
    expect(sites!.rows()).toMatchObject([{ host: hostOf(list), state: 'down', lastError: '500' }])
    expect(sites!.fault()).toBeNull()
  })

  it.each([
    [401, 'key-dead'],
    [403, 'no-contract'],
    [404, 'wrong-host'],
    [410, 'method-gone'],
  ])('that is refused with %i is a fault for a person: %s', async (status, fault) => {
    list.on('/cdn/info', { status, body: { code: status, error_message: 'нет' } })
    open()
    expect(await best()).toBeNull()
    expect(sites!.fault()).toBe(fault)
  })

  it('is asked out of turn as soon as every site is aside, and the 6 h start anew', async () => {
    await start()
    await clock.advance(5 * hour)
    await putAllAside()
    await list.reached('/cdn/info', 2)
    await until(() => sites!.rows().every((row) => row.state === 'up'))
    await clock.advance(6 * hour - 1)
    expect(list.times('/cdn/info')).toBe(2)
    await clock.advance(1)
    await list.reached('/cdn/info', 3)
  })

  it('is asked out of turn at most once a minute', async () => {
    await start()
    for (const site of [first, second]) site.on('/health/check', 'cut')
    await putAllAside()
    expect(await best()).toBeNull()
    expect(await best()).toBeNull()
    expect(list.times('/cdn/info')).toBe(2)
    await clock.advance(minute)
    expect(await best()).toBeNull()
    expect(list.times('/cdn/info')).toBe(3)
  })

  it('is believed only about hosts that may have the key', async () => {
    list.on('/cdn/info', listOf('https://cdn01.crpt.example', 'file:///etc', second.origin))
    await start()
    expect(sites!.rows().map(({ host }) => host)).toEqual([hostOf(second)])
    list.on('/cdn/info', listOf('https://cdn01.crpt.example'))
    await clock.advance(6 * hour)
    await list.reached('/cdn/info', 2)
    expect(sites!.rows().map(({ host }) => host)).toEqual([hostOf(second)])
  })
})

describe('the order of the sites', () => {
  it('is the one of the own round-trip, whatever ЧЗ says of its average', async () => {
    first.on('/health/check', {
      body: { code: 0, avgTimeMs: 1 },
      wait: async () => {
        await second.reached('/health/check', 1)
        await clock.advance(40)
      },
    })
    second.on('/health/check', { body: { code: 0, avgTimeMs: 900 } })
    await start()
    const [slow, quick] = [rowOf(first)!.latencyMs!, rowOf(second)!.latencyMs!]
    expect(slow).toBe(40)
    expect([0, 40]).toContain(quick)
    expect(await best()).toBe(quick === 0 ? second.origin : first.origin)
  })

  it('is the one of ЧЗ’s average where the round-trips are the same; it may come as text', async () => {
    first.on('/health/check', { body: { code: 0, avgTimeMs: '70' } })
    second.on('/health/check', { body: { code: 0, avgTimeMs: '7' } })
    await start()
    expect(await best()).toBe(second.origin)
  })

  it.each<[string, Reply]>([
    ['401', { status: 401, body: { code: 401 } }],
    ['400', { status: 400, body: { code: 400 } }],
    ['200 with a code of its own', { body: { code: 7, description: 'нет', avgTimeMs: 0 } }],
  ])('puts a site that quickly answers %s behind a good one, not aside', async (_, reply) => {
    first.on('/health/check', reply)
    let kept: string | null = key
    await start({ kept: () => kept })
    kept = 'another-key'
    expect(await best()).toBe(second.origin)
    expect(rowOf(first)!.blockedUntil).toBeNull()
  })
})

describe('a site', () => {
  const asideNow = (site: LoopbackSite) => rowOf(site)!.blockedUntil !== null

  it('that does not answer a health check in 2 s is aside for 15 min', async () => {
    first.on('/health/check', 'silence')
    open().start(stop.signal)
    await first.reached('/health/check', 1)
    await second.reached('/health/check', 1)
    await clock.advance(1999)
    expect(sites!.rows()).toMatchObject([{ host: hostOf(list) }])
    await clock.advance(1)
    await until(() => rowOf(first) !== undefined)
    expect(rowOf(first)).toMatchObject({
      state: 'down',
      lastError: 'timeout',
      blockedUntil: clock.now() + 15 * minute,
    })
    expect(await best()).toBe(second.origin)
  })

  it.each([429, 500, 503])(
    'that answers a health check with %i is looked at once more, then aside',
    async (status) => {
      first.on('/health/check', { status, body: '' })
      await start()
      expect(first.times('/health/check')).toBe(2)
      expect(asideNow(first)).toBe(true)
    },
  )

  it('that answers well the second time stays', async () => {
    first.on('/health/check', { status: 500, body: '' }, well())
    await start()
    expect(asideNow(first)).toBe(false)
  })

  it.each([{ code: 5000 }, { error_message: '5000' }])('is not put aside for %j', async (body) => {
    first.on('/health/check', { status: 500, body })
    await start()
    expect(first.times('/health/check')).toBe(1)
    expect(asideNow(first)).toBe(false)
  })

  it.each([203, 418])('that says %i (accident in ГИС МТ) is alive', async (status) => {
    first.on('/health/check', { status, body: '' })
    await start()
    expect(rowOf(first)).toMatchObject({ state: 'up', blockedUntil: null, lastError: null })
  })

  it('is aside after three silences in a row by completion, and any answer resets', async () => {
    await start()
    const site = (await sites!.best())!
    site.silent('timeout')
    site.silent('timeout')
    site.answered()
    site.silent('timeout')
    site.silent('timeout')
    expect(site.isAside()).toBe(false)
    site.silent('timeout')
    expect(site.isAside()).toBe(true)
    await clock.advance(15 * minute - 1)
    expect(site.isAside()).toBe(true)
    await clock.advance(1)
    expect(site.isAside()).toBe(false)
  })

  it('that is aside counts no silences of what was still under way', async () => {
    await start()
    const site = (await sites!.best())!
    site.putAside('http-5xx')
    for (let late = 0; late < 2; late++) site.silent('timeout')
    await clock.advance(15 * minute)
    site.silent('timeout')
    expect(site.isAside()).toBe(false)
  })

  it('is looked at before it takes its place again', async () => {
    first.on('/health/check', well(1))
    second.on('/health/check', well(2))
    await start()
    expect(await best()).toBe(first.origin)
    await putAside(first)
    await clock.advance(15 * minute)
    expect(await best()).toBe(second.origin)
    await first.reached('/health/check', 2)
    await until(() => rowOf(first)!.lastError === null)
    expect(await best()).toBe(first.origin)
  })

  it('that is not well when its time is over stays aside', async () => {
    await start()
    await putAside(first)
    first.on('/health/check', 'cut')
    await clock.advance(15 * minute)
    expect(await best()).toBe(second.origin)
    await until(() => asideNow(first))
  })
})

describe('the key', () => {
  it('is needed: without one nothing is asked, and it says so', async () => {
    open({}).start(stop.signal)
    expect(await best()).toBeNull()
    await clock.advance(5 * minute)
    expect(list.asked).toEqual([])
    expect(sites!.fault()).toBe('key-missing')
    expect(sites!.rows()).toMatchObject([{ state: 'held', lastError: 'key-missing' }])
  })

  it('is not an X-RegistrationKey, which alone is a fault of its own', async () => {
    open({ hasRegistrationKey: () => true })
    expect(await best()).toBeNull()
    expect(sites!.fault()).toBe('registration-key-only')
    expect(list.asked).toEqual([])
  })

  it('that was refused is not sent again, and a new one is used', async () => {
    list.on('/cdn/info', { status: 401, body: { code: 401 } })
    let kept: string | null = key
    open({ kept: () => kept }).start(stop.signal)
    await list.reached('/cdn/info', 1)
    await clock.advance(5 * minute)
    expect(list.times('/cdn/info')).toBe(1)
    expect(sites!.rows()).toMatchObject([{ state: 'held', lastError: 'key-dead' }])
    list.on('/cdn/info', listOf(second.origin))
    kept = 'a-new-key'
    expect(await best()).toBe(second.origin)
    expect(list.asked.at(-1)!.key).toBe('a-new-key')
  })
})

it('spreads the refreshes of many servers between 6 and 7 h', async () => {
  for (let server = 0; server < 20; server++) {
    const ending = new AbortController()
    const refreshedAt: number[] = []
    const plain = {
      sites: () => [],
      listedAt: () => null,
      failure: () => null,
      refresh: async () => void refreshedAt.push(clock.now()),
    }
    const options = {
      keys: makeApiKeys({ apiKey: key }),
      clock,
      refreshMs: refreshEveryMs,
      spreadMs: refreshSpreadMs,
    }
    void makeListKeeper(plain, options).keep(ending.signal)
    await clock.advance(7 * hour)
    ending.abort()
    expect(refreshedAt).toHaveLength(2)
    expect(refreshedAt[1]! - refreshedAt[0]!).toBeGreaterThanOrEqual(6 * hour)
  }
})

it.each([
  ['https://cdn01.crpt.ru', 'https://cdn.crpt.ru', true],
  ['http://cdn01.crpt.ru', 'https://cdn.crpt.ru', false],
  ['https://cdn01.crpt.example', 'https://cdn.crpt.ru', false],
  ['http://127.0.0.1:7700', 'https://cdn.crpt.ru', false],
  ['http://127.0.0.1:7700', 'http://127.0.0.1:7701', true],
])('trusts %s, named by %s, with the key: %s', (site, listOrigin, trusted) => {
  expect(isTrustedSite(site, listOrigin)).toBe(trusted)
})

it('refuses a place of the list that must not have the key', () => {
  const keys = makeApiKeys({ apiKey: key })
  expect(() => makeSites({ origin: 'http://cdn.crpt.ru', keys, clock })).toThrow('crpt.untrusted-host')
  expect(() => makeSites({ origin: 'https://cdn.crpt.example', keys, clock })).toThrow('crpt.untrusted-host')
})
