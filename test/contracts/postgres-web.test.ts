import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import supertest from 'supertest'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ChannelState } from '../../entities/index.js'
import { openDatabase } from '../../server/database.js'
import { introduced } from '../../server/sandbox/states.js'
import { cisOf } from '../codes.js'
import { testFolder } from '../database.js'
import { has } from '../needs.js'
import { startPostgres, type TestPostgres } from '../postgres-server.js'
import { scanner } from '../scanner.js'
import { words } from '../pages/channels-app.js'
import { signIn } from '../pages/small-app.js'
import { adminPassword, startApp } from '../start-app.js'
import { waitFor } from '../wait-for.js'

const inn = '0069003184'
const producer = { inn: '0069145277', name: 'ООО «Родник»' }
const goods = { name: 'Вода', brand: 'Родник', group: 'water', groupId: 13, tnVedGroup: '2201', producer }
const cis = cisOf(1)
const full = `${cis}\u001d93Zk4w`

type Program = Awaited<ReturnType<typeof startApp>>

describe.skipIf(!has('postgres'))('a process for pages beside others', () => {
  let postgres: TestPostgres
  let programs: Program[] = []
  let address: string
  beforeAll(async () => {
    postgres = await startPostgres()
  })
  afterAll(() => postgres.close())
  afterEach(async () => {
    await Promise.all(programs.map((program) => program.close()))
    programs = []
  })

  /** Processes of one chain, one for each of these roles: they share the database and the secret. */
  async function startChain(roles: string[], env: Record<string, string> = {}): Promise<Program[]> {
    const folder = mkdtempSync(join(testFolder, 'chain-'))
    address = await postgres.newDatabase()
    const shared = {
      DATABASE_URL: address,
      DOPUSK_SECRET_FILE: join(folder, 'secret'),
      DOPUSK_TRAINING: 'true',
      CRPT_TRUE_API_TOKEN: '',
      ...env,
    }
    for (const ROLES of roles)
      programs.push(
        await startApp({ scenario: () => introduced(goods, producer), env: { ...shared, ROLES } }),
      )
    return programs
  }

  it('scans with a token and a key that another process was given, and with newer ones', async () => {
    const [web, other] = (await startChain(['web', 'web'])) as [Program, Program]
    const handIn = (what: string, body: object) =>
      other.api(`/entities/${inn}/${what}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    const scan = await scanner(web.app.url)
    expect(await scan(full)).not.toContain('Ответ кассы получен')
    expect((await handIn('token', { token: 'a-token' })).status).toBe(200)
    expect((await handIn('api-key', { key: 'a-key' })).status).toBe(200)
    await waitFor(async () => {
      expect(await scan(full)).toContain('Ответ кассы получен от площадки ЧЗ')
      expect(web.sandbox.counts().asksOf(cis)).toBeGreaterThan(0)
    })
    web.sandbox.killToken('a-token')
    await scan(full)
    expect((await handIn('token', { token: 'a-newer-token' })).status).toBe(200)
    const asked = web.sandbox.counts().asksOf(cis)
    await waitFor(async () => {
      await scan(full)
      expect(web.sandbox.counts().asksOf(cis)).toBeGreaterThan(asked)
    })
  })

  it('scans with the token that a worker signed in for, and signs nothing itself', async () => {
    const place = mkdtempSync(join(testFolder, 'signer-'))
    const [command, runs] = [join(place, 'sign.sh'), join(place, 'runs')]
    writeFileSync(command, `#!/bin/sh\necho run >> ${runs}\nprintf "signed:%s" "$(cat)" | base64\n`)
    chmodSync(command, 0o755)
    const [web] = await startChain(['web', 'worker'], { DOPUSK_SIGN_COMMAND: command })
    const scan = await scanner(web!.app.url)
    await waitFor(async () => {
      await scan(full)
      expect(web!.sandbox.counts().asksOf(cis)).toBeGreaterThan(0)
    })
    expect(readFileSync(runs, 'utf8')).toBe('run\n')
  })

  it('tells of its channels beside a worker, whose word the foot of each page is', async () => {
    const [web, worker] = (await startChain(['web', 'worker'])) as [Program, Program]
    const browser = supertest.agent(web.app.url)
    await signIn(browser, 'admin', adminPassword)
    const foot = async () => {
      const { text } = await browser.get('/deliveries')
      return words(/data-test="line"[\s\S]*?<\/a>/.exec(text)![0])
    }
    await waitFor(async () => {
      const { processes } = (await (await web.api('/channels')).json()) as {
        processes: { roles: string[] }[]
      }
      expect(processes.map(({ roles }) => roles.join()).sort()).toEqual(['web', 'worker'])
    })
    expect(await foot()).toContain('ЧЗ ещё не спрашивали')
    const metrics = await (await fetch(`${web.app.url}/metrics`)).text()
    expect(metrics).toContain('dopusk_processes{role="worker"} 1')
    expect(metrics).toContain('dopusk_processes{role="web"} 1')
    // As if it had been gone for half a minute.
    await worker.close()
    programs = [web]
    const database = await openDatabase(address)
    await database.transact(({ manager }) =>
      manager.update(ChannelState, { roles: 'worker' }, { updatedAt: Date.now() - 31_000 }),
    )
    await database.close()
    expect(await foot()).toContain('Связь с ЧЗ неизвестна')
  })
})
