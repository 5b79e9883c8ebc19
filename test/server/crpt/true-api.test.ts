import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../../server/clock.js'
import { readCisesInfo } from '../../../server/crpt/cises-info-answer.js'
import { readingMethods } from '../../../server/crpt/reading-methods.js'
import { makeTokens } from '../../../server/crpt/tokens.js'
import { makeTrueApi } from '../../../server/crpt/true-api.js'
import { isTrustedOrigin } from '../../../server/crpt/trusted-origin.js'
import { cisOf } from '../../codes.js'
import { importsOf, sourceFiles, textOf } from '../../rules/source-files.js'

const row = (requestedCis: string, more: object = {}) => ({
  cisInfo: { requestedCis, status: 'INTRODUCED' },
  ...more,
})
const read = (status: number, body: unknown) =>
  readCisesInfo(status, Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)))
const [cis, other] = [cisOf(1), cisOf(2)]

describe('an answer of cises/info', () => {
  it('is read by its body first: an all-unknown 404 and a 504 with the array are rows', async () => {
    const unknown = await read(404, [row(cis, { errorCode: '404', errorMessage: 'КИ не найден' })])
    expect(unknown).toMatchObject({ kind: 'rows' })
    expect((unknown as { facts: Map<string, object> }).facts.get(cis)).toMatchObject({ found: false })
    expect(await read(504, [row(cis, { errorCode: '504' })])).toMatchObject({ kind: 'rows' })
  })

  it.each([
    [401, [row(cis, { errorCode: '401' })], 'token-dead'],
    [401, { error_message: 'Токен не действителен' }, 'token-dead'],
    [401, '<InvalidTokenException><error>invalid_token</error></InvalidTokenException>', 'token-dead'],
    [200, [row(cis, { errorCode: '401' })], 'token-dead'],
    [403, { error_message: 'Отсутствует действующий договор по ТГ' }, 'no-contract'],
    [403, [row(cis, { errorMessage: 'Отсутствует доступ' })], 'no-contract'],
    [404, { error_message: 'Метод с указанным URL не найден' }, 'wrong-host'],
    [404, '', 'wrong-host'],
    [302, '', 'wrong-host'],
    [410, { error_message: 'Устаревшее API' }, 'method-gone'],
  ])('%i %j is a fault of the channel: %s', async (status, body, fault) => {
    expect(await read(status, body)).toEqual({ kind: 'fault', fault })
  })

  it.each([400, 413, 414, 422])('%i is a request that is not taken', async (status) => {
    expect(await read(status, { error_message: 'нет' })).toEqual({ kind: 'not-taken', status })
  })

  it.each([
    [429, { error_message: 'Превышено' }, 'rate-limit'],
    [500, { error_message: 'Ошибка' }, 'http-5xx'],
    [502, '<html>nginx</html>', 'http-5xx'],
    [503, '', 'http-5xx'],
    [203, '', 'emergency'],
    [200, '{"half":', 'http-5xx'],
    [200, '[{"cisInfo":{"requested', 'http-5xx'],
    [200, '', 'http-5xx'],
  ])('%i %j is silence: %s', async (status, body, why) => {
    expect(await read(status, body)).toMatchObject({ kind: 'silent', why })
  })

  it('takes an answer without any row for silence about the codes, not for an outage', async () => {
    expect(await read(200, [])).toEqual({ kind: 'rows', facts: new Map() })
  })

  it('waits as long as Retry-After says', async () => {
    expect(await readCisesInfo(503, Buffer.alloc(0), '7')).toEqual({
      kind: 'silent',
      why: 'http-5xx',
      retryAfterMs: 7000,
    })
  })

  it('takes the row of the pack where ЧЗ also sends the one of its block', async () => {
    const rows = [
      { cisInfo: { requestedCis: cis, generalPackageType: 'GROUP', status: 'INTRODUCED' } },
      { cisInfo: { requestedCis: cis, generalPackageType: 'UNIT', status: 'WITHDRAWN' } },
    ]
    for (const sent of [rows, [...rows].reverse()]) {
      const answer = (await read(200, sent)) as { facts: Map<string, { status: string }> }
      expect(answer.facts.get(cis)!.status).toBe('WITHDRAWN')
    }
  })
})

describe('the client of the True API', () => {
  let server: Server | undefined
  afterEach(() => void server?.closeAllConnections())

  async function serve(handle: Parameters<typeof createServer>[1] & object) {
    server = createServer(handle).listen(0, '127.0.0.1')
    await new Promise((resolve) => server!.once('listening', resolve))
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }
  const clientOf = (origin: string, more: object = {}) =>
    makeTrueApi({
      origin,
      inn: '0069003184',
      tokens: makeTokens({ token: 'a-token' }),
      takeTurn: async () => undefined,
      clock: systemClock,
      timeoutMs: 1000,
      ...more,
    })

  it('asks as documented and keeps both bodies as bytes, without the token', async () => {
    let asked: { url?: string; auth?: string; body: string } = { body: '' }
    const origin = await serve((req, res) => {
      asked = { url: req.url, auth: req.headers.authorization, body: '' }
      req.on('data', (part: Buffer) => (asked.body += part.toString()))
      req.on('end', () => res.end(JSON.stringify([row(cis), row(other)])))
    })
    const client = clientOf(origin)
    const result = await client.cisesInfo([cis, other], 'check')
    expect(asked).toEqual({
      url: '/api/v3/true-api/cises/info',
      auth: 'Bearer a-token',
      body: JSON.stringify([cis, other]),
    })
    expect(result.kind).toBe('rows')
    expect(result.exchange).toMatchObject({ httpStatus: 200, failure: null, codeCount: 2, inn: '0069003184' })
    expect(result.exchange.responseBody!.toString()).toContain(other)
    expect(JSON.stringify(result)).not.toContain('a-token')
    await client.close()
  })

  it('asks who is registered without a body and without the token, and minds no 401', async () => {
    const asked: [string?, string?, string?][] = []
    const origin = await serve((req, res) => {
      asked.push([req.method, req.url, req.headers.authorization])
      res.writeHead(401).end()
    })
    const tokens = makeTokens({ token: 'a-token' })
    for (const of of [tokens, makeTokens({})]) {
      const client = clientOf(origin, { tokens: of })
      const { kind, exchange } = await client.participants(['0069145277', '0069270911'], 'check')
      expect(kind).toBe('fault')
      expect(exchange).toMatchObject({ httpStatus: 401, codeCount: 0, requestBody: Buffer.alloc(0) })
      expect(exchange.path).toBe('/api/v3/true-api/participants?inns=0069145277&inns=0069270911')
      expect(asked.pop()).toEqual(['GET', exchange.path, undefined])
      await client.close()
    }
    expect(tokens.current()).toBe('a-token')
  })

  it('follows no redirect, so that a token goes nowhere else', async () => {
    let requests = 0
    const origin = await serve((_req, res) => {
      requests += 1
      res.writeHead(307, { location: '/elsewhere' }).end()
    })
    const client = clientOf(origin)
    expect(await client.cisesInfo([cis], 'check')).toMatchObject({ kind: 'fault', fault: 'wrong-host' })
    expect(requests).toBe(1)
    await client.close()
  })

  it('calls a refused connection, a cut answer and a slow one silence', async () => {
    const dead = clientOf('http://127.0.0.1:1')
    expect(await dead.cisesInfo([cis], 'check')).toMatchObject({ kind: 'silent', why: 'no-connection' })
    await dead.close()
    const slow = clientOf(await serve(() => undefined), { timeoutMs: 30 })
    expect(await slow.cisesInfo([cis], 'check')).toMatchObject({
      kind: 'silent',
      why: 'timeout',
      exchange: { failure: 'timeout' },
    })
    await slow.close()
  })

  it('stops at once when the program stops', async () => {
    const stop = new AbortController()
    const client = clientOf(await serve(() => stop.abort()), { timeoutMs: 5000 })
    expect(await client.cisesInfo([cis], 'check', stop.signal)).toMatchObject({ kind: 'stopped' })
    await client.close()
  })

  it.each([
    ['https://markirovka.crpt.ru', true],
    ['https://markirovka.sandbox.crptech.ru', true],
    ['http://127.0.0.1:7700', true],
    ['http://markirovka.crpt.ru', false],
    ['https://crpt.ru.example.com', false],
    ['https://evilcrpt.ru', false],
    ['http://192.168.0.10', false],
  ])('trusts %s with a token: %s', (origin, trusted) => {
    expect(isTrustedOrigin(origin)).toBe(trusted)
    if (!trusted) expect(() => clientOf(origin)).toThrow('crpt.untrusted-host')
  })

  it('trusts a suffix that was configured, over https only', () => {
    expect(isTrustedOrigin('https://chz.polyanka.example', 'polyanka.example')).toBe(true)
    expect(isTrustedOrigin('http://chz.polyanka.example', 'polyanka.example')).toBe(false)
  })

  it('can reach no method that writes: every request goes through the list of reading ones', () => {
    expect(Object.values(readingMethods).map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /api/v3/true-api/cises/info',
      'POST /api/v3/true-api/cises/short/list',
      'POST /api/v3/true-api/cises/eaes/info',
      'POST /api/v3/true-api/cises/aggregated/list',
      'POST /api/v3/true-api/cises/check',
      'POST /api/v3/true-api/cises/gz/info',
      'POST /api/v4/true-api/product/info',
      'GET /api/v3/true-api/participants',
      'POST /api/v3/true-api/doc/validator/create',
      'POST /api/v3/true-api/doc/validator/status',
      'GET /api/v3/true-api/auth/key',
      'POST /api/v3/true-api/auth/simpleSignIn',
      'GET /api/v4/true-api/cdn/info',
      'GET /api/v4/true-api/cdn/health/check',
      'POST /api/v4/true-api/codes/check',
    ])
    const isOurs = (file: string) => !file.startsWith('server/sandbox/')
    const askers = sourceFiles.filter((file) =>
      importsOf(file).some(({ to }) => ['undici', 'node:https'].includes(to)),
    )
    // The last one only opens the connection of a pinned certificate.
    expect(askers.filter(isOurs)).toEqual([
      'server/boot.ts',
      'server/crpt/connection.ts',
      'server/crpt/pinned-connect.ts',
    ])
    // Nowhere else is an address of ЧЗ written.
    const written = sourceFiles.filter((file) => /true-api\//.test(textOf(file)))
    expect(written.filter(isOurs)).toEqual(['server/crpt/reading-methods.ts'])
  })
})
