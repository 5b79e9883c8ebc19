import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../../server/clock.js'
import { makeKeyTrial } from '../../../server/crpt/try-key.js'
import { makeTokenTrial } from '../../../server/crpt/try-token.js'
import { startSandbox, type Sandbox } from '../../../server/sandbox/sandbox.js'
import { unknownCode } from '../../../server/sandbox/states.js'
import { startApp } from '../../start-app.js'
import { loopbackSite } from './loopback-sites.js'

const inn = '0069003184'
const turns: string[] = []
const takeTurn = async (whose: string, lane: string) => void turns.push(`${whose} ${lane}`)
const trialsAt = (origin: string) => ({
  token: makeTokenTrial({ origin, clock: systemClock, takeTurn }),
  key: makeKeyTrial({ origin, clock: systemClock }),
})

describe('a token or key that is tried', () => {
  let sandbox: Sandbox
  beforeAll(async () => void (sandbox = await startSandbox({ scenario: () => unknownCode })))
  afterAll(() => sandbox.close())

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
    const noTurn = (_inn: string, _lane: string, stop?: AbortSignal) =>
      new Promise<void>((_resolve, reject) =>
        stop!.addEventListener('abort', () => reject(stop!.reason as Error)),
      )
    const held = makeTokenTrial({ origin: sandbox.url, clock: systemClock, takeTurn: noTurn, timeoutMs: 1 })
    expect(await held(inn, 'a-token')).toBe('silent')
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
