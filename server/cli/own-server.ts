import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { boot } from '../boot.js'
import { systemClock } from '../clock.js'
import { readConfig, type Config, type ConfigFault } from '../config.js'
import { makeLog } from '../log.js'
import { ruleOfThumb } from '../sandbox/rule-of-thumb.js'
import { makeSamples, samplesScenario } from '../sandbox/samples/samples.js'
import { startSandbox } from '../sandbox/sandbox.js'
import { firstOf } from '../sandbox/scenario.js'

/** A server that the command line may ask. */
export interface CheckServer {
  url: string
  token: string
  close(): Promise<void>
}

type Environment = Record<string, string | undefined>

/** A server in this process, on a temporary database that goes away with it. */
export async function startOwnServer(env: Environment): Promise<CheckServer | { faults: ConfigFault[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'dopusk-check-'))
  const token = secret()
  const { config, faults } = readConfig({ LOG_LEVEL: 'fatal', ...env, ...placeOf(folder, token) })
  const leave = () => rmSync(folder, { recursive: true, force: true })
  if (faults) {
    leave()
    return { faults }
  }
  return { token, ...(await running(config, leave)) }
}

/**
 * The same with a stand-in for ЧЗ that knows the sample deliveries and answers by rule of thumb of all other codes. Real
 * keys and the real database are out of its sight.
 */
export async function startTrainingServer(): Promise<CheckServer> {
  const now = systemClock.now()
  const scenario = firstOf(samplesScenario(makeSamples(now)), ruleOfThumb(now))
  const sandbox = await startSandbox({ scenario })
  const server = await startOwnServer(trainingEnvironment(sandbox.url))
  if ('faults' in server) throw new Error(server.faults.map(({ name }) => name).join(', '))
  return {
    ...server,
    async close() {
      await server.close()
      await sandbox.close()
    },
  }
}

/** The environment of a training contour that asks the stand-in; its timetables are 500 times as quick. */
export const trainingEnvironment = (sandboxUrl: string): Record<string, string> => ({
  CRPT_TRUE_API_URL: sandboxUrl,
  CRPT_CDN_URL: sandboxUrl,
  CRPT_API_KEY: 'training',
  CRPT_TRUE_API_TOKEN: 'training',
  DOPUSK_INN: '0069003184',
  DOPUSK_TRAINING: 'true',
  DOPUSK_TIMETABLE_SCALE: '0.002',
})

/** Long enough for DOPUSK_API_TOKEN and for a password. */
export const secret = (): string => randomBytes(24).toString('hex')

const placeOf = (folder: string, token: string): Environment => ({
  DATABASE_URL: `sqlite:${join(folder, 'dopusk.sqlite')}`,
  DOPUSK_SECRET_FILE: join(folder, 'dopusk.secret'),
  HOST: '127.0.0.1',
  PORT: '0',
  ROLES: 'web,worker,schedule',
  TLS_CERT_FILE: '',
  TLS_KEY_FILE: '',
  DOPUSK_API_TOKEN: token,
  DOPUSK_ADMIN_PASSWORD: secret(),
})

async function running(config: Config, leave: () => void): Promise<Omit<CheckServer, 'token'>> {
  try {
    const server = await boot(config, { log: makeLog(config.LOG_LEVEL) })
    return {
      url: server.url,
      async close() {
        await server.close()
        leave()
      },
    }
  } catch (error) {
    leave()
    throw error
  }
}
