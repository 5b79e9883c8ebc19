import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  ChannelState,
  CheckRun,
  Code,
  Delivery,
  DocumentCheck,
  Exchange,
  LegalEntity,
} from '../../entities/index.js'
import type { Database } from '../../server/database.js'
import { parseCode } from '../../server/domain/codes/parse-code.js'
import { systemClock } from '../../server/clock.js'
import { makeLineOrders } from '../../server/settings/line-order.js'
import { introduced } from '../../server/sandbox/states.js'
import { cisOf } from '../codes.js'
import { startWork, type WorkOptions } from '../start-work.js'
import { line, updBytes } from '../server/intake/documents.js'
import { waitFor } from '../wait-for.js'

const usual = '0069003184'
const other = '0078120046'
const supplier = { inn: '0069145277', name: 'ООО «Молочный берег»' }
const goods = {
  ...{ name: 'Кефир', brand: 'Берег', group: 'milk', groupId: 8, tnVedGroup: '0403' },
  producer: supplier,
}
const full = (number: number) => `${cisOf(number)}\u001d93Zk4w`

/** Two legal entities of one installation, on every dialect. */
export function legalEntitiesContract(name: string, open: () => Promise<Database>): void {
  describe(`two legal entities: ${name}`, () => {
    let database: Database
    let work: Awaited<ReturnType<typeof startWork>>
    beforeEach(async () => {
      database = await open()
      await database.transact(({ manager }) =>
        manager.insert(LegalEntity, { inn: other, tokenCipher: 'sealed', updatedAt: 1 }),
      )
    })
    afterEach(() => work.close())

    const start = async (options: Partial<WorkOptions> = {}) => {
      work = await startWork({
        scenario: () => introduced(goods, supplier),
        others: [{ inn: other, token: 'token-of-other', apiKey: 'key-of-other' }],
        database,
        ...options,
      })
    }
    const idOf = (result: Awaited<ReturnType<typeof work.importBytes>>): number => {
      expect(result.kind).toBe('made')
      return (result as { deliveryId: number }).deliveryId
    }
    let documents = 0
    /** An УПД with this buyer. */
    const deliver = async (inn: string, ...numbers: number[]): Promise<number> => {
      const buyer = { inn, name: 'ООО «Лавка»' }
      const lines = [line({ codes: numbers.map((number) => cisOf(number)) })]
      return idOf(await work.importBytes([updBytes({ number: `${++documents}`, buyer, lines })]))
    }
    const askersOf = async (deliveryId: number) =>
      new Set((await database.read.findBy(Exchange, { deliveryId })).map(({ inn }) => inn))
    const runOf = (deliveryId: number) => database.read.findOneByOrFail(CheckRun, { deliveryId })
    const deliveryOf = (id: number) => database.read.findOneByOrFail(Delivery, { id })

    it('ask about the deliveries that each buys, by its own token, within its own budget', async () => {
      const turns: string[] = []
      await start({ takeTurn: async (inn) => void turns.push(inn) })
      const [own, of, nobodys] = [
        await deliver(usual, 1),
        await deliver(other, 2),
        await deliver('0012345678', 3),
      ]
      for (const id of [own, of, nobodys]) await work.reaches(id, 'done')
      expect((await deliveryOf(own)).ownInn).toBe(usual)
      expect([(await deliveryOf(of)).ownInn, (await runOf(of)).ownInn]).toEqual([other, other])
      expect((await deliveryOf(nobodys)).ownInn).toBeNull()
      expect([...(await askersOf(own)), ...(await askersOf(of)), ...(await askersOf(nobodys))]).toEqual([
        usual,
        other,
        usual,
      ])
      const { sentWith } = work.sandbox.counts()
      expect([sentWith('a-token'), sentWith('token-of-other')]).toEqual([2, 1])
      expect(turns.filter((inn) => inn === other)).toHaveLength(1)
      expect(turns.filter((inn) => inn === usual).length).toBeGreaterThanOrEqual(2)
    })

    it('are named for a list, and for a document that names none of them', async () => {
      await start()
      const list = idOf(await work.importBytes([Buffer.from(cisOf(1))], { ownInn: other }))
      await work.reaches(list, 'done')
      expect([...(await askersOf(list))]).toEqual([other])
      await expect(work.importBytes([Buffer.from(cisOf(2))], { ownInn: '0012345678' })).rejects.toMatchObject(
        {
          key: 'delivery.no-entity',
          status: 400,
        },
      )
      expect(await database.read.count(Delivery)).toBe(1)
    })

    it('are held each by itself: a dead token stops the checks of one, and they go on with its next', async () => {
      await start()
      work.sandbox.killToken('token-of-other')
      const stopped = await deliver(other, 1)
      await work.reaches(stopped, 'held')
      const own = await deliver(usual, 2)
      const run = await work.reaches(own, 'done')
      expect(run.heldReason).toBeNull()
      expect(await runOf(stopped)).toMatchObject({ state: 'held', heldReason: 'token-dead' })
      // What has an answer for one lets nothing of another go on, be it asked again and again.
      await work.checks.recover()
      await work.checks.recover()
      expect((await runOf(stopped)).state).toBe('held')
      expect(work.sandbox.counts().sentWith('token-of-other')).toBe(1)
      work.tokensOf(other).put('the-next-token')
      await work.reaches(stopped, 'done')
      expect(work.sandbox.counts().sentWith('the-next-token')).toBe(1)
      expect(await askersOf(stopped)).toEqual(new Set([other]))
    })

    it('hold the checks of nobody named with those of the usual one', async () => {
      await start({ token: null })
      const [nobodys, of] = [await deliver('0012345678', 1), await deliver(other, 2)]
      expect(await work.reaches(nobodys, 'held')).toMatchObject({ heldReason: 'token-missing' })
      await work.reaches(of, 'done')
      work.tokens.put('a-token')
      await work.reaches(nobodys, 'done')
    })

    it('switch a channel off each for itself', async () => {
      await start()
      await database.transact(({ manager }) =>
        manager.update(LegalEntity, { inn: other }, { channelsOff: ['true-api'] as never }),
      )
      const [own, of] = [await deliver(usual, 1), await deliver(other, 2)]
      await work.reaches(own, 'done')
      await work.checks.sweepLate()
      expect((await runOf(of)).state).toBe('queued')
      expect(work.sandbox.counts().sentWith('token-of-other')).toBe(0)
      await database.transact(({ manager }) =>
        manager.update(LegalEntity, { inn: other }, { channelsOff: null }),
      )
      await work.reaches(of, 'done')
    })

    it('ask each for itself about a code that lies in deliveries of both', async () => {
      await start()
      const own = await deliver(usual, 1)
      await work.reaches(own, 'done')
      const of = await deliver(other, 1)
      await work.reaches(of, 'done')
      expect([...(await askersOf(own)), ...(await askersOf(of))]).toEqual([usual, other])
      expect(work.sandbox.counts().asksOf(cisOf(1))).toBe(2)
      // Of one of them it is asked once.
      const again = await deliver(other, 1)
      await work.reaches(again, 'done')
      expect(work.sandbox.counts().asksOf(cisOf(1))).toBe(2)
    })

    it('are each the owner of its own goods', async () => {
      await start({ scenario: () => introduced(goods, { inn: other, name: 'ООО «Лавка»' }) })
      const audit = (ownInn: string, number: number) =>
        work.importBytes([Buffer.from(cisOf(number))], { ownInn, purpose: 'audit' })
      const [ours, theirs] = [idOf(await audit(other, 1)), idOf(await audit(usual, 2))]
      for (const id of [ours, theirs]) await work.reaches(id, 'done', 'waiting')
      const codeOf = (deliveryId: number) => database.read.findOneByOrFail(Code, { deliveryId })
      expect(await codeOf(ours)).toMatchObject({ outcome: 'sell' })
      expect(await codeOf(theirs)).toMatchObject({ outcome: 'risk', reasonId: 'other-owner' })
      // Other rules are no other owner.
      await work.checks.redecideCodes()
      expect(await codeOf(ours)).toMatchObject({ outcome: 'sell' })
    })

    it('put the till’s question by their own keys to the same sites, and never again by a dead one', async () => {
      await start({ apiKey: 'key-of-usual' })
      const { cdn } = work.sandbox
      const sent = (key: string) => cdn.sites.reduce((sum, site) => sum + site.counts().sentWith(key), 0)
      await waitFor(() => expect(cdn.listings()).toBe(2), { timeout: 10_000 })
      const list = (number: number) => work.importBytes([Buffer.from(full(number))], { ownInn: other })
      const first = idOf(await list(1))
      await work.reaches(first, 'done')
      const tillAnswer = async (deliveryId: number) =>
        (await database.read.findOneByOrFail(Code, { deliveryId })).checkedBy
      expect(await tillAnswer(first)).toBe('both')
      expect(sent('key-of-other')).toBe(1)
      work.sandbox.killToken('key-of-other')
      for (const number of [2, 3]) {
        const id = idOf(await list(number))
        await work.reaches(id, 'done')
        expect(await tillAnswer(id)).toBe('status')
      }
      expect(sent('key-of-other')).toBe(2)
      const own = idOf(await work.importBytes([Buffer.from(full(4))]))
      await work.reaches(own, 'done')
      expect(await tillAnswer(own)).toBe('both')
    })

    it('list the sites by the key of one where that of another is dead', async () => {
      await start({ apiKey: 'key-of-usual' })
      await waitFor(() => expect(work.sandbox.cdn.listings()).toBe(2), { timeout: 10_000 })
      work.sandbox.killToken('key-of-usual')
      await makeLineOrders({ database, clock: systemClock }).order(null)
      await work.checks.obeyLineOrder()
      await work.checks.reportChannels()
      const sites = await database.read.findBy(ChannelState, { channel: 'cdn' })
      const statesOf = (inn: string) =>
        new Set(sites.filter((one) => one.inn === inn).map(({ state }) => state))
      expect([...statesOf(usual), ...statesOf(other)]).toEqual(['held', 'up'])
      const status = await database.read.findBy(ChannelState, { channel: 'true-api' })
      expect(status.map(({ inn, state }) => `${inn} ${state}`).sort()).toEqual([`${usual} up`, `${other} up`])
    })

    it('ask about a scan for whoever has its code in a delivery, else for the usual one', async () => {
      await start()
      const id = await deliver(other, 1)
      await work.reaches(id, 'done')
      const askedWith = async (number: number) => {
        const tokens = ['a-token', 'token-of-other']
        const { sentWith } = work.sandbox.counts()
        const before = tokens.map(sentWith)
        await work.checks.checkScan(parseCode(cisOf(number)), null)
        return tokens.filter((one, at) => sentWith(one) > before[at]!)
      }
      expect(await askedWith(1)).toEqual(['token-of-other'])
      expect(await askedWith(2)).toEqual(['a-token'])
    })

    it('have documents looked over by the token of the buyer', async () => {
      await start()
      work.tokens.markDead('a-token')
      const id = await deliver(other, 1)
      await work.documents.startDocumentCheck(id, null)
      const own = await deliver(usual, 2)
      await work.documents.startDocumentCheck(own, null)
      const checkOf = (deliveryId: number) => database.read.findOneByOrFail(DocumentCheck, { deliveryId })
      await waitFor(
        async () => {
          await work.documents.sweepDocuments()
          expect((await checkOf(id)).state).toBe('verified')
          expect((await checkOf(own)).heldReason).toBe('token-dead')
        },
        { timeout: 15_000, interval: 50 },
      )
      expect(work.documents.documentHindrance(other)).toBeNull()
      expect(work.documents.documentHindrance(usual)).toBe('token-dead')
      expect(await askersOf(id)).toEqual(new Set([other]))
    })
  })
}
