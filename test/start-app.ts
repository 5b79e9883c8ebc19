import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { boot, type Running } from '../server/boot.js'
import type { Clock } from '../server/clock.js'
import { readConfig } from '../server/config.js'
import { silentLog } from '../server/log.js'
import { startSandbox, type Sandbox } from '../server/sandbox/sandbox.js'
import type { Participants } from '../server/sandbox/participants.js'
import type { Scenario } from '../server/sandbox/scenario.js'
import { unknownCode } from '../server/sandbox/states.js'
import { loadViews } from '../server/web/views.js'
import { putEmptyDatabase, testFolder } from './database.js'

export const apiToken = 'a-token-of-the-tests-that-is-long-enough'
export const adminPassword = 'a-long-password-of-the-tests'

// Read once: nothing changes them.
const views = loadViews()

/** The whole program on a free port, with a database of its own and the stand-in for ЧЗ. */
export async function startApp(
  options: {
    scenario?: Scenario
    participants?: Participants
    env?: Record<string, string>
    clock?: Clock
  } = {},
): Promise<{ app: Running; sandbox: Sandbox; api: typeof fetch; folder: string; close(): Promise<void> }> {
  const folder = mkdtempSync(join(testFolder, 'app-'))
  const place = join(folder, 'dopusk.sqlite')
  await putEmptyDatabase(place)
  const { scenario = () => unknownCode, participants, clock } = options
  const sandbox = await startSandbox({ scenario, participants })
  const { config, faults } = readConfig({
    PORT: '0',
    DATABASE_URL: `sqlite:${place}`,
    DOPUSK_SECRET_FILE: join(folder, 'secret'),
    CRPT_TRUE_API_URL: sandbox.url,
    CRPT_CDN_URL: sandbox.url,
    CRPT_TRUE_API_TOKEN: 'a-token-of-chz',
    DOPUSK_INN: '0069003184',
    DOPUSK_API_TOKEN: apiToken,
    DOPUSK_ADMIN_PASSWORD: adminPassword,
    DOPUSK_TIMETABLE_SCALE: '0.001',
    DOPUSK_STORE_NAME: 'Полянка',
    ...options.env,
  })
  if (faults) throw new Error(JSON.stringify(faults))
  const app = await boot(config, { log: silentLog, clock, answerTimeoutMs: 1000, views })
  const api: typeof fetch = (path, init) =>
    fetch(`${app.url}/api/v1${String(path)}`, {
      ...init,
      headers: { authorization: `Bearer ${apiToken}`, ...init?.headers },
    })
  return {
    app,
    sandbox,
    api,
    folder,
    async close() {
      await app.close()
      await sandbox.close()
    },
  }
}
