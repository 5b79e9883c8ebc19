import { join } from 'node:path'
import { jobHandlers } from '../jobs/index.js'
import { makeApp } from './app.js'
import { makeBackups } from './backups/backups-service.js'
import type { BootOptions } from './boot.js'
import { makeChecks } from './checks/checks-service.js'
import type { Clock } from './clock.js'
import { backupFolder, dataFolder, givenKeys, isTraining, type Config } from './config.js'
import { holdContour } from './contour.js'
import { makeKeyTrial } from './crpt/try-key.js'
import { makeTokenTrial } from './crpt/try-token.js'
import { openDatabase } from './database.js'
import { makeDeliveries } from './deliveries/deliveries-service.js'
import { documentOf } from './deliveries/document-query.js'
import { makeDocumentChecks } from './document-checks/document-checks-service.js'
import { officialSettings } from './domain/verdict/settings.js'
import { makeExchangeKeeper } from './evidence/keep-exchange.js'
import { makeHandIn } from './legal-entities/hand-in-keys.js'
import { makeKeyRing } from './legal-entities/kept-keys.js'
import { makeLegalEntities } from './legal-entities/legal-entities-service.js'
import { openSigner } from './legal-entities/open-signer.js'
import { openOwnEntities } from './open-own-entities.js'
import { newProcessName } from './process-name.js'
import { startHeartbeat } from './queue/heartbeat.js'
import { openQueue } from './queue/open-queue.js'
import { dropHold, startSchedule } from './queue/scheduler.js'
import { openSecret } from './secret.js'
import { makeRules } from './settings/rules-service.js'
import { readScanOrder } from './settings/scan-order.js'
import { makeStoreBook } from './settings/store-book.js'
import { givenScanOrder } from './configured-modules.js'
import { UsersService } from './users/users-service.js'

/** Requests to ЧЗ that are under way at once. */
const concurrency = 12
/** How often a process writes how it sees its channels. */
const reportEveryMs = 5000
/** How often a process looks whether another has got a new token. */
const lookForKeysEveryMs = 3000
/** How often a process looks whether a person wants the line to be asked. */
const lookForOrdersEveryMs = 2000
/** How often it is seen whether the token nears its end. */
const renewEveryMs = 30_000

/** Puts the parts of the program together. Nobody imports this but the start. */
export async function wire(config: Config, options: BootOptions & { clock: Clock }) {
  const { log, clock, answerTimeoutMs, views } = options
  const folder = dataFolder(config)
  const secret = openSecret(config.DOPUSK_SECRET_FILE)
  const database = await openDatabase(config.DATABASE_URL, log)
  await holdContour(database, isTraining(config)).catch(async (error: unknown) => {
    await database.close()
    throw error
  })
  const book = makeStoreBook({ database, clock, zone: config.DOPUSK_TIMEZONE })
  const stopping = new AbortController()
  const processName = newProcessName()
  const { queue, takeTurn, takeTillTurn, rareTurns, turns, closePace, board } = openQueue({
    config,
    clock,
    log,
  })
  const ownInn = config.DOPUSK_INN ?? null
  const ring = makeKeyRing({ database, secret: secret('tokens'), log })
  const evidence = makeExchangeKeeper({ database, secret: secret('evidence'), log })
  const keepExchange = evidence.keep
  const entities = openOwnEntities({
    ...{ config, ring, clock, takeTurn, takeTillTurn, keepExchange },
    readOrder: () => readScanOrder(database.read, givenScanOrder(config)),
    timeoutMs: answerTimeoutMs,
    connections: concurrency * 2,
  })
  const { own } = entities
  const checks = makeChecks({
    database,
    own,
    queue,
    clock,
    log,
    book,
    processName,
    roles: config.ROLES,
    turns,
    checkParts: { mode: config.CRPT_CHECK_PARTS, turns: rareTurns },
    secret: secret('evidence'),
    scale: config.DOPUSK_TIMETABLE_SCALE,
    stop: stopping.signal,
  })
  const documents = makeDocumentChecks({
    database,
    own,
    queue,
    clock,
    processName,
    secret: secret('evidence'),
    scale: config.DOPUSK_TIMETABLE_SCALE,
    stop: stopping.signal,
    documentOf: (deliveryId) => documentOf(database.read, deliveryId),
  })
  const lookForKeys = async () => {
    if (await ring.refresh()) await checks.recover()
  }
  const legalEntities = makeLegalEntities({
    database,
    clock,
    secret: secret('tokens'),
    ownInn,
    given: givenKeys(config),
    onKept: () =>
      lookForKeys().catch((error: unknown) => log.warn({ err: error }, 'what was kept could not be read')),
  })
  const lookForOrders = async () => {
    if (await checks.obeyLineOrder()) await checks.reportChannels()
  }
  const trust = { clock, ownSuffix: config.CRPT_HOST_SUFFIX, proxy: config.HTTPS_PROXY, keepExchange }
  const handIn = makeHandIn({
    service: legalEntities,
    clock,
    tryToken: makeTokenTrial({ ...trust, origin: config.CRPT_TRUE_API_URL, takeTurn }),
    tryKey: makeKeyTrial({ ...trust, origin: config.CRPT_CDN_URL }),
  })
  const signer = config.DOPUSK_SIGN_COMMAND
    ? openSigner({
        ...{ config, database, clock, log, takeTurn, processName, legalEntities },
        command: config.DOPUSK_SIGN_COMMAND,
        tokens: own.of(ownInn).tokens,
        refresh: lookForKeys,
      })
    : null
  const rules = makeRules({ database, clock })
  const deliveries = makeDeliveries({
    database,
    clock,
    queue,
    settings: officialSettings,
    installation: { ownInn, given: givenKeys(config) },
    onPublished: documents.beginOnUpload,
  })
  const backups = makeBackups({
    database,
    clock,
    log,
    url: config.DATABASE_URL,
    key: secret('evidence'),
    zone: config.DOPUSK_TIMEZONE,
    folder: backupFolder(config),
    time: config.DOPUSK_BACKUP_TIME,
  })
  const users = new UsersService({ database, clock, passwordFile: join(folder, 'admin-password.txt') })
  const app = makeApp({
    config,
    log,
    clock,
    database,
    book,
    rules,
    users,
    legalEntities,
    handIn,
    board,
    views,
    service: { ...deliveries, ...checks, ...documents },
    sessionSecret: secret('sessions').toString('hex'),
    uploadFolder: join(folder, 'uploads'),
  })
  const stops: (() => void)[] = []

  return {
    app,
    users,
    async startWork(): Promise<void> {
      await ring.refresh()
      await checks.takeOver()
      const beat = (work: () => Promise<void>, everyMs: number) =>
        stops.push(startHeartbeat(work, { everyMs, clock, log }))
      // Pages ask ЧЗ too, about a code that is scanned by itself.
      if (config.ROLES.includes('web') || config.ROLES.includes('worker')) {
        entities.start(stopping.signal)
        beat(lookForKeys, lookForKeysEveryMs)
        beat(() => checks.reportChannels(), reportEveryMs)
        beat(lookForOrders, lookForOrdersEveryMs)
      }
      if (config.ROLES.includes('worker')) {
        queue.start(jobHandlers({ checks, deliveries, documents, rules, backups }), concurrency + 2)
        if (signer) beat(signer.renew, renewEveryMs)
      }
      if (config.ROLES.includes('schedule'))
        stops.push(startSchedule({ queue, clock, database, log, processName }))
    },
    async stopWork(graceMs: number): Promise<void> {
      for (const stop of stops) stop()
      stopping.abort()
      await queue.close(graceMs)
      closePace()
    },
    async close(): Promise<void> {
      await dropHold({ database, processName }).catch(() => undefined)
      await Promise.all([entities.close(), signer?.close()])
      await evidence.settle()
      await database.close()
    },
  }
}
