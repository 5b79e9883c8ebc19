import { randomBytes } from 'node:crypto'
import { expect } from 'vitest'
import { CheckRun, Code, Delivery, Tally } from '../entities/index.js'
import { jobHandlers } from '../jobs/index.js'
import { openTill, type StoreModules, type TillOptions } from '../server/checks/open-till.js'
import { makeChecks } from '../server/checks/checks-service.js'
import { systemClock, type Clock } from '../server/clock.js'
import { makeOwnEntities } from '../server/checks/own-entities.js'
import { eachKey, makeApiKeys } from '../server/crpt/api-keys.js'
import { openConnection } from '../server/crpt/connection.js'
import { makeTokens } from '../server/crpt/tokens.js'
import { makeTrueApi } from '../server/crpt/true-api.js'
import type { Database } from '../server/database.js'
import type { CheckPartsMode } from '../server/domain/verdict/check-part-question.js'
import { makeDeliveries } from '../server/deliveries/deliveries-service.js'
import type { ImportInput } from '../server/deliveries/import-delivery.js'
import { documentOf } from '../server/deliveries/document-query.js'
import { makeDocumentChecks } from '../server/document-checks/document-checks-service.js'
import { outcomes } from '../server/domain/verdict/outcome.js'
import { officialSettings } from '../server/domain/verdict/settings.js'
import { silentLog } from '../server/log.js'
import { newProcessName } from '../server/process-name.js'
import type { TakeTurn } from '../server/queue/budget.js'
import { embeddedQueue } from '../server/queue/embedded-queue.js'
import type { RareTurns } from '../server/queue/rare-turns.js'
import { startSchedule } from '../server/queue/scheduler.js'
import type { Participants } from '../server/sandbox/participants.js'
import { startSandbox, type Sandbox } from '../server/sandbox/sandbox.js'
import type { Products } from '../server/sandbox/product-info.js'
import type { Scenario } from '../server/sandbox/scenario.js'
import { makeRules } from '../server/settings/rules-service.js'
import { readScanOrder } from '../server/settings/scan-order.js'
import { makeStoreBook } from '../server/settings/store-book.js'
import { freshDatabase } from './database.js'
import { waitFor } from './wait-for.js'

export interface WorkOptions {
  scenario: Scenario
  /** The catalogue of goods. */
  products?: Products
  participants?: Participants
  database?: Database
  token?: string | null
  /** With it the till's question is asked too. */
  apiKey?: string
  /** Other legal entities of ours; their keys are used by the till's question where `apiKey` is given. */
  others?: { inn: string; token: string | null; apiKey?: string }[]
  /** How the till's question is asked. */
  till?: Pick<TillOptions, 'codesAtOnce' | 'fiscalDriveNumber'>
  /** Whether ЧЗ itself is asked about check parts; not at all where it is absent. */
  checkParts?: CheckPartsMode
  /** Of that question: always free where they are absent, and the stand-in is not asked to mind. */
  rareTurns?: RareTurns
  /** The one by which the stand-in tells what comes too often. */
  sandboxClock?: Clock
  /** The budget of requests; without it nobody waits. */
  takeTurn?: TakeTurn
  /** The modules of the store are there too. */
  hasModules?: boolean
  /** Requests to ЧЗ may take so long. */
  timeoutMs?: number
  /** All waits are shortened by this; a minute becomes 6 ms. */
  scale?: number
}

/** The legal entity that is asked for where nobody is named. */
const ownInn = '0069003184'

/** Everything that works without a page: database, queue, checks, and the stand-in for ЧЗ. */
export async function startWork(options: WorkOptions) {
  const { scenario, products, participants, token = 'a-token', timeoutMs = 5000, scale = 0.0001 } = options
  const database = options.database ?? (await freshDatabase())
  const sandbox = await startSandbox({ scenario, products, participants, clock: options.sandboxClock })
  const clock = systemClock
  const processName = newProcessName()
  const queue = embeddedQueue({ clock, log: silentLog })
  const { others = [], apiKey } = options
  const tokens = new Map(
    [{ inn: ownInn, token }, ...others].map((one) => [
      one.inn,
      makeTokens({ token: one.token ?? undefined }),
    ]),
  )
  const apiKeys = new Map(
    [{ inn: ownInn, apiKey }, ...others].map((one) => [one.inn, makeApiKeys({ apiKey: one.apiKey })]),
  )
  const stopping = new AbortController()
  const connection = openConnection({})
  const till = apiKey
    ? openTill({
        origin: sandbox.url,
        keys: eachKey(() => [...apiKeys.values()]),
        inn: ownInn,
        clock,
        ...options.till,
        modules: options.hasModules ? modulesOf(sandbox) : undefined,
        readOrder: () => readScanOrder(database.read, { order: null, askLocalModule: null }),
      })
    : null
  const own = makeOwnEntities({
    inns: () => [...tokens.keys()],
    open: (inn) => ({
      inn,
      tokens: tokens.get(inn!) ?? makeTokens({}),
      // No budget: its own tests hold it, and here nobody waits.
      trueApi: makeTrueApi({
        origin: sandbox.url,
        connection,
        inn: inn ?? '',
        tokens: tokens.get(inn!) ?? makeTokens({}),
        takeTurn: options.takeTurn ?? (async () => undefined),
        clock,
        timeoutMs,
      }),
      till: till && till.of({ inn, keys: apiKeys.get(inn!) ?? makeApiKeys({}) }),
    }),
  })
  till?.start(stopping.signal)
  const checks = makeChecks({
    database,
    own,
    queue,
    clock,
    log: silentLog,
    secret: randomBytes(32),
    book: makeStoreBook({ database, clock, zone: 'Europe/Moscow' }),
    scale,
    processName,
    roles: ['web', 'worker', 'schedule'],
    turns: () => [],
    checkParts: { mode: options.checkParts ?? 'off', turns: options.rareTurns ?? alwaysFree },
    stop: stopping.signal,
  })
  const documents = makeDocumentChecks({
    database,
    own,
    queue,
    clock,
    secret: randomBytes(32),
    scale,
    processName,
    stop: stopping.signal,
    documentOf: (id) => documentOf(database.read, id),
  })
  const installation = { ownInn, given: { token: null, apiKey: null } }
  const deliveries = makeDeliveries({ database, clock, queue, settings: officialSettings, installation })
  queue.start(
    jobHandlers({
      checks,
      deliveries,
      documents,
      rules: makeRules({ database, clock }),
      backups: { backUpNightly: async () => undefined },
    }),
    8,
  )
  const stopSchedule = startSchedule({ queue, clock, database, log: silentLog, processName })

  return {
    database,
    sandbox,
    checks,
    deliveries,
    documents,
    tokens: tokens.get(ownInn)!,
    tokensOf: (inn: string) => tokens.get(inn)!,
    queue,
    importBytes: (bytes: Iterable<Uint8Array>, how: Partial<ImportInput> = {}) =>
      deliveries.importDelivery({
        bytes: asyncOf(bytes),
        fileName: 'test',
        purpose: 'receipt',
        userId: null,
        ...how,
      }),
    async importList(codes: readonly string[]): Promise<number> {
      const result = await this.importBytes([Buffer.from(codes.join('\n'))])
      expect(result.kind).toBe('made')
      return (result as { deliveryId: number }).deliveryId
    },
    /** Waits until the run is in one of these states. */
    reaches: (deliveryId: number, ...states: CheckRun['state'][]): Promise<CheckRun> =>
      waitFor(async () => {
        // What is due is asked now: the test waits for no timetable.
        await checks.sweepLate()
        await checks.recover()
        const run = await database.read.findOneByOrFail(CheckRun, { deliveryId })
        expect(states).toContain(run.state)
        return run
      }),
    async outcomesOf(deliveryId: number): Promise<Record<string, string>> {
      const codes = await database.read.findBy(Code, { deliveryId })
      return Object.fromEntries(codes.map((code) => [code.cis, code.outcome]))
    },
    async stop(): Promise<void> {
      stopSchedule()
      stopping.abort()
      await queue.close(5000)
      await connection.close()
      await till?.close()
      await sandbox.close()
    },
    async close(): Promise<void> {
      await this.stop()
      await database.close()
    },
  }
}

const alwaysFree: RareTurns = { take: async () => 0, end: async () => undefined }

const modulesOf = ({ tillModule, localModule }: Sandbox): StoreModules => ({
  tillModule: { origin: tillModule.url },
  localModule: { origin: localModule.url },
})

async function* asyncOf(bytes: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* bytes
}

/** Counters of a delivery against the codes themselves. */
export async function countersAgree(database: Database, deliveryId: number): Promise<void> {
  const delivery = await database.read.findOneByOrFail(Delivery, { id: deliveryId })
  const codes = await database.read.findBy(Code, { deliveryId })
  const tallies = await database.read.findBy(Tally, { deliveryId })
  for (const outcome of outcomes) {
    const count = codes.filter((code) => code.outcome === outcome).length
    expect(delivery[`${outcome}Count`], outcome).toBe(count)
    const tallied = tallies
      .filter((tally) => tally.outcome === outcome)
      .reduce((sum, tally) => sum + tally.count, 0)
    expect(tallied, `tally ${outcome}`).toBe(count)
  }
  const byPlace = new Map<string, number>()
  for (const { lineId, outcome, reasonId } of codes) {
    const key = `${lineId} ${outcome} ${reasonId}`
    byPlace.set(key, (byPlace.get(key) ?? 0) + 1)
  }
  for (const { lineId, outcome, reasonId, count } of tallies)
    expect(count).toBe(byPlace.get(`${lineId} ${outcome} ${reasonId}`) ?? 0)
  expect(delivery.codeCount).toBe(codes.length)
}
