import { existsSync, mkdtempSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { introduced } from '../../server/sandbox/states.js'
import { startSandbox, type Sandbox } from '../../server/sandbox/sandbox.js'
import { cisList } from '../codes.js'
import { testFolder } from '../database.js'
import { startProcess, type Process } from '../start-process.js'
import { waitFor } from '../wait-for.js'

const token = 'a-token-of-the-tests-that-is-long-enough'
const producer = { inn: '0069145277', name: 'ООО «Молочный берег»' }
const goods = { name: 'Вода', brand: 'Родник', group: 'water', groupId: 13, tnVedGroup: '2201', producer }

let started: Process[] = []
let sandbox: Sandbox | undefined
afterEach(async () => {
  for (const { child } of started) child.kill('SIGKILL')
  started = []
  await sandbox?.close()
  sandbox = undefined
})

const envOf = (folder: string, more: Record<string, string> = {}) => ({
  PORT: '0',
  DATABASE_URL: `sqlite:${join(folder, 'dopusk.sqlite')}`,
  DOPUSK_SECRET_FILE: join(folder, 'dopusk.secret'),
  DOPUSK_API_TOKEN: token,
  DOPUSK_INN: '0069003184',
  DOPUSK_TIMETABLE_SCALE: '0.01',
  ...more,
})
const start = (env: Record<string, string>) => {
  const running = startProcess(env)
  started.push(running)
  return running
}
const addressIn = (text: string) => /"url":"([^"]+)"/.exec(text)![1]!
const newFolder = () => mkdtempSync(join(testFolder, 'process-'))

describe('the program as a process', () => {
  it('prints a readable list of what is wrong with its settings, and ends with 3', async () => {
    const wrong = start({ PORT: 'eighty', DOPUSK_API_TOKEN: 'short', DOPUSK_TIMEZONE: 'Europe/Ozernaya' })
    expect(await wrong.ended).toBe(3)
    for (const name of ['PORT', 'DOPUSK_API_TOKEN', 'DOPUSK_TIMEZONE'])
      expect(wrong.output()).toContain(`  ${name}`)
    expect(wrong.output()).not.toContain('    at ')
  })

  it('starts without a token, makes its secret and first password for their owner only, and takes an empty variable as none', async () => {
    const folder = newFolder()
    const running = start(envOf(folder, { CRPT_TRUE_API_TOKEN: '', HTTPS_PROXY: '' }))
    const output = await running.says('listening')
    expect((await fetch(`${addressIn(output)}/readyz`)).status).toBe(200)
    for (const file of ['dopusk.secret', 'admin-password.txt'])
      expect(statSync(join(folder, file)).mode & 0o777, file).toBe(0o600)
    running.child.kill('SIGTERM')
    expect(await running.ended).toBe(0)
  })

  it('refuses in words to open a database that another process has', async () => {
    const folder = newFolder()
    const first = start(envOf(folder))
    await first.says('listening')
    const second = start(envOf(folder))
    expect(await second.ended).toBe(3)
    expect(second.output()).toContain('уже открыл другой Допуск')
  })

  it('answers every code and loses none when it is killed in the middle and started again', async () => {
    const folder = newFolder()
    sandbox = await startSandbox({ scenario: () => introduced(goods, producer) })
    sandbox.setMood({ answer: 'plain', latencyMs: 150 })
    const env = envOf(folder, {
      CRPT_TRUE_API_URL: sandbox.url,
      CRPT_CDN_URL: sandbox.url,
      CRPT_TRUE_API_TOKEN: 'a-token',
    })
    const first = start(env)
    const address = addressIn(await first.says('listening'))
    const codes = cisList(20_000)
    const headers = { authorization: `Bearer ${token}` }
    const made = await fetch(`${address}/api/v1/deliveries`, {
      method: 'POST',
      headers,
      body: codes.join('\n'),
    })
    const { id } = (await made.json()) as { id: string }
    await waitFor(() => expect(sandbox!.counts().codesAsked).toBeGreaterThan(3000), { timeout: 60_000 })
    first.child.kill('SIGKILL')
    await first.ended
    expect(sandbox.counts().codesAsked).toBeLessThan(codes.length)

    const second = start(env)
    const again = addressIn(await second.says('listening'))
    await waitFor(
      async () => {
        const response = await fetch(`${again}/api/v1/deliveries/${id}`, { headers })
        expect(await response.json()).toMatchObject({
          state: 'done',
          counts: { total: 20_000, sell: 20_000 },
        })
      },
      { timeout: 200_000, interval: 200 },
    )
    // At most one more question for the codes that were in flight, and the row that the stand-in leaves out at first.
    const most = Math.max(...codes.map((cis) => sandbox!.counts().asksOf(cis)))
    expect(most).toBeLessThanOrEqual(3)
    second.child.kill('SIGTERM')
    expect(await second.ended).toBe(0)
    expect(existsSync(join(folder, 'dopusk.sqlite'))).toBe(true)
  })
})
