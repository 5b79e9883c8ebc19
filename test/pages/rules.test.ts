import { describe, expect, it } from 'vitest'
import { effectOf } from '../../server/domain/verdict/settings.js'
import { makeRules } from '../../server/settings/rules-service.js'
import { rulesQueries } from '../../server/settings/rules-queries.js'
import { rulesRoutes } from '../../server/settings/rules-routes.js'
import { makeStoreBook } from '../../server/settings/store-book.js'
import { handClock, send, signIn, smallApp, tokenIn, type TestDatabase } from './small-app.js'

const password = 'a good password'
const zone = 'Europe/Moscow'

/** Pages of the rules at 14:32, вт 24 ноября 2026, with an administrator and a manager signed in. */
async function rulesApp() {
  const clock = handClock(Date.UTC(2026, 10, 24, 11, 32))
  const rulesOf = (database: TestDatabase) => ({
    service: makeRules({ database, clock }),
    queries: rulesQueries({ database, clock, zone }),
  })
  const app = await smallApp({
    pages: (web, database) =>
      rulesRoutes({ web, clock, zone, storeName: 'Полянка', rules: rulesOf(database) }),
  })
  const { database } = app
  await app.service.ensureAdministrator({ password })
  const admin = app.browser()
  await signIn(admin, 'admin', password)
  const join = async (role: 'manager' | 'receiver') => {
    const made = await app.service.addUser(1, { login: role, name: 'Орлова М. В.', role })
    const browser = app.browser()
    await signIn(browser, role, made!)
    await send(browser, '/account/password', '/account/password', {
      oldPassword: made!,
      newPassword: password,
      repeatedPassword: password,
    })
    return browser
  }
  const book = makeStoreBook({ database, clock, zone })
  const effect = async (group: string) => effectOf(await book.settings(), 'not-introduced', group)
  return { ...app, clock, admin, join, effect }
}

const words = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const pauseFields = { group: 'milk', case: 'not-introduced', until: '18:00', reason: 'авария у оператора' }

describe('the page of rules', () => {
  it('shows the rule of every group and case, quiet where the store changed nothing', async () => {
    const { admin } = await rulesApp()
    const { text } = await admin.get('/rules').expect(200)
    expect(words(text)).toContain('Молочная продукция, Не введён: запрет')
    expect(words(text)).toContain('Обувь с 01.11.2024')
    expect(words(text)).not.toContain('Книги дата')
    expect(text.match(/matrix-own/g)).toHaveLength(1)
    expect(words((await admin.get('/rules?groups=all')).text)).toContain('Книги дата не известна')
  })

  it('marks what the store changed, with what the rules have', async () => {
    const { admin, effect } = await rulesApp()
    const cell = '/rules/cells/softdrinks/not-introduced'
    const saved = await send(admin, cell, cell, { effect: 'warn', fromOn: '2026-11-24' })
    expect(saved.headers.location).toBe('/rules')
    const { text } = await admin.get('/rules')
    expect(text).toContain('matrix-own tone-risk')
    expect(words(text)).toContain('Не введён: предупр. по правилам запрет')
    expect(await effect('softdrinks')).toBe('warn')
  })

  it('switches a check off for a time, says so, and lets it be returned', async () => {
    const { admin, clock, effect } = await rulesApp()
    await send(admin, '/rules', '/rules/pauses', pauseFields)
    const { text } = await admin.get('/rules')
    expect(words(text)).toContain('выключено до 18:00. Вернётся сама через 3 ч 28 мин.')
    expect(words(text)).toContain('Причина: авария у оператора. Администратор, сегодня в 14:32.')
    expect(words(text)).toContain('выкл. до 18:00, потом предупр.')
    expect(await effect('milk')).toBe('off')
    const ending = /action="(\/rules\/pauses\/\d+\/ending)"/.exec(text)![1]!
    await send(admin, '/rules', ending)
    expect(await effect('milk')).toBe('warn')
    clock.move(24 * 3_600_000)
    expect(await effect('milk')).toBe('on')
  })

  it.each([
    ['13:00', 'Время уже прошло: укажите час позже 14:32'],
    ['25:00', 'Укажите время так: 18:00'],
    ['', 'Укажите время так: 18:00'],
  ])('refuses «%s» and keeps what was entered', async (until, fault) => {
    const { admin, effect } = await rulesApp()
    const answer = await send(admin, '/rules', '/rules/pauses', { ...pauseFields, until, reason: ' ' })
    expect(answer.status).toBe(422)
    expect(words(answer.text)).toContain(fault)
    expect(words(answer.text)).toContain('Напишите причину: без неё проверку не выключить')
    expect(answer.text).toContain(`value="${until}"`)
    expect(await effect('milk')).toBe('on')
  })

  it('takes an hour after midnight for tomorrow, but not more than 12 hours away', async () => {
    const { admin, clock, effect } = await rulesApp()
    clock.move(8 * 3_600_000)
    await send(admin, '/rules', '/rules/pauses', { ...pauseFields, until: '6:00' })
    expect(await effect('milk')).toBe('off')
    clock.move(8 * 3_600_000)
    expect(await effect('milk')).toBe('warn')
  })

  it('refuses a case that does not happen in the group, and a group that there is not', async () => {
    const { admin } = await rulesApp()
    const wrongCase = await send(admin, '/rules', '/rules/pauses', { ...pauseFields, case: 'price' })
    expect(words(wrongCase.text)).toContain('В этой группе такого не бывает')
    const wrongGroup = await send(admin, '/rules', '/rules/pauses', { ...pauseFields, group: 'gold' })
    expect(words(wrongGroup.text)).toContain('Выберите группу')
    await admin.get('/rules/cells/gold/expired').expect(404)
    await admin.get('/rules/cells/milk/never').expect(404)
  })

  it('gives a group its day: off before it, on from it', async () => {
    const { admin, clock, effect } = await rulesApp()
    const page = '/rules/groups/chemistry'
    await send(admin, page, page, { dutyOn: '2026-11-25', days: '5' })
    expect(words((await admin.get('/rules')).text)).toContain('обязательна с 25.11.2026')
    expect(await effect('chemistry')).toBe('off')
    clock.move(10 * 3_600_000)
    expect(await effect('chemistry')).toBe('on')
    expect((await send(admin, page, page, { dutyOn: 'x', days: '-1' })).status).toBe(422)
  })

  it('keeps every change in its journal', async () => {
    const { admin } = await rulesApp()
    expect(words((await admin.get('/rules/journal')).text)).toContain('Правила ещё не меняли')
    const cell = '/rules/cells/all/expired'
    await send(admin, cell, cell, { effect: 'official', fromOn: '2026-12-01' })
    await send(admin, '/rules', '/rules/pauses', pauseFields)
    await send(admin, '/rules', '/rules/share', { percent: '30' })
    await send(admin, '/rules', '/rules/document-check', { onUpload: 'on' })
    await send(admin, '/rules', '/rules/document-check', {})
    const text = words((await admin.get('/rules/journal')).text)
    expect(text).toContain('Предпроверка УПД сразу при загрузке: включена.')
    expect(text).toContain('Предпроверка УПД сразу при загрузке: выключена.')
    expect(text).toContain('Все группы, «Истёк срок»: как по правилам с 01.12.2026.')
    expect(text).toContain('«Не введён»: выключено до 18:00. Причина: авария у оператора.')
    expect(text).toContain('Не подписывать с доли запретов 30 %.')
  })
})

describe('documents that are looked over as they come', () => {
  it('are so only where the administrator wants it', async () => {
    const { admin, join } = await rulesApp()
    const box = async () => /<input type="checkbox"[^>]*>/.exec((await admin.get('/rules')).text)![0]
    expect(await box()).not.toContain('checked')
    const saved = await send(admin, '/rules', '/rules/document-check', { onUpload: 'on' })
    expect(saved.status).toBe(303)
    expect(await box()).toContain('checked')
    await send(admin, '/rules', '/rules/document-check')
    expect(await box()).not.toContain('checked')
    const manager = await join('manager')
    expect((await manager.get('/rules')).text).not.toContain('/rules/document-check')
    const change = await send(manager, '/rules', '/rules/document-check', { onUpload: 'on' })
    expect(change.status).toBe(403)
  })
})

describe('who may do what', () => {
  it('a manager reads, and switches off for a time; only the administrator changes a rule', async () => {
    const { join, effect } = await rulesApp()
    const manager = await join('manager')
    const { text } = await manager.get('/rules').expect(200)
    expect(text).not.toContain('href="/rules/cells')
    await manager.get('/rules/cells/milk/expired').expect(403)
    const change = await send(manager, '/rules', '/rules/cells/milk/expired', { effect: 'off' })
    expect(change.status).toBe(403)
    expect((await send(manager, '/rules', '/rules/share', { percent: '1' })).status).toBe(403)
    await send(manager, '/rules', '/rules/pauses', pauseFields)
    expect(await effect('milk')).toBe('off')
  })
  it('a receiver reads only', async () => {
    const { join } = await rulesApp()
    const receiver = await join('receiver')
    expect((await receiver.get('/rules').expect(200)).text).not.toContain('action="/rules/pauses"')
    const { text } = await receiver.get('/account')
    await receiver
      .post('/rules/pauses')
      .type('form')
      .send({ _csrf: tokenIn(text), ...pauseFields })
      .expect(403)
  })
})

describe('the sheet for cashiers', () => {
  it('names every case with what the till says and what the cashier does, in both languages', async () => {
    const { admin } = await rulesApp()
    const { text } = await admin.get('/rules/sheet').expect(200)
    expect(words(text)).toContain(
      'Марка не введена в оборот. Продажа запрещена. Заберите товар у покупателя.',
    )
    expect(words(text)).toContain('Аварийный режим')
    expect(words(text)).not.toContain('Владелец не мы')
    await send(admin, '/account', '/language', { language: 'en' })
    expect(words((await admin.get('/rules/sheet')).text)).toContain('Sale forbidden. Take the goods back.')
  })
})
