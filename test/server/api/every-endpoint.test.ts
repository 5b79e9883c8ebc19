import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endpoints } from '../../../server/api-docs/endpoints.js'
import { openapiDocument, refusalSchema, refusalsOf } from '../../../server/api-docs/openapi-document.js'
import { applied } from '../../../server/sandbox/states.js'
import { errorAnswer } from '../../../server/web/api-schemas.js'
import type { Endpoint } from '../../../server/web/endpoint.js'
import { cisList, gtinOf } from '../../codes.js'
import { apiToken, startApp } from '../../start-app.js'
import { updText } from '../intake/documents.js'
import { wrongInputs, wrongValues, type JsonSchema } from './wrong-inputs.js'
import { waitFor } from '../../wait-for.js'

const supplier = { inn: '0069145277', kpp: null, name: 'ООО «Молочный берег»', address: 'г. Ржев' }
const goods = {
  name: 'Кефир',
  brand: 'Берег',
  group: 'milk',
  groupId: 8,
  tnVedGroup: '0403',
  producer: supplier,
}
const codes = cisList(3)
const inn = '0069003184'

let program: Awaited<ReturnType<typeof startApp>>
beforeAll(async () => {
  program = await startApp({
    scenario: () => applied(goods, supplier),
    // Without a token in the environment one may be handed in.
    env: { CRPT_TRUE_API_TOKEN: '' },
  })
  await send('put', `/entities/${inn}/token`, { json: { token: 'a-token-of-chz' } })
  const made = await send('post', '/deliveries', { bytes: codes.join('\n') })
  expect(made.status).toBe(201)
  await waitFor(async () => expect(((await get('/deliveries/1')) as { state: string }).state).toBe('done'))
  expect((await send('post', '/deliveries', { bytes: updText() })).status).toBe(201)
  await send('post', '/deliveries/1/claims', {})
  await waitFor(async () =>
    expect(((await get('/channels')) as { items: unknown[] }).items).not.toHaveLength(0),
  )
})
afterAll(() => program.close())

interface Sent {
  json?: unknown
  bytes?: string
  headers?: Record<string, string>
  token?: string | null
}

function send(method: string, path: string, { json, bytes, headers, token = apiToken }: Sent) {
  return fetch(`${program.app.url}/api/v1${path}`, {
    method: method.toUpperCase(),
    body: json === undefined ? bytes : JSON.stringify(json),
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
  })
}
const get = async (path: string): Promise<unknown> => (await send('get', path, {})).json()

const row = (cis: string) => ({ cisInfo: { requestedCis: cis, status: 'APPLIED', productGroup: 'milk' } })

/** A request that each endpoint takes. A new endpoint without one fails. */
const valid: Record<string, { path?: string; query?: string } & Sent> = {
  'post /deliveries': { query: '?purpose=audit', bytes: cisList(2, { item: 2 }).join('\n') },
  'get /deliveries': { query: '?limit=5&cursor=100' },
  'get /deliveries/{id}': {},
  'get /deliveries/{id}/codes': { query: '?outcome=block&limit=2' },
  'post /deliveries/{id}/document-check': { path: '/deliveries/2/document-check' },
  'post /codes/parse': { json: { raw: codes[0] } },
  'get /codes/{id}': {},
  'post /verdicts': {
    json: {
      answers: [{ channel: 'true-api', askedAt: '2026-11-24T12:00:00+03:00', body: [row(codes[0]!)] }],
      group: 'milk',
      priceKopecks: 100,
      now: Date.UTC(2026, 10, 24, 9),
    },
  },
  'post /deliveries/{id}/claims': {},
  'get /claims/{id}': {},
  'get /claims/{id}/act.html': {},
  'get /channels': {},
  'put /entities/{inn}/token': { json: { token: 'another-token', expiresAt: '2099-01-01T00:00:00Z' } },
  'put /prices': { bytes: `${gtinOf(1)};6120` },
  'put /entities/{inn}/api-key': { json: { key: 'a-key' } },
}

const document = openapiDocument(endpoints, 'ru')
const resolve = (schema: JsonSchema): JsonSchema =>
  schema.$ref ? (document.components!.schemas![schema.$ref.split('/').pop()!] as JsonSchema) : schema

const nameOf = ({ method, path }: Endpoint) => `${method} ${path}`
const fill = (path: string, value?: string) =>
  path.replace('{id}', value ?? '1').replace('{inn}', value ?? inn)
const validOf = (endpoint: Endpoint) => {
  const request = valid[nameOf(endpoint)]
  if (!request) throw new Error(`no valid request is given for ${nameOf(endpoint)}`)
  return { path: fill(endpoint.path), query: '', ...request }
}
interface Operation {
  parameters?: { name: string; in: string; schema: JsonSchema }[]
  requestBody?: { content: Record<string, { schema: JsonSchema }> }
}
const operationOf = ({ path, method }: Endpoint) =>
  (document.paths![path] as unknown as Record<string, Operation>)[method]!

/** An error in its shape, with a status that the document names, in the language asked for, and telling nothing of us. */
async function expectRefusal(endpoint: Endpoint, response: Response, what: string): Promise<string> {
  const text = await response.text()
  expect([...refusalsOf(endpoint)], `${what}: ${response.status} ${text.slice(0, 300)}`).toContain(
    response.status,
  )
  expect(response.headers.get('content-type'), what).toContain('application/json')
  const body: unknown = JSON.parse(text)
  expect(refusalSchema(endpoint, response.status).safeParse(body).error?.issues, text).toBeUndefined()
  const { error } = errorAnswer.parse(body)
  expect(error.message, what).toMatch(/[а-яё]/i)
  expect(text, what).not.toMatch(/node_modules|\.[jt]s:\d|\bat \w+ \(|Invalid input/)
  return error.key
}

const named = endpoints.map((endpoint) => [nameOf(endpoint), endpoint] as const)

describe('every endpoint', () => {
  it.each(named)('%s answers as its schema says', async (_name, endpoint) => {
    const { path, query, ...sent } = validOf(endpoint)
    const response = await send(endpoint.method, path + query, sent)
    const text = await response.text()
    expect(response.status, text).toBe(endpoint.answer.status)
    if (endpoint.answer.schema === 'html') {
      expect(response.headers.get('content-type')).toContain('text/html')
      return
    }
    const read = endpoint.answer.schema.safeParse(JSON.parse(text))
    expect(read.error?.issues, text).toBeUndefined()
  })

  it.each(named)('%s lets in nobody without the token, and nobody with another', async (_name, endpoint) => {
    const { path, query, ...sent } = validOf(endpoint)
    for (const token of [null, 'another-token-that-is-long-enough-too']) {
      const response = await send(endpoint.method, path + query, { ...sent, token })
      expect(response.status).toBe(401)
      expect(response.headers.get('www-authenticate')).toBe('Bearer')
      expect(await expectRefusal(endpoint, response, 'token')).toBe('api.token')
    }
  })

  it.each(named)('%s refuses what its schema forbids of the address', async (_name, endpoint) => {
    const { path, query, ...sent } = validOf(endpoint)
    const ask = (to: string) => send(endpoint.method, to, sent)
    const strange = await ask(`${path}?stranger=1`)
    expect(strange.status).toBe(400)
    expect(await expectRefusal(endpoint, strange, 'an unknown parameter')).toBe('api.input')
    for (const { name, in: place, schema } of operationOf(endpoint).parameters ?? []) {
      const wrong = place === 'path' ? ['abc', '0', '-1', '1.5', '99999999999'] : queryValues(schema)
      for (const value of wrong) {
        const to = place === 'path' ? fill(endpoint.path, value) : `${path}?${name}=${value}`
        await expectRefusal(endpoint, await ask(to), `${name}=${value} ${query}`)
      }
      if (place === 'path') expect((await ask(fill(endpoint.path, '%E0%A4%A'))).status).toBe(400)
    }
  })

  const queryValues = (schema: JsonSchema) =>
    wrongValues(schema)
      .filter((value) => typeof value !== 'object')
      .map((value) => encodeURIComponent(String(value)))
      .concat('', '1&limit=2&outcome=sell&outcome=block&purpose=a&cursor=1&cursor=2')

  const withBody = named.filter(([, { body }]) => body !== undefined)
  it.each(withBody)('%s refuses what its schema forbids of the body', async (_name, endpoint) => {
    const { path, json } = validOf(endpoint)
    const { schema } = operationOf(endpoint).requestBody!.content['application/json']!
    const wrong = wrongInputs(schema, json, resolve)
    expect(wrong.length).toBeGreaterThan(5)
    for (const { what, value } of wrong) {
      const response = await send(endpoint.method, path, { json: value })
      expect(response.status, what).toBe(400)
      expect(await expectRefusal(endpoint, response, what)).toMatch(
        /^(api\.(input|body)|request\.malformed)$/,
      )
    }
  })

  const withoutDocument = named.filter(([, { method, takesDocument }]) => method !== 'get' && !takesDocument)
  it.each(withoutDocument)('%s takes JSON only, whole, and not too much of it', async (_name, endpoint) => {
    const { path } = validOf(endpoint)
    const of = (bytes: string, type = 'application/json') =>
      send(endpoint.method, path, { bytes, headers: { 'content-type': type } })
    const cases: [number, string, Response][] = [
      [400, 'request.malformed', await of('{"a":')],
      [400, 'request.malformed', await of('"text"')],
      [415, 'request.type', await of('{}', 'text/plain')],
      [415, 'request.type', await of('a=1', 'application/x-www-form-urlencoded')],
      [415, 'request.type', await of('{}', 'application/json; charset=koi8-r')],
      [413, 'request.too-large', await of(JSON.stringify({ a: 'x'.repeat(1100 * 1024) }))],
    ]
    for (const [status, key, response] of cases) {
      expect(response.status, key).toBe(status)
      expect(await expectRefusal(endpoint, response, key)).toBe(key)
    }
  })

  it.each(named)('%s knows HEAD, OPTIONS, and no other method', async (_name, endpoint) => {
    const path = fill(endpoint.path)
    const options = await send('options', path, {})
    expect(options.status).toBe(200)
    expect(options.headers.get('allow')).toContain(endpoint.method.toUpperCase())
    expect(options.headers.get('access-control-allow-origin')).toBeNull()
    if (endpoint.method === 'get') {
      const head = await send('head', path, {})
      expect([head.status, await head.text()]).toEqual([200, ''])
    }
    const other = await send('delete', path, {})
    expect(other.status).toBe(405)
    expect(other.headers.get('allow')).toContain(endpoint.method.toUpperCase())
    expect(errorAnswer.parse(await other.json()).error.key).toBe('method')
  })
})

describe('the API as a whole', () => {
  it('says its faults field by field, in the language that is asked for', async () => {
    const json = { answers: [{ channel: 'pigeon', askedAt: 'today', body: 1 }], prise: 1 }
    const answers = await Promise.all(
      ['en', 'ru', 'de, en;q=0.5'].map(async (language) => {
        const response = await send('post', '/verdicts', { json, headers: { 'accept-language': language } })
        return errorAnswer.parse(await response.json()).error
      }),
    )
    expect(answers[0]!.details).toEqual([
      { field: 'answers.0.channel', message: expect.stringMatching(/^One of: true-api, cdn/) },
      { field: 'answers.0.askedAt', message: 'The value is not written so.' },
      { field: 'prise', message: 'There is no such field here.' },
    ])
    expect(answers[1]!.details).toMatchObject([
      { message: expect.stringMatching(/^Одно из/) },
      {},
      { message: 'Такого поля здесь нет.' },
    ])
    expect(answers[2]).toEqual(answers[0])
  })

  it('answers an address that is not there in JSON, whatever the method', async () => {
    for (const method of ['get', 'post', 'put', 'delete']) {
      const response = await send(method, '/nothing', method === 'get' ? {} : { json: {} })
      expect(response.status, method).toBe(404)
      expect(errorAnswer.parse(await response.json()).error.key).toBe('not-found')
    }
  })

  it('is described by the document that is served, and needs no token on this machine', async () => {
    const response = await fetch(`${program.app.url}/api/v1/openapi.json`)
    expect(await response.json()).toEqual(JSON.parse(JSON.stringify(document)))
    const behindProxy = await fetch(`${program.app.url}/api/v1/openapi.json`, {
      headers: { 'x-forwarded-for': '203.0.113.9' },
    })
    expect(behindProxy.status).toBe(401)
  })

  it('is shown on this machine to everybody, from another to who is signed in', async () => {
    const ask = (headers: Record<string, string>) =>
      fetch(`${program.app.url}/api/docs`, { headers, redirect: 'manual' })
    expect((await ask({})).status).toBe(200)
    const far = await ask({ 'x-forwarded-for': '203.0.113.9' })
    expect([far.status, far.headers.get('location')]).toEqual([303, '/sign-in?to=%2Fapi%2Fdocs'])
  })

  it('names what is wrong with a document, and which delivery it is already', async () => {
    const handIn = endpoints.find(({ takesDocument }) => takesDocument)!
    const refused = await send('post', '/deliveries', { bytes: '<xml' })
    expect(refused.status).toBe(422)
    await expectRefusal(handIn, refused, 'no delivery')
    const again = await send('post', '/deliveries', { bytes: codes.join('\n') })
    expect(again.status).toBe(409)
    expect(await expectRefusal(handIn, again, 'again')).toBe('delivery.same')
    expect((await send('post', '/deliveries', {})).status).toBe(422)
  })

  it('takes no answer without its body', async () => {
    const json = { answers: [{ channel: 'true-api', askedAt: 1 }] }
    const response = await send('post', '/verdicts', { json })
    expect(errorAnswer.parse(await response.json()).error).toMatchObject({
      key: 'api.input',
      details: [{ field: 'answers.0.body', message: 'Поле обязательно.' }],
    })
  })

  it('bears a body that is nested without end', async () => {
    const depth = 100_000
    const body = `${'['.repeat(depth)}${']'.repeat(depth)}`
    const answer = `{"channel":"cdn","askedAt":1,"body":${body}}`
    const response = await send('post', '/verdicts', {
      bytes: `{"answers":[${answer}]}`,
      headers: { 'content-type': 'application/json' },
    })
    expect(response.status).toBe(400)
  })

  it('never answers what was handed in to be kept', async () => {
    const kept = await send('put', `/entities/${inn}/token`, { json: { token: 'a-token-of-chz-2' } })
    expect(await kept.text()).not.toContain('a-token-of-chz')
  })

  it('does not take a form with anything besides its document', async () => {
    const form = new FormData()
    form.append('document', new Blob([cisList(1).join('')]), 'codes.txt')
    form.append('purpose', 'audit')
    const response = await program.api('/deliveries', { method: 'POST', body: form })
    expect(response.status).toBe(400)
    expect(errorAnswer.parse(await response.json()).error.key).toBe('delivery.no-document')
  })
})
