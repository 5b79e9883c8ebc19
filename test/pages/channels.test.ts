import type { RequestHandler } from 'express'
import { Router } from 'express'
import { describe, expect, it } from 'vitest'
import { BudgetUse, ChannelPulse, ChannelState, JournalEntry, LegalEntity } from '../../entities/index.js'
import { channelsQueries } from '../../server/channels/channels-queries.js'
import { channelsRoutes } from '../../server/channels/channels-routes.js'
import type { KeyTrial } from '../../server/crpt/try-key.js'
import { makeLegalEntities } from '../../server/legal-entities/legal-entities-service.js'
import { makeMaintenance } from '../../server/settings/maintenance.js'
import type { Web } from '../../server/web/web.js'
import { builder } from '../build.js'
import { send } from './deliveries-app.js'
import { handClock, signIn, smallApp } from './small-app.js'

const password = 'a good password'
const zone = 'Europe/Moscow'
const inn = '0069003184'

/** «Связь с ЧЗ» at 14:32, вт 24 ноября 2026, with an administrator signed in. */
async function channelsApp({ trial = 'taken' as KeyTrial, token = null as string | null } = {}) {
  const clock = handClock(Date.UTC(2026, 10, 24, 11, 32))
  let routes: RequestHandler = (_req, _res, next) => next()
  let web: Web | undefined
  const app = await smallApp({
    pages: (made) => {
      web = made
      return Router().use((req, res, next) => routes(req, res, next))
    },
  })
  const { database } = app
  let recovered = 0
  const recover = async () => void (recovered += 1)
  const given = { token, apiKey: null }
  routes = channelsRoutes({
    web: web!,
    clock,
    zone,
    queries: channelsQueries({ database, clock, tokenIsGiven: token !== null }),
    settings: { ownInn: inn, given, requestsPerSecond: 45 },
    maintenance: makeMaintenance({ database, clock, onEnd: recover }),
    legalEntities: makeLegalEntities({
      database,
      clock,
      secret: Buffer.alloc(32, 7),
      ownInn: inn,
      given,
      onKept: async () => undefined,
    }),
    tryKey: async () => trial,
    recover,
  })
  await app.service.ensureAdministrator({ password })
  const admin = app.browser()
  await signIn(admin, 'admin', password)
  const now = clock.now()
  const see = (row: Partial<ChannelState>) =>
    database.transact(({ manager }) =>
      manager.insert(ChannelState, {
        process: '1',
        channel: 'true-api',
        host: 'markirovka.crpt.ru',
        inn,
        state: 'up',
        latencyMs: 410,
        lastAnswerAt: now - 60_000,
        updatedAt: now,
        ...row,
      }),
    )
  const site = (row: Partial<ChannelState>) => see({ channel: 'cdn', host: 'cdn01.crpt.ru', ...row })
  const pulse = (minutesAgo: number, row: Partial<ChannelPulse>) =>
    database.transact(({ manager }) =>
      manager.insert(ChannelPulse, {
        channel: 'true-api',
        host: 'markirovka.crpt.ru',
        minuteAt: now - minutesAgo * 60_000,
        asked: 10,
        answered: 10,
        latencyMs: 410,
        ...row,
      }),
    )
  const text = async () => words((await admin.get('/channels').expect(200)).text)
  const build = builder(database)
  return { ...app, clock, admin, see, site, pulse, text, build, now, recovered: () => recovered }
}

const words = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/ ([.,:])/g, '$1')

describe('the verdict on the line', () => {
  it('is good where ЧЗ answers, with how many questions it answered in the last hour', async () => {
    const { see, pulse, text } = await channelsApp()
    await see({})
    await pulse(5, { asked: 125, answered: 124 })
    await pulse(90, { asked: 1000 })
    expect(await text()).toContain('ЧЗ отвечает За последний час ЧЗ ответил на 124 вопроса из 125.')
  })

  it('says since when nothing comes and why, in words, and never in red', async () => {
    const { see, admin, now } = await channelsApp()
    await see({ state: 'down', lastError: 'ECONNREFUSED', lastAnswerAt: now - 34 * 60_000 })
    const { text } = await admin.get('/channels')
    expect(words(text)).toContain('ЧЗ не отвечает с 13:58 Сервер не принял соединение. Пробуем каждые 30 с')
    expect(text.slice(text.indexOf('<main'))).not.toContain('tone-block')
    expect(text).not.toContain('ECONNREFUSED')
  })

  it('names who must mend what where checks are held', async () => {
    const { see, text } = await channelsApp()
    await see({ state: 'held', lastError: 'token-dead' })
    const page = await text()
    expect(page).toContain('Проверка стоит: токен ЧЗ больше не действует Получите новый токен True API.')
    expect(page).toContain('Администратор, сейчас.')
    expect(page).toContain('Токен True API не действует. ЧЗ его не принял: нужен новый.')
  })

  it('tells slow from well, and the status from the word of the till', async () => {
    const slow = await channelsApp()
    await slow.see({ latencyMs: 6200 })
    expect(await slow.text()).toContain('ЧЗ отвечает медленно Ответ приходит за 6,20 с.')
    const halved = await channelsApp()
    await halved.see({})
    await halved.site({ state: 'held', lastError: 'key-missing', lastAnswerAt: null, latencyMs: null })
    expect(await halved.text()).toContain(
      'ЧЗ отвечает, кроме вопроса касс Статус кодов проверяем. Что скажет касса, пока не спросить: нет ключа',
    )
  })

  it('is unknown where no process tells of itself, or the last one is long gone', async () => {
    const { see, text, clock } = await channelsApp()
    expect(await text()).toContain('Связь с ЧЗ неизвестна')
    await see({})
    expect(await text()).not.toContain('Связь с ЧЗ неизвестна')
    clock.move(31_000)
    expect(await text()).toContain('процесс с ролью worker не запущен')
  })
})

describe('channels and hosts', () => {
  it('merge what several processes see: an answer of one outweighs the silence of another', async () => {
    const { see, site, text, now } = await channelsApp()
    await see({ state: 'down', lastError: 'timeout', lastAnswerAt: now - 600_000 })
    await see({ process: '2', lastError: null })
    await site({ blockedUntil: now + 540_000, state: 'down', lastError: 'timeout' })
    await site({ process: '2' })
    await site({ host: 'cdn02.crpt.ru', blockedUntil: now + 540_000, state: 'down', lastError: 'timeout' })
    const page = await text()
    expect(page).toContain(
      'Отвечает В среднем 0,41 с. Последний ответ сегодня в 14:31. Так видят 2 процесса.',
    )
    expect(page).toContain('1 площадка из 2 отвечают.')
    expect(page).toContain('cdn01.crpt.ru')
    expect(page.match(/14:41/g)).toHaveLength(1)
  })

  it('draw latencies as a line, broken where no answer came', async () => {
    const { see, pulse, admin } = await channelsApp()
    await see({})
    for (const minutesAgo of [60, 58, 57]) await pulse(minutesAgo, { latencyMs: 1500 })
    await pulse(56, { answered: 0, latencyMs: null })
    await pulse(55, {})
    const { text } = await admin.get('/channels')
    expect(text.match(/<polyline/g)).toHaveLength(2)
    expect(text.match(/class="gap"/g)).toHaveLength(1)
    expect(words(text)).not.toContain('не спрашивали за')
    expect(text).toMatch(
      /Задержка markirovka\.crpt\.ru за 3 часа: от 0,41\sс до 1,50\sс, без ответа 1 минуту/,
    )
  })
})

describe('the queue', () => {
  it('counts codes by lane, with the oldest and what is next, and the budget as processes tell it', async () => {
    const { build, database, text, now } = await channelsApp()
    const delivery = await build.delivery({ codeCount: 5070, waitCount: 5070 })
    const run = await build.run(delivery, { state: 'running', total: 5070, asked: 70, done: 0 })
    const line = await build.line(delivery)
    await build.code(line, { lane: 'retry', outcome: 'wait', nextTryAt: now - 12 * 60_000 })
    await build.code(line, { lane: 'by', outcome: 'wait', nextTryAt: now + 180_000 })
    const use = (process: string, updatedAt: number) =>
      database.transact(({ manager }) =>
        manager.insert(BudgetUse, { process, inn, lane: 'check', requests: 45, windowMs: 5000, updatedAt }),
      )
    await use('1', now)
    await use('2', now)
    await use('gone', now - 60_000)
    const page = await text()
    expect(page).toContain('бюджет на ИНН: занято 18 из 45 запросов в секунду')
    expect(page).toContain('Проверка поставок новые УПД 5 000 никто сразу 18 из 45')
    expect(page).toContain('Повторы ждём ответа или перемены в ЧЗ 1 12 мин сразу')
    expect(page).toContain('Белоруссия не больше пятой части, пока ждут другие 1 никто в 14:35')
    expect(page).toContain(`${run.total.toString().replace('5', '5 ')} Проверка идёт.`)
  })

  it('names the deliveries that wait, those first that a person must help, each with a link', async () => {
    const { build, admin } = await channelsApp()
    const held = await build.delivery({ codeCount: 3, waitCount: 3 })
    await build.run(held, { state: 'held', heldReason: 'token-dead', heldWho: 'administrator', total: 3 })
    const late = await build.delivery({ codeCount: 3, waitCount: 1 })
    await build.run(late, { state: 'waiting', total: 3, asked: 3, done: 2 })
    const { text } = await admin.get('/channels')
    const rows = [...text.matchAll(/data-test="waiting-run"[\s\S]*?<\/tr>/g)].map(([row]) => row)
    expect(rows[0]).toContain(`href="/deliveries/${held.id}"`)
    expect(words(rows[0]!)).toContain('токен ЧЗ больше не действует. Администратор, сейчас.')
    expect(words(rows[1]!)).toContain('ЧЗ ответил не о всех кодах. Следующий вопрос сразу.')
  })
})

describe('keys and tokens', () => {
  const save = async (app: Awaited<ReturnType<typeof channelsApp>>, fields: Record<string, string>) =>
    send(app.admin, '/channels/keys', '/channels/keys', { inn, ...fields })

  it('keeps a token with the end that it tells itself, and counts down to it', async () => {
    const app = await channelsApp()
    const exp = Date.UTC(2026, 10, 24, 16, 40) / 1000
    const token = ['e30', Buffer.from(JSON.stringify({ exp })).toString('base64url'), 'c2ln'].join('.')
    expect((await save(app, { token })).headers.location).toBe('/channels')
    const page = await app.text()
    expect(page).toContain('Токен сохранён.')
    expect(page).toContain('до 19:40 сегодня. Осталось 5 ч 8 мин.')
    expect(page).not.toContain(token)
    const entry = await app.database.read.findOneByOrFail(JournalEntry, { action: 'token.changed' })
    expect(entry.userId).toBe(1)
  })

  it('tries a key before it is kept, and says what came of it', async () => {
    const app = await channelsApp()
    await save(app, { apiKey: 'a-key-of-the-tests-c41e' })
    const page = await app.text()
    expect(page).toContain('Ключ проверен и сохранён.')
    expect(page).toContain('X-API-KEY действует. Проверен сегодня в 14:32. Оканчивается на …c41e.')
    const refused = await channelsApp({ trial: 'refused' })
    const answer = await save(refused, { apiKey: 'a-wrong-key' })
    expect(answer.status).toBe(422)
    expect(words(answer.text)).toContain('ЧЗ не принял этот ключ.')
    expect(answer.text).not.toContain('a-wrong-key')
    expect(await refused.database.read.count(LegalEntity)).toBe(0)
    const silent = await channelsApp({ trial: 'silent' })
    await save(silent, { apiKey: 'a-key-of-the-tests-c41e' })
    expect(await silent.text()).toContain('Проверить его не удалось: ЧЗ не ответил')
  })

  it.each([
    [{ inn: '123', token: 'a' }, 'ИНН состоит из 10 или 12 цифр'],
    [{ token: 'two words' }, 'Скопируйте его целиком ещё раз'],
    [{ token: 'a', ends: '25:00' }, 'Укажите время так: 19:40'],
    [{}, 'Укажите токен или ключ'],
    [{ token: `e30.${Buffer.from('{"exp":1}').toString('base64url')}.x` }, 'Срок этого токена уже прошёл'],
  ])('refuses %j in words', async (fields, fault) => {
    const app = await channelsApp()
    const answer = await save(app, fields as unknown as Record<string, string>)
    expect(answer.status).toBe(422)
    expect(words(answer.text)).toContain(fault)
  })

  it('says what the environment gives, and takes nothing in its place', async () => {
    const app = await channelsApp({ token: 'CRPT_TRUE_API_TOKEN' })
    expect(await app.text()).toContain('задано окружением. Переменная CRPT_TRUE_API_TOKEN.')
    const { text } = await app.admin.get(`/channels/keys?inn=${inn}`)
    expect(text).not.toContain('name="token"')
    expect(text).toContain('name="apiKey"')
    expect((await save(app, { token: 'a' })).status).toBe(409)
  })
})

describe('several legal entities', () => {
  it('are listed with their keys, and each channel of each is switched by itself, with the journal', async () => {
    const app = await channelsApp()
    const other = '0069145277'
    await send(app.admin, '/channels/keys', '/channels/keys', { inn: other, token: 'a-token', ends: '20:00' })
    expect(await app.text()).toContain(`Допуск спрашивает от имени ИНН ${inn}, этот ждёт своего дня.`)
    await send(app.admin, '/channels', `/channels/entities/${inn}/cdn`, { to: 'off' })
    const page = await app.text()
    expect(page).toContain(`${other} пока только хранится токен: до 20:00 сегодня.`)
    expect(page).toContain('Выключен для этого ИНН')
    expect((await app.database.read.findOneByOrFail(LegalEntity, { inn })).channelsOff).toEqual(['cdn'])
    expect(app.recovered()).toBe(0)
    await send(app.admin, '/channels', `/channels/entities/${inn}/cdn`, { to: 'on' })
    expect(app.recovered()).toBe(1)
    const entries = await app.database.read.find(JournalEntry, { where: { subject: `entity:${inn}` } })
    expect(entries.map(({ action }) => action)).toEqual(['channel.switched-off', 'channel.switched-on'])
    expect((await send(app.admin, '/channels', '/channels/entities/1/cdn', { to: 'off' })).status).toBe(404)
  })
})

describe('maintenance', () => {
  const begin = (app: Awaited<ReturnType<typeof channelsApp>>, fields: Record<string, string>) =>
    send(app.admin, '/channels/maintenance', '/channels/maintenance', fields)

  it('is begun with a reason, told on the page, and ends by itself or by hand', async () => {
    const app = await channelsApp()
    await begin(app, { until: '18:00', reason: 'меняем провайдера' })
    const page = await app.text()
    expect(page).toContain(
      'ЧЗ не спрашиваем до 18:00 Причина: меняем провайдера. Администратор, сегодня в 14:32.',
    )
    expect(page).toContain('никто после 18:00')
    app.clock.move(4 * 3600_000)
    expect(await app.text()).not.toContain('меняем провайдера')
    await begin(app, { until: '23:00', reason: 'ещё раз' })
    await send(app.admin, '/channels', '/channels/maintenance/ending')
    expect(await app.text()).not.toContain('ещё раз')
    expect(app.recovered()).toBe(1)
    const actions = (await app.database.read.find(JournalEntry)).map(({ action }) => action)
    expect(actions.filter((action) => action.startsWith('maintenance'))).toEqual([
      'maintenance.begun',
      'maintenance.begun',
      'maintenance.ended',
    ])
  })

  it('wants an hour that is near and a reason', async () => {
    const app = await channelsApp()
    const answer = await begin(app, { until: '13:00', reason: 'да' })
    expect(answer.status).toBe(422)
    expect(words(answer.text)).toContain('Время уже прошло: укажите час позже 14:32')
    expect(words((await begin(app, { until: '18:00', reason: ' ' })).text)).toContain('Напишите причину')
  })
})

describe('the live part', () => {
  it('comes anew when a process reports, and not before', async () => {
    const { admin, see, clock, database } = await channelsApp()
    await see({})
    const { text } = await admin.get('/channels')
    const version = /data-version="([^"]+)"/.exec(text)![1]!
    await admin.get(`/channels/live?version=${version}`).expect(204)
    clock.move(5000)
    await database.transact(({ manager }) =>
      manager.update(ChannelState, { process: '1' }, { updatedAt: clock.now() }),
    )
    const live = await admin.get(`/channels/live?version=${version}`).expect(200)
    expect(live.text).toContain('id="line"')
  })
})
