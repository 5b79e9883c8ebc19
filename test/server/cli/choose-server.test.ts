import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { chooseServer } from '../../../server/cli/choose-server.js'

let server: Server | undefined
afterEach(() => void server?.close())

/** Somebody on loopback who takes one token. */
async function somebody(token: string): Promise<string> {
  server = createServer((req, res) => {
    res.statusCode = req.headers.authorization === `Bearer ${token}` ? 200 : 401
    res.end('{"items":[],"next":null}')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
const nobody = 'http://127.0.0.1:1'
const wish = (named: string | null = null) => ({ sandbox: false, server: named })
const keysOf = async (...args: Parameters<typeof chooseServer>) => {
  const chosen = await chooseServer(...args)
  return 'complaints' in chosen ? chosen.complaints.map(({ key }) => key) : chosen.url
}

test('a named server that takes the token is used', async () => {
  const url = await somebody('secret')
  expect(await keysOf(wish(url), { DOPUSK_API_TOKEN: 'secret' })).toBe(url)
  expect(await keysOf(wish(), { DOPUSK_URL: url, DOPUSK_API_TOKEN: 'secret' })).toBe(url)
})

test('the usual address is used where somebody takes the token there', async () => {
  const url = await somebody('secret')
  const env = { HOST: '127.0.0.1', PORT: new URL(url).port, DOPUSK_API_TOKEN: 'secret' }
  expect(await keysOf(wish(), env)).toBe(url)
})

test('a named server is not asked without a token', async () => {
  expect(await keysOf(wish(nobody), {})).toEqual(['cli.token-for-server'])
})

test('a named server that refuses the token, or is not there, is told apart', async () => {
  const env = { DOPUSK_API_TOKEN: 'wrong' }
  expect(await keysOf(wish(await somebody('secret')), env)).toEqual(['cli.server-refused'])
  expect(await keysOf(wish(nobody), env)).toEqual(['cli.server-silent'])
})

test('without a server and without a token of ЧЗ it is said what is missing', async () => {
  expect(await keysOf(wish(), { CRPT_TRUE_API_TOKEN: '' })).toEqual(['cli.no-crpt-token'])
})

test('a wrong configuration is told by its variables', async () => {
  const chosen = await chooseServer(wish(), { CRPT_TRUE_API_TOKEN: 'token', DOPUSK_INN: '12', ROLES: 'cook' })
  expect('complaints' in chosen && chosen.complaints.map(({ params }) => params?.name)).toEqual([
    'DOPUSK_INN',
  ])
})
