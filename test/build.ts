import { gzipSync } from 'node:zlib'
import { CheckRun, Code, Delivery, DeliveryLine, DocumentPart, Exchange, Tally } from '../entities/index.js'
import type { Database } from '../server/database.js'

/** When things happen in invented rows unless a test says otherwise: вт 24 ноября 2026, 12:48 in Moscow. */
export const someDay = Date.UTC(2026, 10, 24, 9, 48)

type Rows<T> = Partial<T>

export type Builder = ReturnType<typeof builder>

/** Puts rows straight into the database: what a finished import or check would have left there. */
export function builder(database: Database) {
  const insert = <T extends object>(entity: new () => T, row: Partial<T>): Promise<T> =>
    database.transact(({ manager }) => manager.save(entity, manager.create(entity, row as never)))

  const delivery = (row: Rows<Delivery> = {}) => insert(Delivery, { ...plainDelivery(), ...row })
  const run = async (of: Delivery, row: Rows<CheckRun> = {}) => {
    const made = await insert(CheckRun, {
      deliveryId: of.id,
      state: 'done',
      total: of.codeCount,
      asked: of.codeCount,
      done: of.codeCount - of.waitCount,
      createdAt: someDay,
      startedAt: someDay,
      finishedAt: someDay + 120_000,
      version: 1,
      ...row,
    })
    await database.transact(({ manager }) => manager.update(Delivery, of.id, { runId: made.id }))
    return made
  }
  const line = (of: Delivery, row: Rows<DeliveryLine> = {}) =>
    insert(DeliveryLine, { ...plainLine(), deliveryId: of.id, ...row })
  const code = (of: DeliveryLine, row: Rows<Code> = {}) =>
    insert(Code, { ...plainCode(), deliveryId: of.deliveryId, lineId: of.id, gtin: of.gtin, ...row })
  const tally = (of: DeliveryLine, row: Rows<Tally> = {}) =>
    insert(Tally, {
      deliveryId: of.deliveryId,
      lineId: of.id,
      outcome: 'sell',
      reasonId: '',
      count: 1,
      ...row,
    })
  /** An answer of cises/info: `rows` become its body. */
  const exchange = async (rows: unknown, row: Rows<Exchange> = {}) => {
    const id = (await database.read.count(Exchange)) + 1
    const responseBody = gzipSync(JSON.stringify(rows))
    return insert(Exchange, { ...plainExchange(), id, responseBody, ...row })
  }
  const document = (of: Delivery, content: string) =>
    insert(DocumentPart, { deliveryId: of.id, position: 1, bytes: gzipSync(content) })

  return { delivery, run, line, code, tally, exchange, document }
}

const plainDelivery = (): Rows<Delivery> => ({
  purpose: 'receipt',
  source: 'upd',
  fileName: 'ON_NSCHFDOPPR.xml',
  documentKey: `document-${Math.random()}`,
  contentHash: '00',
  number: 'МБ-004417',
  issuedOn: '2026-11-23',
  supplierInn: '0069145277',
  supplier: { inn: '0069145277', kpp: null, name: 'Молочный берег', address: null },
  warnings: [],
  createdAt: someDay,
  visibleAt: someDay,
})

const plainLine = (): Rows<DeliveryLine> => ({
  position: 1,
  number: '1',
  name: 'Кефир 1 %, 900 г',
  gtin: '04600000041711',
  unitName: 'шт',
  declared: '1',
  priceKopecks: 5563,
  sumKopecks: 6120,
  codeCount: 1,
})

const plainCode = (): Rows<Code> => ({
  cis: `0104600000041711215${Math.random().toString(36).slice(2, 7).padEnd(5, 'x')}`,
  kind: 'cis_only',
  productGroup: 'milk',
  lane: 'check',
  outcome: 'sell',
  checkedBy: 'status',
  attempts: 1,
  checkedAt: someDay + 60_000,
})

const plainExchange = (): Rows<Exchange> => ({
  channel: 'true-api',
  host: 'markirovka.crpt.ru',
  path: '/api/v3/true-api/cises/info',
  requestId: '1d08a4c2-0000-4000-8000-00000000e6a4',
  askedAt: someDay + 60_000,
  answeredAt: someDay + 60_398,
  httpStatus: 200,
  codeCount: 1,
  requestBody: gzipSync('[]'),
  requestHash: '00',
  hash: '00',
  previousHash: '00',
  seal: '00',
})
