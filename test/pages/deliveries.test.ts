import { describe, expect, it } from 'vitest'
import type { Delivery } from '../../entities/index.js'
import type { RunState } from '../../entities/check-run.js'
import { someDay } from '../build.js'
import { deliveriesApp } from './deliveries-app.js'
import { milkDelivery } from './milk-delivery.js'

type App = Awaited<ReturnType<typeof deliveriesApp>>

const dayMs = 24 * 3_600_000

/** A delivery of four codes that stand as said. */
async function made(app: App, row: Partial<Delivery>, state: RunState = 'done') {
  const delivery = await app.build.delivery({ codeCount: 4, ...row })
  await app.build.run(delivery, { state, asked: 4 })
  return delivery
}
const party = (name: string) => ({ inn: '0069145277', kpp: null, name, address: null })

/** Numbers on the doors, in order: to return, waiting, checked, to sign, to decide. */
const doorsOf = (html: string): number[] =>
  [...html.matchAll(/data-test="door">\s*<b>(\d+)<\/b>/g)].map(([, count]) => Number(count))
const numbersOf = (html: string): string[] =>
  [...html.matchAll(/data-test="delivery">.*?<td>\s*(\S+)/gs)].map(([, number]) => number!)

async function oneBehindEachDoor(app: App): Promise<void> {
  await made(app, { number: 'RETURN', sellCount: 3, blockCount: 1 })
  await made(app, { number: 'WAIT', sellCount: 3, waitCount: 1 }, 'waiting')
  await made(app, { number: 'CHECK', blockCount: 1, waitCount: 3 }, 'running')
  await made(app, { number: 'HELD', sellCount: 1, waitCount: 3 }, 'held')
  await made(app, { number: 'SIGN', sellCount: 4 })
  await made(app, { number: 'UNKNOWN', sellCount: 3, unknownCount: 1 })
  await made(app, { number: 'STOPPED', sellCount: 3, waitCount: 1 }, 'cancelled')
  const owner = await made(app, { number: 'OWNER', sellCount: 3, riskCount: 1 })
  await app.build.tally(await app.build.line(owner), { outcome: 'risk', reasonId: 'other-owner' })
  const soon = await made(app, { number: 'SOON', sellCount: 3, riskCount: 1 })
  await app.build.tally(await app.build.line(soon), { outcome: 'risk', reasonId: 'shelf-life-soon' })
}

describe('the list of deliveries', () => {
  it('says at the first start what to do', async () => {
    const { admin } = await deliveriesApp()
    const { text } = await admin.get('/deliveries').expect(200)
    expect(text).toContain('Поставок пока нет')
    expect(text).toContain('href="/deliveries/new?by=scan"')
    expect(doorsOf(text)).toEqual([0, 0, 0, 0, 0])
  })

  it('has each delivery behind exactly one door, and opens the door that is chosen', async () => {
    const app = await deliveriesApp()
    await oneBehindEachDoor(app)
    const { text } = await app.admin.get('/deliveries').expect(200)
    expect(doorsOf(text)).toEqual([1, 1, 2, 2, 3])
    expect(numbersOf(text)).toHaveLength(9)
    const behind = async (door: string) =>
      numbersOf((await app.admin.get(`/deliveries?state=${door}`)).text).sort()
    expect(await behind('return')).toEqual(['RETURN'])
    expect(await behind('wait')).toEqual(['WAIT'])
    expect(await behind('check')).toEqual(['CHECK', 'HELD'])
    expect(await behind('sign')).toEqual(['SIGN', 'SOON'])
    expect(await behind('decide')).toEqual(['OWNER', 'STOPPED', 'UNKNOWN'])
  })

  it('never shows a delivery that is still being read', async () => {
    const app = await deliveriesApp()
    const unseen = await app.build.delivery({ number: 'UNSEEN', visibleAt: null })
    const { text } = await app.admin.get('/deliveries')
    expect(text).not.toContain('UNSEEN')
    await app.admin.get(`/deliveries/${unseen.id}`).expect(404)
  })

  it('finds a delivery by supplier however it is written, by number, by ИНН and by a code', async () => {
    const app = await deliveriesApp()
    await milkDelivery(app.build)
    await made(app, { number: 'ХД-9020', supplier: party('Хмельной двор'), supplierInn: '0069990011' })
    const found = async (q: string) =>
      numbersOf((await app.admin.get('/deliveries').query({ q }).expect(200)).text)
    expect(await found('МОЛОЧНЫЙ')).toEqual(['МБ-004417'])
    expect(await found('берег')).toEqual(['МБ-004417'])
    expect(await found('хд-90')).toEqual(['ХД-9020'])
    expect(await found('0069990011')).toEqual(['ХД-9020'])
    expect(await found('0104600000041711215hT%9q')).toEqual(['МБ-004417'])
    expect(await found('0104600000041711215hT%9q\u001d93Zk4w')).toEqual(['МБ-004417'])
    expect(await found('100%')).toEqual([])
  })

  it('tells a search without a result from a door with nothing behind it', async () => {
    const app = await deliveriesApp()
    await made(app, { sellCount: 4 })
    expect((await app.admin.get('/deliveries?q=nobody')).text).toContain('Ничего не нашлось')
    expect((await app.admin.get('/deliveries?state=wait')).text).toContain('Ни одна поставка не ждёт ответа')
  })

  it('keeps to the period', async () => {
    const app = await deliveriesApp()
    await made(app, { number: 'TODAY', sellCount: 4 })
    await made(app, { number: 'YESTERDAY', sellCount: 4, createdAt: someDay - dayMs })
    await made(app, { number: 'OLD', sellCount: 4, createdAt: someDay - 20 * dayMs })
    const within = async (since: string) =>
      numbersOf((await app.admin.get(`/deliveries?since=${since}`)).text).sort()
    expect(await within('today')).toEqual(['TODAY'])
    expect(await within('week')).toEqual(['TODAY', 'YESTERDAY'])
    expect(await within('month')).toEqual(['OLD', 'TODAY', 'YESTERDAY'])
  })

  it('is read by pages of ten, newest first, and keeps the search on the way', async () => {
    const app = await deliveriesApp()
    for (let i = 1; i <= 12; i++) await made(app, { number: `N-${i}`, sellCount: 4 })
    const first = (await app.admin.get('/deliveries?q=N-')).text
    expect(numbersOf(first)).toEqual(Array.from({ length: 10 }, (_, i) => `N-${12 - i}`))
    expect(first).toContain('1–10 из 12')
    expect(first).toContain('href="/deliveries?q&#x3D;N-&amp;page&#x3D;2"')
    const second = (await app.admin.get('/deliveries?q=N-&page=2')).text
    expect(numbersOf(second)).toEqual(['N-2', 'N-1'])
    expect(second).toContain('11–12 из 12')
  })

  it('says what stands with the codes in numbers beside the bar', async () => {
    const app = await deliveriesApp()
    await milkDelivery(app.build)
    const { text } = await app.admin.get('/deliveries')
    expect(text).toContain('aria-label="можно продавать 18, касса откажет 3, ждём ответа 3"')
    expect(text).toContain('Есть к возврату')
    expect(text).toContain('часть ещё ждёт ответа')
  })

  it('answers the live script with nothing until a run has moved', async () => {
    const app = await deliveriesApp()
    const delivery = await made(app, { waitCount: 4 }, 'running')
    const { text } = await app.admin.get('/deliveries?state=check')
    const version = /data-version="([^"]+)"/.exec(text)![1]!
    const live = () => app.admin.get(`/deliveries/live?state=check&version=${version}`)
    await live().expect(204)
    await app.database.transact(({ manager }) =>
      manager.query(`UPDATE check_run SET version = version + 1 WHERE "deliveryId" = ${delivery.id}`),
    )
    const fresh = await live().expect(200)
    expect(fresh.text).toContain('id="delivery-doors"')
    expect(fresh.text).toContain('id="delivery-list"')
    expect(fresh.text).not.toContain('<html')
  })
})
