import { join } from 'node:path'
import { boot } from '../boot.js'
import { secret, trainingEnvironment } from '../cli/own-server.js'
import type { Clock } from '../clock.js'
import { readConfig } from '../config.js'
import { makeLog } from '../log.js'
import { polyanka } from '../sandbox/samples/parties.js'
import { samplesParticipants, samplesProducts, samplesScenario } from '../sandbox/samples/samples.js'
import type { SampleDelivery } from '../sandbox/samples/sample-delivery.js'
import { startSandbox } from '../sandbox/sandbox.js'
import { databaseIn } from './demo-folder.js'

/** The server and the stand-in for ЧЗ, both in this process. */
export interface DemoStage {
  url: string
  token: string
  login: string
  password: string
  /** Requests that the stand-in has had. */
  requests(): number
  close(): Promise<void>
}

export interface StagePlace {
  port: number
  /** Nothing outside of it is read or written. */
  folder: string
  /** Shortens the timetables; the training contour's own where it is absent. */
  timetableScale?: number
  clock?: Clock
  /** What the server does; everything where nothing is said. */
  roles?: string
}

export const storeName = `${polyanka.name}, магазин № 14`

/** Starts both. The environment and .env are not looked at: no real key can get in here. */
export async function startStage(
  samples: readonly Pick<SampleDelivery, 'states'>[],
  { port, folder, timetableScale, clock, roles }: StagePlace,
): Promise<DemoStage> {
  const sandbox = await startSandbox({
    scenario: samplesScenario(samples),
    products: samplesProducts(samples),
    participants: samplesParticipants,
    clock,
  })
  const [token, password] = [secret(), secret().slice(0, 12)]
  const { config, faults } = readConfig({
    ...trainingEnvironment(sandbox.url),
    ...(timetableScale ? { DOPUSK_TIMETABLE_SCALE: String(timetableScale) } : {}),
    ...(roles ? { ROLES: roles } : {}),
    PORT: String(port),
    DATABASE_URL: `sqlite:${databaseIn(folder)}`,
    DOPUSK_SECRET_FILE: join(folder, 'dopusk.secret'),
    DOPUSK_ADMIN_PASSWORD: password,
    DOPUSK_API_TOKEN: token,
    DOPUSK_STORE_NAME: storeName,
    DOPUSK_STORE_ADDRESS: polyanka.address,
    LOG_LEVEL: 'fatal',
  })
  if (faults) throw new Error(faults.map(({ name, message }) => `${name}: ${message}`).join('; '))
  const server = await boot(config, { log: makeLog(config.LOG_LEVEL), clock })
  return {
    url: server.url,
    token,
    login: server.administrator.login,
    password,
    requests: () => sandbox.counts().requests,
    async close() {
      await server.close()
      await sandbox.close()
    },
  }
}
