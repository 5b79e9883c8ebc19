import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { introduced } from '../../server/sandbox/states.js'
import { startSandbox, type Sandbox } from '../../server/sandbox/sandbox.js'
import { cisList } from '../codes.js'
import { testFolder } from '../database.js'
import { has } from '../needs.js'
import { startPostgres, type TestPostgres } from '../postgres-server.js'
import { startRedis, type TestRedis } from '../redis-server.js'
import { startProcess, type Process } from '../start-process.js'
import { waitFor } from '../wait-for.js'

const token = 'a-token-of-the-tests-that-is-long-enough'
const producer = { inn: '0069145277', name: 'ООО «Молочный берег»' }
const goods = { name: 'Вода', brand: 'Родник', group: 'water', groupId: 13, tnVedGroup: '2201', producer }
const here = has('postgres') && has('redis')

describe.skipIf(!here)('a chain: one process for pages, two that work, PostgreSQL and Redis', () => {
  let postgres: TestPostgres
  let redis: TestRedis
  let sandbox: Sandbox
  const started: Process[] = []
  beforeAll(async () => {
    ;[postgres, redis] = await Promise.all([startPostgres(), startRedis()])
    sandbox = await startSandbox({ scenario: () => introduced(goods, producer) })
  })
  afterAll(async () => {
    for (const { child } of started) child.kill('SIGKILL')
    await Promise.all([sandbox.close(), postgres.close(), redis.close()])
  })

  it('asks about every code within one budget while a worker is killed and Redis comes back empty', async () => {
    const folder = mkdtempSync(join(testFolder, 'cluster-'))
    const env = {
      PORT: '0',
      DATABASE_URL: await postgres.newDatabase(),
      REDIS_URL: redis.url,
      DOPUSK_SECRET_FILE: join(folder, 'dopusk.secret'),
      DOPUSK_API_TOKEN: token,
      DOPUSK_ADMIN_PASSWORD: 'a-long-password-of-the-tests',
      DOPUSK_INN: '0069003184',
      CRPT_TRUE_API_URL: sandbox.url,
      CRPT_CDN_URL: sandbox.url,
      CRPT_TRUE_API_TOKEN: 'a-token',
      DOPUSK_TIMETABLE_SCALE: '0.01',
    }
    const start = (roles: string): Process => {
      const running = startProcess({ ...env, ROLES: roles })
      started.push(running)
      return running
    }
    sandbox.setMood({ answer: 'plain', latencyMs: 200 })
    const web = start('web')
    const address = /"url":"([^"]+)"/.exec(await web.says('listening'))![1]!
    const workers = [start('worker,schedule'), start('worker,schedule')]
    await Promise.all(workers.map((worker) => worker.says('working')))

    const headers = { authorization: `Bearer ${token}` }
    const codes = cisList(60_000)
    const made = await fetch(`${address}/api/v1/deliveries`, {
      method: 'POST',
      headers,
      body: codes.join('\n'),
    })
    expect(made.status).toBe(201)
    const { id } = (await made.json()) as { id: string }
    await waitFor(() => expect(sandbox.counts().codesAsked).toBeGreaterThan(5000), { timeout: 60_000 })
    workers[0]!.child.kill('SIGKILL')
    await redis.kill()
    await redis.restart()
    // Leases of the killed one run out after a minute; the test does not wait for it but takes its place.
    start('worker,schedule')
    await waitFor(
      async () => {
        const response = await fetch(`${address}/api/v1/deliveries/${id}`, { headers })
        expect(await response.json()).toMatchObject({
          state: 'done',
          counts: { total: 60_000, sell: 60_000 },
        })
      },
      { timeout: 200_000, interval: 500 },
    )
    expect(sandbox.counts().maxInSlidingSecond).toBeLessThanOrEqual(50)
    const most = Math.max(...codes.map((cis) => sandbox.counts().asksOf(cis)))
    expect(most).toBeLessThanOrEqual(3)
  })
})
