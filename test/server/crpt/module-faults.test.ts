import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeLocalModule, type LocalModule } from '../../../server/crpt/local-module.js'
import { makeTillModule, type TillModule } from '../../../server/crpt/till-module.js'
import { testClock, type TestClock } from '../../test-clock.js'
import { loopbackSite, type LoopbackSite, type Reply } from './loopback-sites.js'

const cis = '0104600000000015215abcde'
const full = `${cis}\x1d93Zk4w`
const row = { cis: full, printView: cis, found: true, realizable: true, errorCode: 0 }
const status = (number: number, body: unknown = ''): Reply => ({ status: number, body })

let clock: TestClock
let place: LoopbackSite
let till: TillModule
let local: LocalModule
let stop: AbortController
beforeEach(async () => {
  clock = testClock()
  stop = new AbortController()
  place = await loopbackSite()
  till = makeTillModule({ origin: place.origin, inn: null, clock })
  local = makeLocalModule({ origin: place.origin, inn: null, clock })
})
afterEach(async () => {
  stop.abort()
  await Promise.all([till.close(), local.close()])
  await place.close()
})

const silent = (why: string) => ({ kind: 'silent', why })
const fault = (name: string) => ({ kind: 'fault', fault: name })
const refused = { kind: 'facts', facts: { refused: 'bad-request' } }
const good: Reply = { body: { codesResponse: { code: 0, codes: [row] } } }

/** What ТС ПИоТ answers, one by one; what it means; how often it was asked; how it stands then. */
const tillRules: [rule: string, replies: Reply[], means: object, asked: number, state: string][] = [
  ['200: answered', [good], { kind: 'facts', facts: { found: true } }, 1, 'up'],
  [
    '203: an emergency, sale is allowed and nothing is said of the code',
    [status(203)],
    silent('emergency'),
    1,
    'down',
  ],
  ['200 with code 203: an emergency too', [status(200, { code: 203 })], silent('emergency'), 1, 'down'],
  [
    '200 with code 204: the first usual answer after one',
    [status(200, { code: 204, codes: [row] })],
    { kind: 'facts' },
    1,
    'up',
  ],
  ['400: not repeated', [status(400)], refused, 1, 'up'],
  ['404 of every version: the wrong place', [status(404)], fault('wrong-host'), 3, 'held'],
  ['500: once more, and that may do', [status(500), good], { kind: 'facts' }, 2, 'up'],
  ['504 twice: silence', [status(504)], silent('http-5xx'), 2, 'down'],
  [
    '514: neither ГИС МТ nor the local module answered it, not repeated',
    [status(514)],
    silent('no-connection'),
    1,
    'down',
  ],
  [
    '500 with code 5000: the check across the border is down',
    [status(500, { code: 5000 })],
    silent('cross-border'),
    2,
    'down',
  ],
  ['half a body: silence', [{ body: '{"codesResponse":{' }], silent('http-5xx'), 1, 'down'],
  [
    'rows without the code: silence about it',
    [{ body: { codesResponse: { code: 0, codes: [] } } }],
    silent('no-row'),
    1,
    'down',
  ],
  ['a line that breaks: silence', ['cut'], silent('no-connection'), 1, 'down'],
]

describe('ТС ПИоТ', () => {
  it.each(tillRules)('%s', async (_, ...[replies, means, asked, state]) => {
    place.on('/codes/check', ...replies)
    expect(await till.check(full)).toMatchObject(means)
    expect(place.asked).toHaveLength(asked)
    expect(till.row().state).toBe(state)
  })

  it('that does not answer in 2 s is silence', async () => {
    place.on('/codes/check', 'silence')
    const asked = till.check(full)
    await place.reached('/codes/check', 1)
    await clock.advance(2000)
    expect(await asked).toMatchObject(silent('timeout'))
  })

  it('is looked at without a code, by the newest version that it has', async () => {
    place.on('/v2/info', status(200, { tspiotId: 'a' }))
    await till.look(stop.signal)
    expect(place.asked.map(({ path, body }) => [path, body])).toEqual([
      ['/api/v3/info', '{}'],
      ['/api/v2/info', '{}'],
    ])
    expect(till.row()).toMatchObject({ state: 'up', lastError: null, lastAnswerAt: clock.now() })
  })

  it.each<[Reply, string, string]>([
    [status(203), 'down', 'emergency'],
    [status(401), 'held', 'module-login'],
    [status(404), 'held', 'wrong-host'],
    [status(500), 'down', '500'],
    ['cut', 'down', 'UND_ERR_SOCKET'],
  ])('that answers a look with %j is «%s»: %s', async (reply, state, lastError) => {
    place.on('/info', reply)
    await till.look(stop.signal)
    expect(till.row()).toMatchObject({ state, lastError })
  })
})

/** Description of ЛМ ЧЗ of 30.10.2025, table 39: error codes of outCheck, with the status that they come by. */
const localErrors: [errorCode: number, status: number, means: object][] = [
  [4010, 401, fault('module-login')],
  [4015, 400, fault('module-login')],
  [4040, 404, silent('http-5xx')],
  [4045, 409, silent('http-5xx')],
  [4050, 409, silent('http-5xx')],
  [4080, 404, silent('http-5xx')],
  [4095, 409, silent('http-5xx')],
  [5010, 503, silent('http-5xx')],
  [5030, 503, silent('http-5xx')],
  [5031, 500, silent('http-5xx')],
  [5032, 500, silent('http-5xx')],
  [5040, 500, silent('http-5xx')],
  [5041, 500, silent('http-5xx')],
  [5042, 500, silent('http-5xx')],
  [6010, 400, refused],
  [6011, 400, refused],
  [6020, 400, refused],
  [6021, 400, refused],
  [6030, 400, refused],
]

const results = (result: object): Reply => ({ body: { results: [result] } })
const saying = (more: object): Reply =>
  results({ code: 0, description: 'ok', reqId: 'a', codes: [{ cis, gtin: '', ...more }] })

describe('ЛМ ЧЗ', () => {
  it.each(localErrors)('error %i by HTTP %i', async (errorCode, http, means) => {
    place.on('/outCheck', status(http, { errorCode, reason: 'слова модуля' }))
    expect(await local.outCheck(cis)).toMatchObject(means)
    expect(place.asked).toHaveLength(1)
  })

  it.each<[string, Reply, object]>([
    ['a КИ that it cannot read', results({ code: 400, description: 'bad cis', inst: 'a' }), refused],
    ['no row', results({ code: 0, codes: [] }), silent('no-row')],
    ['no results', { body: { results: [] } }, silent('http-5xx')],
    ['HTML', { body: '<html></html>' }, silent('no-row')],
    ['a broken line', 'cut', silent('no-connection')],
    ['a ban', saying({ isBlocked: true, sold: false }), { kind: 'facts', facts: { blocked: true } }],
  ])('%s', async (_, reply, means) => {
    place.on('/outCheck', reply)
    expect(await local.outCheck(cis)).toMatchObject(means)
  })

  it('a GTIN on the grey list is suspected, not banned; its prices and other flags are not heard', async () => {
    place.on(
      '/outCheck',
      saying({ isBlocked: true, isGreyGtin: true, sold: false, smp: 1, mrp: 2, found: false }),
    )
    const answer = await local.outCheck(cis)
    expect(answer.kind === 'facts' && answer.facts).toEqual({ checkedOffline: true, sold: false })
  })

  it('that does not answer in 1 s is silence', async () => {
    place.on('/outCheck', 'silence')
    const asked = local.outCheck(cis)
    await place.reached('/outCheck', 1)
    await clock.advance(1000)
    expect(await asked).toMatchObject(silent('timeout'))
  })

  it.each<[string, Reply, string, string]>([
    ['in service', status(200, { status: 'ready', operationMode: 'service' }), 'down', 'service'],
    ['that answers 503', status(503), 'down', '503'],
    ['that answers HTML', { body: '<html></html>' }, 'down', 'unreadable'],
    ['that is not there', 'cut', 'down', 'UND_ERR_SOCKET'],
    ['with another login', status(401), 'held', 'module-login'],
  ])('%s is not ready', async (_, reply, state, lastError) => {
    place.on('/status', reply)
    await local.look(stop.signal)
    expect(local.row()).toMatchObject({ state, lastError })
  })
})
