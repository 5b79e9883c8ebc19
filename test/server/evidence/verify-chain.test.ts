import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Claim, Exchange, ExchangeHead } from '../../../entities/index.js'
import { openDatabase, type Database } from '../../../server/database.js'
import { viewDatabase } from '../../../server/database-view.js'
import { hashOfExchange } from '../../../server/evidence/exchange-seal.js'
import { verifyChain } from '../../../server/evidence/verify-chain.js'
import { someDay } from '../../build.js'
import { freshDatabase, testFolder } from '../../database.js'
import { has } from '../../needs.js'
import { startPostgres, type TestPostgres } from '../../postgres-server.js'
import { evidenceKey, keepExchanges, otherBody } from './kept-exchanges.js'

type Change = Partial<Exchange>

/** A changed value of every column of a row but its id. */
const changes: Record<Exclude<keyof Exchange, 'id'>, Change> = {
  channel: { channel: 'cdn' },
  host: { host: 'markirovka.crpt.rv' },
  path: { path: '/api/v3/true-api/cises/infp' },
  inn: { inn: '0069003185' },
  deliveryId: { deliveryId: 4 },
  requestId: { requestId: '1d08a4c2-0000-4000-8000-000000000009' },
  reqId: { reqId: '' },
  reqTimestamp: { reqTimestamp: '1' },
  askedAt: { askedAt: someDay + 4001 },
  answeredAt: { answeredAt: null },
  httpStatus: { httpStatus: 201 },
  failure: { failure: '' },
  codeCount: { codeCount: 3 },
  requestBody: { requestBody: otherBody() },
  responseBody: { responseBody: otherBody() },
  requestHash: { requestHash: 'f'.repeat(64) },
  responseHash: { responseHash: null },
  hash: { hash: 'f'.repeat(64) },
  previousHash: { previousHash: 'f'.repeat(64) },
  seal: { seal: 'f'.repeat(64) },
}
const faults: Partial<Record<keyof Exchange, string>> = {
  requestBody: 'request-body',
  responseBody: 'response-body',
  seal: 'seal',
}

function chainContract(name: string, open: () => Promise<Database>): void {
  describe(`the chain of exchanges: ${name}`, () => {
    const verdictAfter = async (spoil: (database: Database) => Promise<unknown>, count = 5) => {
      const database = await open()
      await keepExchanges(database, count)
      await spoil(database)
      const verdict = await verifyChain(database.read, evidenceKey)
      await database.close()
      return verdict
    }
    const update = (database: Database, id: number, change: Change) =>
      database.transact(({ manager }) => manager.update(Exchange, id, change))
    const remove = (database: Database, id: number) =>
      database.transact(({ manager }) => manager.delete(Exchange, id))

    it('is whole as it was written, with the hash of its last row', async () => {
      const verdict = await verdictAfter(async () => undefined, 90)
      expect(verdict).toMatchObject({ kind: 'whole', exchanges: 90, sealed: true })
    })

    it('is whole when there is nothing in it', async () => {
      expect(await verdictAfter(async () => undefined, 0)).toMatchObject({ exchanges: 0, head: null })
    })

    describe('in one row', () => {
      let database: Database
      beforeAll(async () => {
        database = await open()
        await keepExchanges(database, 5)
      })
      afterAll(() => database.close())

      it.each(Object.entries(changes))('names it when %s was changed', async (column, change) => {
        const whole = await database.read.findOneByOrFail(Exchange, { id: 4 })
        await update(database, 4, change)
        const verdict = await verifyChain(database.read, evidenceKey)
        await update(database, 4, whole)
        const fault = faults[column as keyof Exchange] ?? 'field'
        expect(verdict).toMatchObject({ kind: 'broken', exchangeId: 4, fault })
        expect(await verifyChain(database.read, evidenceKey)).toMatchObject({ kind: 'whole' })
      })
    })

    it('names the row that got another id', async () => {
      const verdict = await verdictAfter((database) => update(database, 5, { id: 6 }))
      expect(verdict).toMatchObject({ fault: 'field', exchangeId: 6 })
    })

    it('tells the delivery and the time of the row that it names', async () => {
      const verdict = await verdictAfter((database) => update(database, 4, changes.responseBody))
      expect(verdict).toMatchObject({ deliveryId: 3, askedAt: someDay + 4000 })
    })

    it.each([1, 3])('names row %i when it was deleted', async (id) => {
      const verdict = await verdictAfter((database) => remove(database, id))
      expect(verdict).toMatchObject({ kind: 'broken', fault: 'missing', exchangeId: id })
    })

    it('finds that its end was cut off', async () => {
      const verdict = await verdictAfter((database) => remove(database, 5))
      expect(verdict).toMatchObject({ kind: 'broken', fault: 'cut', exchangeId: 5 })
    })

    it('finds that its end was cut off and the mark of the end moved with it', async () => {
      const verdict = await verdictAfter(async (database) => {
        await remove(database, 5)
        const { hash } = await database.read.findOneByOrFail(Exchange, { id: 4 })
        await database.transact(({ manager }) => manager.update(ExchangeHead, 1, { exchangeId: 4, hash }))
      })
      expect(verdict).toMatchObject({ kind: 'broken', fault: 'head', exchangeId: 4 })
    })

    it('finds that the mark of its end is gone', async () => {
      const verdict = await verdictAfter((database) =>
        database.transact(({ manager }) => manager.delete(ExchangeHead, 1)),
      )
      expect(verdict).toMatchObject({ kind: 'broken', fault: 'head', exchangeId: 5 })
    })

    it('names the first of two rows that were exchanged', async () => {
      const verdict = await verdictAfter(async (database) => {
        for (const [from, to] of [
          [2, 900],
          [3, 2],
          [900, 3],
        ] as const)
          await update(database, from, { id: to })
      })
      expect(verdict).toMatchObject({ kind: 'broken', fault: 'place', exchangeId: 2 })
    })

    it('names a row that was put at its end by who has no key', async () => {
      const verdict = await verdictAfter(async (database) => {
        const last = await database.read.findOneByOrFail(Exchange, { id: 5 })
        const forged = { ...last, id: 6, previousHash: last.hash }
        const hash = hashOfExchange(forged, last.hash)
        await database.transact(async ({ manager }) => {
          await manager.insert(Exchange, { ...forged, hash })
          await manager.update(ExchangeHead, 1, { exchangeId: 6, hash })
        })
      })
      expect(verdict).toMatchObject({ kind: 'broken', fault: 'seal', exchangeId: 6 })
    })

    it('names a row that was put before the first', async () => {
      const verdict = await verdictAfter(async (database) => {
        const first = await database.read.findOneByOrFail(Exchange, { id: 1 })
        await database.transact(({ manager }) => manager.insert(Exchange, { ...first, id: -1 }))
      })
      expect(verdict).toMatchObject({ kind: 'broken', exchangeId: -1 })
    })

    it('tells another secret from a forged seal', async () => {
      const database = await open()
      await keepExchanges(database, 5)
      const verdict = await verifyChain(database.read, Buffer.alloc(32, 8))
      expect(verdict).toMatchObject({ kind: 'other-secret', exchanges: 5 })
      await database.close()
    })

    it('finds a claim that names a head which is no row of it', async () => {
      const claimOn = (chainHead: string) => (database: Database) =>
        database.transact(({ manager }) => manager.insert(Claim, { ...plainClaim, chainHead }))
      expect(await verdictAfter(claimOn('e'.repeat(64)))).toMatchObject({
        kind: 'claim',
        claim: { number: '2026-0001' },
      })
      const onThird = async (database: Database) =>
        claimOn((await database.read.findOneByOrFail(Exchange, { id: 3 })).hash)(database)
      expect(await verdictAfter(onThird)).toMatchObject({ kind: 'whole' })
    })

    it('walks what is appended while it is walked', async () => {
      const database = await open()
      await keepExchanges(database, 45)
      const [verdict] = await Promise.all([
        verifyChain(database.read, evidenceKey),
        keepExchanges(database, 60),
      ])
      expect(verdict).toMatchObject({ kind: 'whole' })
      await database.close()
    })
  })
}

const plainClaim = {
  number: '2026-0001',
  deliveryId: 3,
  state: 'draft' as const,
  details: {} as Claim['details'],
  lines: [],
  codeCount: 0,
  createdAt: someDay,
}

chainContract('SQLite', freshDatabase)

describe.skipIf(!has('postgres'))('on PostgreSQL', () => {
  let postgres: TestPostgres
  beforeAll(async () => {
    postgres = await startPostgres()
  })
  afterAll(() => postgres.close())
  chainContract('PostgreSQL', async () => openDatabase(await postgres.newDatabase()))
})

describe('a byte of the file', () => {
  it('is never changed in a row of the chain without being found', async () => {
    const database = await freshDatabase()
    await keepExchanges(database, 12)
    const rows = await database.read.find(Exchange, { order: { id: 'ASC' } })
    await database.close()
    const whole = readFileSync(database.file)
    const parts = rows.flatMap(({ requestBody, responseBody, requestId, hash, seal }) => [
      requestBody,
      responseBody!,
      ...[requestId, hash, seal].map((text) => Buffer.from(text)),
    ])
    const spoiled = join(testFolder, 'spoiled.sqlite')
    copyFileSync(database.file, spoiled)
    for (const part of parts) {
      const bytes = Buffer.from(whole)
      // Pages that are free keep what was on them: the byte is changed wherever the part stands.
      for (let at = bytes.indexOf(part); at !== -1; at = bytes.indexOf(part))
        bytes[at + (part.length >> 1)]! ^= 1
      writeFileSync(spoiled, bytes)
      const view = await viewDatabase(`sqlite:${spoiled}`)
      expect(await verifyChain(view.read, evidenceKey), part.toString('latin1')).toMatchObject({
        kind: 'broken',
      })
      await view.close()
    }
  })
})
