import { describe, expect, it } from 'vitest'
import { makeRules } from '../../server/settings/rules-service.js'
import { rulesQueries } from '../../server/settings/rules-queries.js'
import { rulesRoutes } from '../../server/settings/rules-routes.js'
import { makeStoreBook } from '../../server/settings/store-book.js'
import { handClock, send, signIn, smallApp, type TestDatabase } from './small-app.js'

const password = 'a good password'
const zone = 'Europe/Moscow'
const [minute, hour] = [60_000, 3_600_000]

async function patienceApp() {
  const clock = handClock(Date.UTC(2026, 10, 24, 11, 32))
  const rulesOf = (database: TestDatabase) => ({
    service: makeRules({ database, clock }),
    queries: rulesQueries({ database, clock, zone }),
  })
  const app = await smallApp({
    pages: (web, database) =>
      rulesRoutes({ web, clock, zone, storeName: 'Полянка', rules: rulesOf(database) }),
  })
  await app.service.ensureAdministrator({ password })
  const admin = app.browser()
  await signIn(admin, 'admin', password)
  const book = makeStoreBook({ database: app.database, clock, zone })
  return { ...app, admin, book }
}

const words = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0]+/g, ' ')
const milk = '/rules/patience/milk'
const all = '/rules/patience/all'

describe('the page of patience', () => {
  it('shows the timetable of Dopusk as long as nothing is set', async () => {
    const { admin } = await patienceApp()
    const text = words((await admin.get('/rules/patience').expect(200)).text)
    expect(text).toContain('ждём 24 ч через 2 с, 10 с, 30 с, 1 мин, 5 мин, 15 мин, 1 ч, дальше с шагом 1 ч')
    expect(text).toContain('ждём 72 ч через 1 мин, 5 мин, 15 мин, 30 мин, 1 ч')
    expect(text).not.toContain('своё')
  })

  it('keeps what is set for a group, shows it as its own, and lets it be lifted', async () => {
    const { admin, book } = await patienceApp()
    const saved = await send(admin, milk, milk, { 'eaeu-waits': '10 мин, 2 ч', 'eaeu-deadline': '5 дней' })
    expect(saved.headers.location).toBe('/rules/patience')
    expect(await book.patience()).toEqual({
      milk: { eaeu: { waitsMs: [10 * minute, 2 * hour], deadlineMs: 120 * hour } },
    })
    const text = words((await admin.get('/rules/patience')).text)
    expect(text).toContain('Молочная продукция')
    expect(text).toContain('ждём 120 ч своё через 10 мин, 2 ч, дальше с шагом 2 ч')
    expect((await admin.get(milk)).text).toContain('value="10\u00a0мин, 2\u00a0ч"')
    expect(words((await admin.get('/rules/journal')).text)).toContain(
      'сколько ждать: обычные коды как в расписании; коды ЕАЭС через 10 мин, 2 ч, ждём 120 ч.',
    )
    await send(admin, milk, milk, {})
    expect(await book.patience()).toEqual({})
    expect(words((await admin.get('/rules/journal')).text)).toContain('ждать снова по расписанию Допуска')
  })

  it('tells of a group what holds for all where its own field is empty', async () => {
    const { admin } = await patienceApp()
    await send(admin, all, all, { 'retry-deadline': '6 ч' })
    expect(words((await admin.get(milk)).text)).toContain('Пусто: 6 ч')
    expect(words((await admin.get(all)).text)).toContain('Пусто: 24 ч')
  })

  it.each([
    [{ 'retry-waits': '5' }, 'Напишите паузы через запятую, например: 30 с, 5 мин, 1 ч'],
    [{ 'retry-waits': '0 с' }, 'Пауза от 1 секунды до 7 дней'],
    [{ 'retry-waits': '5 мин, 1 мин' }, 'Каждая пауза не короче предыдущей'],
    [{ 'retry-waits': Array(21).fill('1 ч').join(',') }, 'Не больше 20 пауз'],
    [{ 'eaeu-deadline': 'долго' }, 'Напишите срок, например: 72 ч'],
    [{ 'eaeu-deadline': '31 день' }, 'Срок от 1 минуты до 30 дней'],
    [{ 'eaeu-waits': '2 ч', 'eaeu-deadline': '1 ч' }, 'Срок короче первой паузы'],
    [{ 'retry-waits': '2 дня' }, 'Срок короче первой паузы'],
  ])('refuses %j in words, keeps what was entered and changes nothing', async (fields, fault) => {
    const { admin, book } = await patienceApp()
    const refused = await send(admin, milk, milk, fields)
    expect(refused.status).toBe(422)
    expect(words(refused.text)).toContain(fault)
    expect(refused.text).toContain(`value="${Object.values(fields)[0]}"`)
    expect(await book.patience()).toEqual({})
  })

  it('knows no other group, and leads from the list to the form of one', async () => {
    const { admin } = await patienceApp()
    await admin.get('/rules/patience/no-such').expect(404)
    const led = await admin.get('/rules/patience?group=shoes').expect(303)
    expect(led.headers.location).toBe('/rules/patience/shoes')
  })
})
