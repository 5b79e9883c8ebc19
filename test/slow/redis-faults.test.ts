import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../server/database.js'
import { introduced } from '../../server/sandbox/states.js'
import { startSandbox, type Sandbox } from '../../server/sandbox/sandbox.js'
import { cisList } from '../codes.js'
import { testFolder } from '../database.js'
import { has } from '../needs.js'
import { startRedis, type TestRedis } from '../redis-server.js'
import { startProcess, type Process } from '../start-process.js'
import { waitFor } from '../wait-for.js'

const token = 'a-token-of-the-tests-that-is-long-enough'
const headers = { authorization: `Bearer ${token}` }
const producer = { inn: '0069145277', name: 'ООО «Молочный берег»' }
const goods = { name: 'Вода', brand: 'Родник', group: 'water', groupId: 13, tnVedGroup: '2201', producer }

describe.skipIf(!has('redis'))('the program beside a Redis that fails', () => {
  let redis: TestRedis
  let sandbox: Sandbox
  let running: Process
  const database = `sqlite:${join(mkdtempSync(join(testFolder, 'redis-')), 'dopusk.sqlite')}`
  beforeAll(async () => {
    redis = await startRedis()
    sandbox = await startSandbox({ scenario: () => introduced(goods, producer) })
    running = startProcess({
      PORT: '0',
      DATABASE_URL: database,
      REDIS_URL: redis.url,
      DOPUSK_SECRET_FILE: join(testFolder, 'redis.secret'),
      DOPUSK_API_TOKEN: token,
      DOPUSK_INN: '0069003184',
      CRPT_TRUE_API_URL: sandbox.url,
      CRPT_CDN_URL: sandbox.url,
      CRPT_TRUE_API_TOKEN: 'a-token',
      DOPUSK_TIMETABLE_SCALE: '0.01',
    })
  })
  afterAll(async () => {
    running.child.kill('SIGKILL')
    await Promise.all([sandbox.close(), redis.close()])
  })

  it('lives through error replies: what came meanwhile is a row, and is checked when Redis takes jobs again', async () => {
    const address = /"url":"([^"]+)"/.exec(await running.says('listening'))![1]!
    const client = new Redis(redis.url)
    // A copy of a master that is not there: every writing command is answered READONLY.
    await client.replicaof('127.0.0.1', 1)
    await running.says('the schedule could not enqueue a job')
    const made = await fetch(`${address}/api/v1/deliveries`, {
      method: 'POST',
      headers,
      body: cisList(100).join('\n'),
    })
    expect(made.status).toBe(201)
    await running.says('what follows a commit failed')
    await client.replicaof('NO', 'ONE')
    client.disconnect()
    const { id } = (await made.json()) as { id: string }
    await waitFor(
      async () => {
        const response = await fetch(`${address}/api/v1/deliveries/${id}`, { headers })
        expect(await response.json()).toMatchObject({ state: 'done', counts: { sell: 100 } })
      },
      { timeout: 200_000, interval: 200 },
    )
  })

  it('ends cleanly without Redis, and gives the database free', async () => {
    await redis.kill()
    await running.says('ECONNREFUSED')
    running.child.kill('SIGTERM')
    expect(await running.ended).toBe(0)
    await (await openDatabase(database)).close()
  })
})
