import { randomUUID } from 'node:crypto'
import { dirname, join } from 'node:path'
import { jobHandlers } from '../jobs/index.js'
import { makeApp } from './app.js'
import type { BootOptions } from './boot.js'
import { makeChecks } from './checks/checks-service.js'
import type { Clock } from './clock.js'
import { sqliteFile, type Config } from './config.js'
import { makeTokens } from './crpt/tokens.js'
import { makeTrueApi } from './crpt/true-api.js'
import { openDatabase } from './database.js'
import { makeDeliveries } from './deliveries/deliveries-service.js'
import { officialSettings } from './domain/verdict/settings.js'
import { makeBudget, ownPace } from './queue/budget.js'
import { embeddedQueue } from './queue/embedded-queue.js'
import { startSchedule } from './queue/scheduler.js'
import { openSecret } from './secret.js'
import { UsersService } from './users/users-service.js'

/** Requests to ЧЗ that are under way at once. */
const concurrency = 8

/** Puts the parts of the program together. Nobody imports this but the start. */
export async function wire(config: Config, { log, clock, answerTimeoutMs }: BootOptions & { clock: Clock }) {
  const file = sqliteFile(config)
  const secret = openSecret(config.DOPUSK_SECRET_FILE)
  const database = await openDatabase(file)
  const settings = officialSettings
  const stopping = new AbortController()
  const queue = embeddedQueue({ clock, log })
  const tokens = makeTokens({ token: config.CRPT_TRUE_API_TOKEN, file: config.CRPT_TRUE_API_TOKEN_FILE })
  const trueApi = makeTrueApi({
    origin: config.CRPT_TRUE_API_URL,
    inn: config.DOPUSK_INN ?? '',
    tokens,
    takeTurn: makeBudget({ clock, reserve: ownPace({ clock, perSecond: config.DOPUSK_REQUESTS_PER_SECOND }) }),
    clock,
    ownSuffix: config.CRPT_HOST_SUFFIX,
    proxy: config.HTTPS_PROXY,
    timeoutMs: answerTimeoutMs,
    connections: concurrency * 2,
  })
  const checks = makeChecks({
    database,
    trueApi,
    tokens,
    queue,
    clock,
    log,
    settings,
    secret: secret('evidence'),
    ownInn: config.DOPUSK_INN ?? null,
    scale: config.DOPUSK_TIMETABLE_SCALE,
    processName: `${process.pid}-${randomUUID().slice(0, 8)}`,
    stop: stopping.signal,
  })
  const deliveries = makeDeliveries({ database, clock, queue, settings })
  const users = new UsersService({ database, clock, passwordFile: join(dirname(file), 'admin-password.txt') })
  const app = makeApp({
    config,
    log,
    clock,
    database,
    settings,
    users,
    service: { ...deliveries, ...checks },
    sessionSecret: secret('sessions').toString('hex'),
    uploadFolder: join(dirname(file), 'uploads'),
  })
  let stopSchedule = (): void => undefined

  return {
    app,
    users,
    async startWork(): Promise<void> {
      await checks.takeOver()
      if (config.ROLES.includes('worker')) queue.start(jobHandlers({ checks, deliveries }), concurrency + 2)
      if (config.ROLES.includes('schedule')) stopSchedule = startSchedule({ queue, clock })
    },
    async stopWork(graceMs: number): Promise<void> {
      stopSchedule()
      stopping.abort()
      await queue.close(graceMs)
    },
    async close(): Promise<void> {
      await trueApi.close()
      await database.close()
    },
  }
}
