import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Exchange } from '../../../entities/index.js'
import { openDatabase } from '../../../server/database.js'
import { systemClock } from '../../../server/clock.js'
import type { ExchangeRecord } from '../../../server/crpt/exchange-record.js'
import { makeKeyTrial } from '../../../server/crpt/try-key.js'
import { makeTokenTrial } from '../../../server/crpt/try-token.js'
import { startSandbox, type Sandbox } from '../../../server/sandbox/sandbox.js'
import { unknownCode } from '../../../server/sandbox/states.js'
import { startApp } from '../../start-app.js'
import { loopbackSite } from './loopback-sites.js'
import { waitFor } from '../../wait-for.js'

const inn = '0069003184'
const turns: string[] = []
const takeTurn = async (whose: string, lane: string) => void turns.push(`${whose} ${lane}`)
const kept: ExchangeRecord[] = []
const keepExchange = (record: ExchangeRecord) => void kept.push(record)
const trialsAt = (origin: string) => {
  const tryKey = makeKeyTrial({ origin, clock: systemClock, keepExchange })
  return {
    token: makeTokenTrial({ origin, clock: systemClock, takeTurn, keepExchange }),
    key: (apiKey: string) => tryKey(inn, apiKey),
  }
}

describe('a token or key that is tried', () => {
  let sandbox: Sandbox
  beforeAll(async () => void (sandbox = await startSandbox({ scenario: () => unknownCode })))
  afterAll(() => sandbox.close())
  beforeEach(() => void (kept.length = 0))

  it('is taken or refused by one question about no code, a token within the budget', async () => {
    const { token, key } = trialsAt(sandbox.url)
    expect(await token(inn, 'a-token')).toBe('taken')
    sandbox.killToken('a-token')
    expect(await token(inn, 'a-token')).toBe('refused')
    expect(turns).toEqual([`${inn} gate`, `${inn} gate`])
    expect(await key('a-key')).toBe('taken')
    sandbox.cdn.setListMood({ answer: 401 })
    expect(await key('a-key')).toBe('refused')
    expect(sandbox.counts()).toMatchObject({ codesAsked: 0 })
    // Each is evidence, of what was asked and answered, and of nothing that is secret.
    expect(kept.map(({ path, httpStatus, codeCount }) => [path, httpStatus, codeCount])).toEqual([
      ['/api/v4/true-api/product/info', 200, 0],
      ['/api/v4/true-api/product/info', 401, 0],
      ['/api/v4/true-api/cdn/info', 200, 0],
      ['/api/v4/true-api/cdn/info', 401, 0],
    ])
    expect(kept.map((record) => [record.channel, record.inn])).toEqual([
      ['true-api', inn],
      ['true-api', inn],
      ['cdn', inn],
      ['cdn', inn],
    ])
    expect(kept[2]!.responseBody!.toString()).toContain('hosts')
    for (const record of kept)
      for (const body of [record.requestBody, record.responseBody!, Buffer.from(JSON.stringify(record))])
        expect(body.toString()).not.toMatch(/a-token|a-key/)
  })

  it.each<[string, object | string, string]>([
    ['a list', { code: 0, hosts: [{ host: 'https://cdn01.crpt.ru' }] }, 'taken'],
    ['a refusal of the key', { code: 401, description: 'Неверный токен' }, 'refused'],
    ['another failure', { code: 4000, description: 'Внутренняя ошибка' }, 'silent'],
    ['the page of another program', '<html>Войдите в сеть</html>', 'silent'],
  ])('of the sites is judged by the body of an HTTP 200: %s', async (_, body, trial) => {
    const site = await loopbackSite()
    site.on('/cdn/info', { body })
    expect(await trialsAt(site.origin).key('a-key')).toBe(trial)
    await site.close()
  })

  it('is not tried where the line is silent or the budget lets nothing go', async () => {
    const gone = await startSandbox({ scenario: () => unknownCode })
    await gone.close()
    const { token, key } = trialsAt(gone.url)
    expect([await token(inn, 'a-token'), await key('a-key')]).toEqual(['silent', 'silent'])
    expect(kept.map(({ failure }) => failure)).toEqual(['ECONNREFUSED', 'ECONNREFUSED'])
    const noTurn = (_inn: string, _lane: string, stop?: AbortSignal) =>
      new Promise<void>((_resolve, reject) =>
        stop!.addEventListener('abort', () => reject(stop!.reason as Error)),
      )
    const line = { origin: sandbox.url, clock: systemClock, keepExchange }
    const held = makeTokenTrial({ ...line, takeTurn: noTurn, timeoutMs: 1 })
    expect(await held(inn, 'a-token')).toBe('silent')
    // What was not sent leaves nothing.
    expect(kept).toHaveLength(2)
  })
})

describe('PUT /entities/:inn', () => {
  const put = async (program: Awaited<ReturnType<typeof startApp>>, path: string, body: object) => {
    const headers = { 'content-type': 'application/json' }
    const answer = await program.api(`/entities/${inn}/${path}`, {
      method: 'PUT',
      headers,
      body: JSON.stringify(body),
    })
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }

  it('keeps nothing that ЧЗ refuses, and says what it could not try', async () => {
    const program = await startApp({ env: { CRPT_TRUE_API_TOKEN: '' } })
    program.sandbox.killToken('a-dead-token')
    expect(await put(program, 'token', { token: 'a-dead-token' })).toMatchObject({
      status: 422,
      body: { error: { key: 'entity.token-refused', message: expect.stringContaining('не сохранён') } },
    })
    expect(await put(program, 'token', { token: 'a-token' })).toMatchObject({ body: { isTried: true } })
    program.sandbox.cdn.setListMood({ answer: 403 })
    expect(await put(program, 'api-key', { key: 'a-key' })).toMatchObject({
      status: 422,
      body: { error: { key: 'entity.key-refused' } },
    })
    program.sandbox.cdn.setListMood({ answer: 503 })
    expect(await put(program, 'api-key', { key: 'a-key' })).toMatchObject({
      status: 200,
      body: { isTried: false },
    })
    await program.close()
  })

  it('leaves each trial, and the list of sites, in the chain, without token and key', async () => {
    const program = await startApp({ env: { CRPT_TRUE_API_TOKEN: '', CRPT_API_KEY: '' } })
    program.sandbox.killToken('a-dead-token')
    await put(program, 'token', { token: 'a-dead-token' })
    expect(await put(program, 'api-key', { key: 'a-key-of-a-store' })).toMatchObject({ status: 200 })
    await program.close()
    const database = await openDatabase(`sqlite:${join(program.folder, 'dopusk.sqlite')}`)
    const rows = await database.read.find(Exchange, { order: { id: 'ASC' } })
    const told = rows.map(({ path, httpStatus, deliveryId }) => [
      path.split('/').slice(-2).join('/'),
      httpStatus,
      deliveryId,
    ])
    expect(told.slice(0, 2)).toEqual([
      ['product/info', 401, null],
      ['cdn/info', 200, null],
    ])
    for (const { requestBody, responseBody } of rows)
      for (const body of [requestBody, responseBody ?? gzipSync('')])
        expect(gunzipSync(body).toString()).not.toMatch(/a-dead-token|a-key-of-a-store/)
    await database.close()
  })

  it('leaves the list of sites that was got at a start, and no look at a site', async () => {
    const program = await startApp({ env: { CRPT_API_KEY: 'a-key-of-a-store' } })
    // Both have their list when both have begun to look at its sites.
    await waitFor(() => expect(program.sandbox.cdn.sites[0]!.counts().requests).toBe(2))
    await program.close()
    const database = await openDatabase(`sqlite:${join(program.folder, 'dopusk.sqlite')}`)
    const rows = await database.read.find(Exchange, { order: { id: 'ASC' } })
    // One for the scans, one for the bulk.
    expect(rows.map(({ channel, path, codeCount }) => [channel, path, codeCount])).toEqual(
      Array(2).fill(['cdn', '/api/v4/true-api/cdn/info', 0]),
    )
    expect(rows.every(({ responseBody }) => gunzipSync(responseBody!).toString().includes('hosts'))).toBe(
      true,
    )
    await database.close()
  })

  it('reads the end of a token out of the token itself, and keeps none that is over', async () => {
    const program = await startApp({ env: { CRPT_TRUE_API_TOKEN: '' } })
    const tokenTo = (endsAt: number): string =>
      `e30.${Buffer.from(JSON.stringify({ exp: endsAt / 1000 })).toString('base64url')}.sign`
    const end = Math.ceil(Date.now() / 1000) * 1000 + 3600_000
    expect(await put(program, 'token', { token: tokenTo(end) })).toMatchObject({
      status: 200,
      body: { expiresAt: new Date(end).toISOString() },
    })
    expect(await put(program, 'token', { token: tokenTo(1_000) })).toMatchObject({
      status: 422,
      body: { error: { key: 'entity.token-over' } },
    })
    await program.close()
  })
})
