import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeApiKeys } from '../../../server/crpt/api-keys.js'
import { makeScanWays, type ScanWay } from '../../../server/crpt/channels.js'
import { makeLocalModule, type LocalModule } from '../../../server/crpt/local-module.js'
import { moduleMethods } from '../../../server/crpt/module-methods.js'
import { makePermissive } from '../../../server/crpt/permissive.js'
import { makeSites } from '../../../server/crpt/sites.js'
import { makeTillModule, type TillModule } from '../../../server/crpt/till-module.js'
import type { CdnMood } from '../../../server/sandbox/cdn-mood.js'
import { startSandbox } from '../../../server/sandbox/sandbox.js'
import type { CodeState, Goods } from '../../../server/sandbox/code-state.js'
import { scenarioOf } from '../../../server/sandbox/scenario.js'
import { introduced, retired } from '../../../server/sandbox/states.js'
import {
  startLocalModule,
  startTillModule,
  type LocalModulePlace,
  type StoreModule,
  type TillModulePlace,
} from '../../../server/sandbox/store-modules.js'
import { cisOf } from '../../codes.js'
import { testClock, type TestClock } from '../../test-clock.js'
import { until } from './loopback-sites.js'

const goods: Goods = {
  name: 'Кефир',
  brand: 'Марка',
  group: 'milk',
  groupId: 8,
  tnVedGroup: '0403',
  producer: { inn: '0069145277', name: 'ООО «Молочный берег»' },
}
const [fine, sold, blocked] = [cisOf(1), cisOf(2), cisOf(3)]
const scenario = scenarioOf(
  new Map<string, CodeState>([
    [fine, introduced(goods)],
    [sold, retired(goods)],
    [blocked, introduced(goods, undefined, { ogvs: ['RPN'] })],
  ]),
)
const full = (cis: string) => `${cis}\x1d93Zk4w`

let clock: TestClock
let closing: { close(): Promise<unknown> }[]
let stop: AbortController
beforeEach(() => {
  clock = testClock()
  closing = []
  stop = new AbortController()
})
afterEach(async () => {
  stop.abort()
  await Promise.all(closing.map((part) => part.close()))
})
const kept = <T extends { close(): Promise<unknown> }>(part: T): T => {
  closing.push(part)
  return part
}

describe('the local module', () => {
  let module: StoreModule
  let client: LocalModule
  const open = async (place: Partial<LocalModulePlace> = {}, login?: { user: string; password: string }) => {
    module = kept(await startLocalModule({ scenario, clock, ...place }))
    client = kept(makeLocalModule({ origin: module.url, login, inn: '0069003184', clock }))
  }
  const started = async () => {
    client.start(stop.signal)
    await until(() => client.row().state !== 'idle')
    return client.row()
  }

  it.each(['v2', 'v1'] as const)(
    'speaks of bans and sales alone, by %s; other flags are not heard',
    async (version) => {
      await open({ versions: [version] })
      const facts = async (cis: string) => (await client.outCheck(cis)) as object
      expect(await facts(fine)).toMatchObject({
        kind: 'facts',
        facts: { checkedOffline: true, sold: false, blocked: false },
      })
      expect(await facts(sold)).toMatchObject({ facts: { sold: true } })
      expect(await facts(blocked)).toMatchObject({ facts: { blocked: true } })
      const [exchange] = (await client.outCheck(fine)).exchanges
      expect(exchange).toMatchObject({
        channel: 'local-module',
        path: `/api/${version}/cis/outCheck`,
        httpStatus: 200,
        reqId: expect.any(String),
      })
      expect(exchange!.requestBody.toString()).toBe(JSON.stringify({ cis_list: [{ cis: fine }] }))
    },
  )

  it('is asked with its login, and a wrong one is a fault for a person', async () => {
    const login = { user: 'store', password: 'secret-1' }
    await open({ login }, login)
    const answer = await client.outCheck(fine)
    expect(answer.kind).toBe('facts')
    expect(JSON.stringify(answer)).not.toContain('secret-1')
    await open({ login }, { user: 'store', password: 'another' })
    expect(await client.outCheck(fine)).toMatchObject({ kind: 'fault', fault: 'module-login' })
    expect(await started()).toMatchObject({ state: 'held', lastError: 'module-login' })
  })

  it('says how old its base is, and is looked at every minute', async () => {
    await open({ lastSync: clock.now() - 3_600_000 })
    expect(await started()).toMatchObject({ state: 'up', syncedAt: clock.now() - 3_600_000 })
    const before = module.counts().requests
    await clock.advance(60_000)
    await until(() => module.counts().requests > before)
  })

  it.each(['not_configured', 'initialization', 'sync_error', 'failure'] as const)(
    'in the state %s it is silence, and it is not asked in vain',
    async (status) => {
      await open({ status })
      expect(await client.outCheck(fine)).toMatchObject({ kind: 'silent', why: 'http-5xx' })
      expect(await started()).toMatchObject({ state: 'down', lastError: status })
      expect(await client.outCheck(fine)).toMatchObject({ kind: 'silent', exchanges: [] })
    },
  )

  it('that is not there is silence', async () => {
    await open()
    await module.close()
    closing = closing.filter((part) => part !== module)
    expect(await client.outCheck(fine)).toMatchObject({ kind: 'silent', why: 'no-connection' })
    expect(await started()).toMatchObject({ state: 'down', lastError: 'ECONNREFUSED' })
  })
})

it('reaches no method of a module that writes', () => {
  const paths = Object.values(moduleMethods).map(({ path }) => path)
  expect(paths.every((path) => /\/(status|outCheck|info|codes\/check)$/.test(path))).toBe(true)
})

describe('the module of a till', () => {
  let module: StoreModule
  let client: TillModule
  let folder: string
  let tls: { cert: string; key: string }
  const open = async (place: Partial<TillModulePlace> = {}, fingerprint?: string) => {
    module = kept(await startTillModule({ scenario, clock, ...place }))
    client = kept(makeTillModule({ origin: module.url, fingerprint, inn: '0069003184', clock }))
  }
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'dopusk-certificate-'))
    const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
    const order = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=till -keyout ${key} -out ${cert}`
    execFileSync('openssl', order.split(' '), { stdio: 'ignore' })
    tls = { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') }
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each(['v3', 'v2', 'v1'] as const)(
    'is asked by %s with the code in base64, and has all fields',
    async (version) => {
      await open({ versions: [version] })
      const answer = await client.check(full(fine))
      expect(answer).toMatchObject({
        kind: 'facts',
        facts: { found: true, realizable: true, verified: true, group: 'milk' },
      })
      const exchange = answer.exchanges.at(-1)!
      expect(exchange).toMatchObject({ channel: 'till-module', path: `/api/${version}/codes/check` })
      expect(exchange.requestBody.toString()).toContain(Buffer.from(full(fine)).toString('base64'))
      expect((await client.check(full(sold))).exchanges).toHaveLength(1)
    },
  )

  it('without the net speaks of bans and sales alone', async () => {
    await open({ offline: true })
    expect(await client.check(full(blocked))).toMatchObject({
      facts: { checkedOffline: true, blocked: true },
    })
    const answer = await client.check(full(fine))
    expect(answer.kind === 'facts' && answer.facts.found).toBeUndefined()
  })

  it.each<[CdnMood['answer'], object, number]>([
    [203, { kind: 'silent', why: 'emergency' }, 1],
    [400, { kind: 'facts', facts: { refused: 'bad-request' } }, 1],
    [401, { kind: 'fault', fault: 'module-login' }, 1],
    [500, { kind: 'silent', why: 'http-5xx' }, 2],
    [504, { kind: 'silent', why: 'http-5xx' }, 2],
    ['cut', { kind: 'silent', why: 'no-connection' }, 1],
  ])('%s is %j after %i questions', async (answer, expected, questions) => {
    await open()
    module.setMood({ answer })
    const heard = await client.check(full(fine))
    expect(heard).toMatchObject(expected)
    expect(heard.exchanges).toHaveLength(questions)
  })

  it('is spoken to only if it shows the very certificate that is named', async () => {
    const own = new X509Certificate(tls.cert).fingerprint256
    await open({ tls }, own)
    expect((await client.check(full(fine))).kind).toBe('facts')
    await open(
      { tls },
      own.replace(/^../, (first) => (first === '00' ? '11' : '00')),
    )
    const answer = await client.check(full(fine))
    expect(answer).toMatchObject({ kind: 'silent', exchanges: [{ failure: 'CERTIFICATE' }] })
    expect(module.counts().requests).toBe(0)
    await open({ tls })
    expect(await client.check(full(fine))).toMatchObject({ kind: 'silent', why: 'no-connection' })
  })
})

describe('the way of a scanned code', () => {
  async function openWays(order: readonly ScanWay[], askLocalModule: 'when-down' | 'always' = 'when-down') {
    const sandbox = kept(await startSandbox({ scenario, clock }))
    const [till, local] = [
      kept(await startTillModule({ scenario, clock })),
      kept(await startLocalModule({ scenario, clock })),
    ]
    const keys = makeApiKeys({ apiKey: 'a-key' })
    const sites = kept(makeSites({ origin: sandbox.url, keys, clock }))
    const permissive = kept(makePermissive({ sites: { gate: sites, bulk: sites }, keys, inn: null, clock }))
    const ways = makeScanWays({
      tillModule: kept(makeTillModule({ origin: till.url, inn: null, clock })),
      localModule: kept(makeLocalModule({ origin: local.url, inn: null, clock })),
      permissive,
      keys,
      readOrder: async () => ({ order, askLocalModule }),
    })
    const setCdn = (answer: CdnMood['answer']) => {
      for (const site of sandbox.cdn.sites) site.setMood({ answer })
    }
    const ask = (cis = fine, may: readonly ScanWay[] = order) =>
      ways.ask({ cis, full: full(cis) }, { mayAsk: async (way) => may.includes(way) })
    return { sandbox, till, local, setCdn, ask, ways }
  }
  const all: ScanWay[] = ['till-module', 'cdn', 'local-module']

  it('is the till’s module, then the sites, then the local module, then «не проверено»', async () => {
    const { till, local, setCdn, ask } = await openWays(all)
    expect((await ask()).way).toBe('till-module')
    till.setMood({ answer: 'cut' })
    expect((await ask()).way).toBe('cdn')
    setCdn(503)
    const offline = await ask(sold)
    expect(offline.way).toBe('local-module')
    expect(offline.answers.at(-1)).toMatchObject({ channel: 'local-module', facts: { sold: true } })
    local.setMood({ answer: 'cut' })
    const nobody = await ask()
    expect(nobody.way).toBeNull()
    expect(nobody.answers.every(({ facts }) => facts.silence !== undefined)).toBe(true)
  })

  it.each([403, 404, 410, 429, 500, 502, 'half'] as const)(
    '%s of every site: the local module is asked within the same scan',
    async (answer) => {
      const { setCdn, ask } = await openWays(['cdn', 'local-module'])
      setCdn(answer)
      expect((await ask()).way).toBe('local-module')
    },
  )

  it('a site that does not answer within 1.5 s: the local module is asked within the same scan', async () => {
    const { sandbox, ask } = await openWays(['cdn', 'local-module'])
    for (const site of sandbox.cdn.sites) site.setMood({ answer: 'silence' }, { method: 'check' })
    const asked = ask()
    const isCheck = ([path, times]: [string, number]) => path.endsWith('/codes/check') && times > 0
    await until(() => sandbox.cdn.sites.some((site) => Object.entries(site.counts().byPath).some(isCheck)))
    await clock.advance(1500)
    expect((await asked).way).toBe('local-module')
  })

  it.each([203, 418, 'cross-border-code', 'cross-border-message'] as const)(
    '%s is ЧЗ’s own word: nobody else is asked',
    async (answer) => {
      const { local, setCdn, ask } = await openWays(['cdn', 'local-module'])
      setCdn(answer)
      expect((await ask()).way).toBeNull()
      expect(local.counts().requests).toBe(0)
    },
  )

  it('goes on to the local module when the key is dead', async () => {
    const { setCdn, ask } = await openWays(['cdn', 'local-module'])
    setCdn(401)
    expect((await ask()).way).toBe('local-module')
  })

  it('may have the local module beside it, whose own sales are heard too', async () => {
    const { local, ask } = await openWays(all, 'always')
    const heard = await ask(sold)
    expect(heard.answers.map(({ channel }) => channel)).toEqual(['till-module', 'local-module'])
    expect(heard.way).toBe('till-module')
    expect(local.counts().codesAsked).toBe(1)
  })

  it('leaves out what may not be asked now, each way by itself', async () => {
    const { till, ask } = await openWays(all)
    expect((await ask(fine, ['cdn', 'local-module'])).way).toBe('cdn')
    expect((await ask(fine, ['local-module'])).way).toBe('local-module')
    expect((await ask(fine, [])).way).toBeNull()
    expect(till.counts().requests).toBe(0)
  })

  it('is the local module’s for a КИ without a check part', async () => {
    const { ways } = await openWays(all)
    expect((await ways.ask({ cis: fine, full: null }, { mayAsk: async () => true })).way).toBe('local-module')
  })
})
