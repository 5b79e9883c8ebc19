import { describe, expect, it } from 'vitest'
import { JournalEntry, Setting } from '../../entities/index.js'
import { makeScanOrders, readScanOrder } from '../../server/settings/scan-order.js'
import { channelsApp, words } from './channels-app.js'
import { send } from './small-app.js'

const nothingGiven = { order: null, askLocalModule: null }
const path = '/channels/scan-order'
const usual = { first: 'till-module', second: 'cdn', third: 'local-module', askLocalModule: 'when-down' }

type App = Awaited<ReturnType<typeof channelsApp>>
const change = ({ admin }: App, fields: Record<string, string>) =>
  send(admin, path, path, { ...usual, ...fields })
const kept = ({ database }: App) => readScanOrder(database.read, nothingGiven)
const chosenIn = (html: string) =>
  [...html.matchAll(/<option value="([^"]*)" selected>/g)].map(([, one]) => one)

describe('the order of ways of a scanned code', () => {
  it('is that of a till until somebody changes it, and says what is not connected', async () => {
    const app = await channelsApp()
    await app.see({})
    expect(await app.text()).toContain('ТС ПИоТ → площадки ЧЗ → локальный модуль (не подключён)')
    const { text } = await app.admin.get(path).expect(200)
    expect(chosenIn(text)).toEqual(Object.values(usual))
    expect(words(text)).toContain(
      'Не подключён локальный модуль (переменная DOPUSK_LOCAL_MODULE_URL): его пропускаем.',
    )
    expect(words(text)).not.toContain('Не подключён ТС ПИоТ')
    expect(words(text)).toContain('Если не ответил никто, код остаётся «не проверено».')
  })

  it('is changed by the administrator, with who and when in the journal and on the form', async () => {
    const app = await channelsApp()
    await app.see({})
    const fields = { first: 'cdn', second: 'local-module', third: '', askLocalModule: 'always' }
    const saved = await change(app, fields)
    expect([saved.status, saved.headers.location]).toEqual([303, '/channels#scans'])
    expect(await kept(app)).toMatchObject({ order: ['cdn', 'local-module'], askLocalModule: 'always' })
    const page = await app.text()
    expect(page).toContain('Порядок сохранён, действует со следующего скана.')
    expect(page).toContain('По порядку площадки ЧЗ → локальный модуль (не подключён)')
    expect(page).toContain('всегда, вместе с остальными')
    const { text } = await app.admin.get(path)
    expect(chosenIn(text)).toEqual(Object.values(fields))
    expect(words(text)).toContain('Порядок задан: Администратор, сегодня в 14:32.')
    const entries = await app.database.read.findBy(JournalEntry, { action: 'scan-order.changed' })
    expect(entries).toMatchObject([
      { userId: 1, at: app.now, details: { order: ['cdn', 'local-module'], askLocalModule: 'always' } },
    ])
    await change(app, fields)
    expect(await app.database.read.countBy(JournalEntry, { action: 'scan-order.changed' })).toBe(1)
  })

  it('lets a gap be, and is shown to who watches the page', async () => {
    const app = await channelsApp()
    await app.see({})
    const version = async () => /data-version="([^"]+)"/.exec((await app.admin.get('/channels')).text)![1]
    const before = await version()
    await change(app, { first: '', second: 'local-module', third: 'cdn' })
    expect((await kept(app)).order).toEqual(['local-module', 'cdn'])
    expect(await version()).not.toBe(before)
  })

  it.each([
    [{ second: 'till-module', third: '' }, 'Этот уже есть выше.'],
    [{ first: '', second: '', third: '' }, 'Выберите хотя бы одного'],
    [{ first: 'pigeon' }, 'Выберите, кого спрашивать, из списка.'],
    [{ askLocalModule: 'never' }, 'Выберите из списка, когда спрашивать локальный модуль.'],
    [{ third: '', askLocalModule: 'always' }, 'Локальный модуль не выбран выше'],
  ])('is not taken as %j, in words, with what was chosen kept', async (fields, fault) => {
    const app = await channelsApp()
    const { status, text } = await change(app, fields as Record<string, string>)
    expect(status).toBe(422)
    expect(words(text)).toContain(fault)
    if (!Object.values(fields).some((value) => ['pigeon', 'never'].includes(value)))
      expect(chosenIn(text)).toEqual(Object.values({ ...usual, ...fields }))
    expect(await app.database.read.countBy(Setting, { name: 'scan-order' })).toBe(0)
  })

  it('in English too', async () => {
    const app = await channelsApp()
    await send(app.admin, '/account', '/language', { language: 'en' })
    const { text } = await app.admin.get(path)
    expect(words(text)).toContain('Whom to ask about a scan')
    expect(words(text)).toContain('Dopusk neither lets it be sold nor calls it bad')
  })
})

describe('the environment', () => {
  it('wins over what is kept, is named, and what it says is no field; the rest is changed as ever', async () => {
    const app = await channelsApp({ scanOrder: { order: ['cdn'] } })
    await app.see({})
    expect(await app.text()).toContain(
      'По порядку площадки ЧЗ. Задано окружением, переменная DOPUSK_SCAN_WAYS.',
    )
    const { text } = await app.admin.get(path)
    expect(text).not.toContain('name="first"')
    expect(chosenIn(text)).toEqual(['when-down'])
    expect((await change(app, { askLocalModule: 'always' })).status).toBe(303)
    expect(await kept(app)).toMatchObject({
      order: ['till-module', 'cdn', 'local-module'],
      askLocalModule: 'always',
    })
    expect((await readScanOrder(app.database.read, { ...nothingGiven, order: ['cdn'] })).order).toEqual([
      'cdn',
    ])
  })

  it('that says all of it leaves nothing to change', async () => {
    const app = await channelsApp({ scanOrder: { order: ['cdn'], askLocalModule: 'always' } })
    const { text } = await app.admin.get(path)
    expect(text).not.toMatch(/<select|<button class="button button-main/)
    expect(words(text)).toContain('Всё задано окружением')
    const refused = await change(app, {})
    expect([refused.status, words(refused.text)]).toEqual([
      409,
      expect.stringContaining('Порядок задан окружением, здесь его не изменить.'),
    ])
    expect(await app.database.read.countBy(Setting, { name: 'scan-order' })).toBe(0)
  })

  it('is not outwitted past the form', async () => {
    const app = await channelsApp()
    const given = { order: ['cdn'] as const, askLocalModule: null }
    const orders = makeScanOrders({ database: app.database, clock: app.clock, given })
    const user = { id: 1, name: 'Орлова М. В.' }
    await expect(orders.change(user, { order: ['local-module'] })).rejects.toMatchObject({
      key: 'scan-order.given',
      status: 409,
    })
  })
})

it('what is kept and not known is as if nothing were', async () => {
  const { database } = await channelsApp()
  const keep = (value: object) =>
    database.transact(({ manager }) => manager.upsert(Setting, { name: 'scan-order', value }, ['name']))
  await keep({ order: ['pigeon'], askLocalModule: 'never', by: 'Орлова М. В.', at: 1 })
  expect(await readScanOrder(database.read, nothingGiven)).toMatchObject({
    order: ['till-module', 'cdn', 'local-module'],
    askLocalModule: 'when-down',
  })
  await keep({ order: ['local-module', 'pigeon', 'cdn'], by: 'Орлова М. В.', at: 1 })
  expect((await readScanOrder(database.read, nothingGiven)).order).toEqual(['local-module', 'cdn'])
})
