import { gzipSync } from 'node:zlib'
import {
  DocumentCheck,
  DocumentPart,
  Exchange,
  type CheckRun,
  type Delivery,
} from '../../../entities/index.js'
import { makeOwnEntities } from '../../../server/checks/own-entities.js'
import { makeTokens } from '../../../server/crpt/tokens.js'
import { makeTrueApi } from '../../../server/crpt/true-api.js'
import { documentOf } from '../../../server/deliveries/document-query.js'
import { makeDocumentChecks } from '../../../server/document-checks/document-checks-service.js'
import type { Goods } from '../../../server/sandbox/code-state.js'
import { startSandbox } from '../../../server/sandbox/sandbox.js'
import type { Scenario } from '../../../server/sandbox/scenario.js'
import { introduced } from '../../../server/sandbox/states.js'
import { builder } from '../../build.js'
import { cisOf } from '../../codes.js'
import { freshDatabase } from '../../database.js'
import { testClock } from '../../test-clock.js'
import { line, updBytes } from '../intake/documents.js'

export const supplier = { inn: '0069145277', name: 'ООО «Молочный берег»' }
export const goods: Goods = {
  name: 'Кефир',
  brand: 'Берег',
  group: 'milk',
  groupId: 8,
  tnVedGroup: '0403',
  producer: supplier,
}
export const inn = '0069003184'
export const inOrder: Scenario = () => introduced(goods, supplier)

/** An УПД with these codes, as its supplier sends it. */
export const upd = (...codes: string[]): Buffer =>
  updBytes({ supplier: { ...supplier, kpp: '006901001' }, lines: [line({ codes })] })

/** The work on documents against the stand-in, by a clock that stands still; the queue is a list of what was put in. */
export async function documentWork({ scenario = inOrder, token = 'a-token' as string | null } = {}) {
  const clock = testClock()
  const database = await freshDatabase()
  const sandbox = await startSandbox({ scenario, clock })
  const tokens = makeTokens({ token: token ?? undefined })
  const queued: number[] = []
  const clients: { close(): Promise<void> }[] = []

  /** A process of this machine. */
  function startProcess(processName = 'here/1/a') {
    const stop = new AbortController()
    const trueApi = makeTrueApi({
      origin: sandbox.url,
      inn,
      tokens,
      clock,
      takeTurn: async () => undefined,
      timeoutMs: 300,
    })
    clients.push(trueApi)
    const tools = {
      database,
      own: makeOwnEntities({ inns: () => [inn], open: () => ({ inn, tokens, trueApi, till: null }) }),
      clock,
      stop: stop.signal,
      queue: {
        enqueue: async (_name: string, payload: object) =>
          void queued.push((payload as { checkId: number }).checkId),
      } as never,
      secret: Buffer.alloc(32, 7),
      scale: 1,
      processName,
      documentOf: (id: number) => documentOf(database.read, id),
    }
    return { tools, stop, ...makeDocumentChecks(tools) }
  }
  const own = startProcess()
  const build = builder(database)

  return {
    ...own,
    tokens,
    clock,
    database,
    sandbox,
    queued,
    startProcess,
    build,
    async deliver(bytes = upd(cisOf(1)), row: Partial<Delivery> = {}): Promise<number> {
      const delivery = await build.delivery(row)
      await build.run(delivery, { state: 'done' } satisfies Partial<CheckRun>)
      await database.transact(({ manager }) =>
        manager.insert(DocumentPart, { deliveryId: delivery.id, position: 1, bytes: gzipSync(bytes) }),
      )
      return delivery.id
    },
    checksOf: (deliveryId: number) =>
      database.read.find(DocumentCheck, { where: { deliveryId }, order: { id: 'ASC' } }),
    async checkOf(deliveryId: number): Promise<DocumentCheck> {
      return database.read.findOneOrFail(DocumentCheck, { where: { deliveryId }, order: { id: 'DESC' } })
    },
    exchanges: () => database.read.find(Exchange, { order: { id: 'ASC' } }),
    /** How often each method was asked. */
    asked: () => {
      const { byPath } = sandbox.counts()
      const of = (name: string) => byPath[`/api/v3/true-api/doc/validator/${name}`] ?? 0
      return { create: of('create'), status: of('status') }
    },
    /** What is due is done, once. */
    async sweep(by = own): Promise<void> {
      await by.sweepDocuments()
      for (const id of queued.splice(0)) await by.checkDocument(id)
    },
    /** Time goes on to the next try, and it is done. */
    async nextTry(deliveryId: number): Promise<DocumentCheck> {
      const { nextTryAt } = await this.checkOf(deliveryId)
      await clock.advance(Math.max(0, (nextTryAt ?? 0) - clock.now()))
      await this.sweep()
      return this.checkOf(deliveryId)
    },
    async tries(deliveryId: number, times: number): Promise<void> {
      for (let done = 0; done < times; done++) await this.nextTry(deliveryId)
    },
    async close(): Promise<void> {
      await Promise.all(clients.map((client) => client.close()))
      await sandbox.close()
      await database.close()
    },
  }
}
