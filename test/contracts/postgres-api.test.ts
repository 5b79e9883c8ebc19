import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { introduced } from '../../server/sandbox/states.js'
import { cisList } from '../codes.js'
import { testFolder } from '../database.js'
import { has } from '../needs.js'
import { startPostgres, type TestPostgres } from '../postgres-server.js'
import { startRedis } from '../redis-server.js'
import { startApp } from '../start-app.js'
import { waitFor } from '../wait-for.js'

const supplier = { inn: '0069145277', kpp: null, name: 'ООО «Молочный берег»', address: 'г. Ржев' }
const goods = {
  name: 'Кефир',
  brand: 'Берег',
  group: 'milk',
  groupId: 8,
  tnVedGroup: '0403',
  producer: supplier,
}
const inn = '0069003184'

describe.skipIf(!has('postgres'))('the API on PostgreSQL', () => {
  let postgres: TestPostgres
  beforeAll(async () => {
    postgres = await startPostgres()
  })
  afterAll(() => postgres.close())

  it('keeps a token, checks with it, and tells of channels and figures', async () => {
    const program = await startApp({
      scenario: () => introduced(goods, supplier),
      env: { DATABASE_URL: await postgres.newDatabase(), CRPT_TRUE_API_TOKEN: '' },
    })
    const put = (body: object) =>
      program.api(`/entities/${inn}/token`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    const expiresAt = new Date(Date.now() + 36_000_000).toISOString()
    expect((await put({ token: 'first' })).status).toBe(200)
    expect(await (await put({ token: 'second', expiresAt })).json()).toMatchObject({ inn, expiresAt })
    expect((await program.api('/deliveries', { method: 'POST', body: cisList(3).join('\n') })).status).toBe(
      201,
    )
    const json = async (path: string) => (await program.api(path)).json() as Promise<Record<string, unknown>>
    await waitFor(async () => expect((await json('/deliveries/1')).state).toBe('done'))
    await waitFor(async () =>
      expect((await json('/channels')).items).toContainEqual(
        expect.objectContaining({ inn, channel: 'true-api', state: 'up', keyEndsAt: expiresAt }),
      ),
    )
    for (const path of ['/deliveries/2147483647', '/codes/2147483648', '/claims/99999999999'])
      expect((await program.api(path)).status, path).toBe(404)
    const metrics = await (await fetch(`${program.app.url}/metrics`)).text()
    expect(metrics).toContain('dopusk_database_up 1')
    expect(metrics).toContain('dopusk_exchange_codes{channel="true-api",outcome="answered"} 3')
    expect(metrics).toContain('dopusk_codes{outcome="sell"} 3')
    await program.close()
  })

  it.skipIf(!has('redis'))(
    'lets a check in one process go on with a token that another was given',
    async () => {
      const redis = await startRedis()
      const shared = {
        DATABASE_URL: await postgres.newDatabase(),
        REDIS_URL: redis.url,
        CRPT_TRUE_API_TOKEN: '',
        DOPUSK_SECRET_FILE: join(testFolder, 'shared-secret'),
      }
      const scenario = () => introduced(goods, supplier)
      const web = await startApp({ env: { ...shared, ROLES: 'web' } })
      const worker = await startApp({ scenario, env: { ...shared, ROLES: 'worker,schedule' } })
      const run = async () =>
        ((await (await web.api('/deliveries/1')).json()) as { run: Record<string, unknown> }).run
      await web.api('/deliveries', { method: 'POST', body: cisList(3).join('\n') })
      await waitFor(async () => expect(await run()).toMatchObject({ state: 'held' }))
      const kept = await web.api(`/entities/${inn}/token`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token: 'a-token' }),
      })
      expect(kept.status).toBe(200)
      await waitFor(async () => expect(await run()).toMatchObject({ state: 'done' }))
      await web.close()
      await worker.close()
      await redis.close()
    },
  )
})
