import { hostname } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Box, CheckBatch, CheckRun, Code, Participant } from '../../entities/index.js'
import { askContents, markBoxes } from '../../server/checks/ask-contents.js'
import { askParticipants } from '../../server/checks/ask-participants.js'
import { readStates } from '../../server/checks/asked-code.js'
import { cancelCheck, recheckDelivery } from '../../server/checks/change-check.js'
import type { CheckTools } from '../../server/checks/check-tools.js'
import { makeClaim } from '../../server/checks/claim-batch.js'
import { holdRuns } from '../../server/checks/hold-runs.js'
import { judgeBoxes } from '../../server/checks/judge-boxes.js'
import { recoverChecks, takeOverBatches } from '../../server/checks/recovery.js'
import { takeFullCode } from '../../server/checks/take-full-code.js'
import type { ExchangeRecord } from '../../server/crpt/exchange-record.js'
import { makeTokens } from '../../server/crpt/tokens.js'
import { openDatabase, type Database } from '../../server/database.js'
import { parseCode } from '../../server/domain/codes/parse-code.js'
import { silentLog } from '../../server/log.js'
import { newProcessName } from '../../server/process-name.js'
import { makeMaintenance } from '../../server/settings/maintenance.js'
import { askAgain } from '../../server/settings/passed-codes.js'
import { makeStoreBook } from '../../server/settings/store-book.js'
import { builder, someDay } from '../build.js'
import { cisOf } from '../codes.js'
import { has } from '../needs.js'
import { handClock } from '../pages/small-app.js'
import { someoneWaits, startPostgres, type TestPostgres } from '../postgres-server.js'
import { waitFor } from '../wait-for.js'

const exchange: ExchangeRecord = {
  ...{ channel: 'true-api', host: 'markirovka.example', path: '/', inn: null, requestId: 'one' },
  ...{ askedAt: someDay, answeredAt: null, httpStatus: null, failure: 'time-out', codeCount: 2 },
  ...{ requestBody: Buffer.from('[]'), responseBody: null },
}
const silent = async () => ({ kind: 'silent', why: 'timeout', exchange })

/** Rows of one place in each table. */
interface Place {
  codes: number[]
  run: CheckRun
  batch: CheckBatch
}

interface Scene {
  tools: CheckTools
  cis: string
  /** The rows of the first delivery, which stand before all others, and those that stand last. */
  first: Place
  last: Place
}

type Work = (scene: Scene) => Promise<unknown>

describe.skipIf(!has('postgres'))('writers on PostgreSQL', () => {
  let postgres: TestPostgres
  let database: Database
  beforeAll(async () => {
    postgres = await startPostgres()
  })
  afterAll(() => postgres.close())

  /** Two deliveries with a run and a batch each; the first has two codes, one of which stands in the other too. */
  async function makeScene(standing: Partial<CheckBatch>): Promise<Scene> {
    const clock = handClock(someDay)
    const tools = {
      ...{ database, clock, ownInn: null, scale: 1, log: silentLog, secret: Buffer.alloc(32, 1) },
      ...{ tokens: makeTokens({ token: 'a-token' }), till: null, processName: newProcessName() },
      book: makeStoreBook({ database, clock, zone: 'Europe/Moscow' }),
      stop: new AbortController().signal,
      queue: { enqueue: async () => undefined },
      health: { snapshot: () => ({ state: 'up', lastError: null }), held: () => undefined },
      trueApi: { participants: silent, aggregatedList: silent },
      isDefault: () => true,
    } as unknown as CheckTools
    tools.entities = { of: () => tools, all: () => [tools] }
    const build = builder(database)
    const cis = cisOf(1)
    const waiting = { outcome: 'wait', lane: 'retry', nextTryAt: someDay + 1 } as const
    const place = async (...cises: string[]): Promise<Place> => {
      const delivery = await build.delivery()
      const run = await build.run(delivery, { state: 'queued', startedAt: null, finishedAt: null })
      const line = await build.line(delivery)
      const codes: number[] = []
      for (const cis of cises) codes.push((await build.code(line, { ...waiting, cis })).id)
      const batch = await database.transact(({ manager }) =>
        manager.save(
          Object.assign(new CheckBatch(), {
            ...{ runId: run.id, deliveryId: delivery.id, lane: 'retry', dueAt: someDay, state: 'queued' },
            ...{ firstCodeId: codes[0], lastCodeId: codes.at(-1), failures: 1, ...standing },
          }),
        ),
      )
      await database.transact(({ manager }) =>
        manager.insert(
          Box,
          codes.map((codeId) => ({ codeId, deliveryId: delivery.id, dueAt: someDay })),
        ),
      )
      return { codes, run, batch }
    }
    await database.transact(({ manager }) =>
      manager.insert(Participant, { inn: '0069145277', dueAt: someDay }),
    )
    const one = await place(cis, cisOf(2))
    const other = await place(cis)
    return {
      ...{ tools, cis },
      first: { ...one, codes: one.codes.slice(0, 1) },
      last: { ...other, codes: [...one.codes.slice(1), ...other.codes] },
    }
  }

  /**
   * Has somebody write what stands last, begins the work, and when that waits (or needs not) what stands first: who has
   * begun from the other side and waits by no rule is in the way.
   */
  async function meet(
    work: Work,
    holder: (scene: Scene) => AsyncGenerator,
    standing: Partial<CheckBatch> = {},
  ): Promise<void> {
    database = await openDatabase(await postgres.newDatabase())
    const scene = await makeScene(standing)
    const steps = holder(scene)
    await steps.next()
    let isOver = false
    const working = work(scene).finally(() => (isOver = true))
    working.catch(() => undefined)
    await waitFor(async () => expect(isOver || (await someoneWaits(database))).toBe(true), { interval: 5 })
    await steps.next()
    await working
    await database.close()
  }

  /** A transaction in two steps. */
  async function* inSteps(
    begin: (manager: Database['read'], alone: () => Promise<void>) => Promise<unknown>,
    end: (manager: Database['read']) => Promise<unknown>,
  ): AsyncGenerator {
    let goOn = (): void => undefined
    const second = new Promise<void>((resolve) => (goOn = resolve))
    let done: Promise<unknown> = Promise.resolve()
    await new Promise<void>((begun, failed) => {
      done = database.transact(async (tx) => {
        await begin(tx.manager, () => tx.alone('answers'))
        begun()
        await second
        await end(tx.manager)
      })
      done.catch(failed)
    })
    yield
    goOn()
    await done
  }

  const write = async (manager: Database['read'], { codes, run }: Place) => {
    for (const codeId of codes) await manager.update(Box, { codeId }, { gap: null })
    for (const id of codes) await manager.update(Code, { id }, { checkedAt: someDay })
    await manager.update(CheckRun, { id: run.id }, { heldWho: null })
  }
  const answers = ({ first, last }: Scene) =>
    inSteps(
      async (manager, alone) => {
        await alone()
        await write(manager, last)
      },
      (manager) => write(manager, first),
    )
  const batches = ({ first, last }: Scene) => {
    const write = (manager: Database['read'], { batch: { id } }: Place) =>
      manager.update(CheckBatch, { id }, { notBefore: null })
    return inSteps(
      (manager) => write(manager, last),
      (manager) => write(manager, first),
    )
  }
  const codesOf = ({ tools, first }: Scene) =>
    readStates(tools.database.read, '"deliveryId" = ?', [first.run.deliveryId])
  const idsOf = async (scene: Scene) => (await codesOf(scene)).map(({ id }) => id)
  const maintenanceOf = ({ tools }: Scene) => makeMaintenance({ ...tools, onEnd: async () => undefined })
  const someone = { id: 1, name: 'Ольга' }

  it.each<[string, Work]>([
    ['a check is stopped', ({ tools, first }) => cancelCheck(tools, first.run.deliveryId, null)],
    ['a delivery is asked anew', ({ tools, first }) => recheckDelivery(tools, first.run.deliveryId, null)],
    ['a code is scanned whole', ({ tools, cis }) => takeFullCode(tools, parseCode(`${cis}\u001d93Zk4w`))],
    ['runs are held', ({ tools }) => holdRuns(tools, 'token-dead')],
    [
      'runs begin',
      async ({ tools, first, last }) => {
        const claim = makeClaim(tools)
        // The first claim goes alone: these two are behind it.
        void claim({ batchId: 0, probing: false })
        const taken = [first, last].map(({ batch }) => claim({ batchId: batch.id, probing: false }))
        expect(await Promise.all(taken)).not.toContain(null)
      },
    ],
    ['suppliers are known', ({ tools }) => askParticipants(tools)],
    [
      'peace is begun',
      (scene) => maintenanceOf(scene).begin(someone, { reason: 'работы', untilAt: someDay }),
    ],
    [
      'codes are to be asked again',
      () => database.transact((tx) => askAgain(tx, { sql: '1 = 1', values: [] }, someDay)),
    ],
    [
      'boxes are found',
      async (scene) => {
        const facts = { found: true, status: 'INTRODUCED', packageType: 'LEVEL1' } as const
        const of = { codes: await codesOf(scene), factsOf: () => facts }
        await markBoxes(scene.tools, scene.first.run.deliveryId, of)
      },
    ],
    [
      'boxes are opened',
      async ({ tools, first }) => {
        const batch = await tools.database.read.findOneByOrFail(CheckBatch, { id: first.batch.id })
        const { processName: leasedBy, clock } = tools
        const leased = Object.assign(batch, { state: 'leased', leasedBy, leaseUntil: clock.now() + 60_000 })
        await tools.database.transact(({ manager }) => manager.save(leased))
        await askContents(tools, leased)
      },
    ],
    [
      'boxes are judged',
      async (scene) => judgeBoxes(scene.tools, scene.first.run.deliveryId, await idsOf(scene)),
    ],
  ])('wait for each other by one rule: answers are written while %s', async (_, work) => {
    await meet(work, answers)
  })

  const dead = `${hostname()}/${process.pid}/0a1b2c3d`

  it.each<[string, Work]>([
    ['that were put off are called', ({ tools }) => recoverChecks(tools, { channelIsUp: true })],
    ['of a dead process are freed', ({ tools }) => takeOverBatches(tools)],
  ])('keep no batches from each other while those %s', async (what, work) => {
    const isDead = what.includes('dead')
    await meet(work, batches, isDead ? { state: 'leased', leasedBy: dead, leaseUntil: someDay } : {})
  })
})
