import { describe, expect, it } from 'vitest'
import { send } from './small-app.js'
import { ChannelState, JournalEntry, LegalEntity } from '../../entities/index.js'
import { channelsApp, inn, words } from './channels-app.js'

describe('keys and tokens', () => {
  const save = async (app: Awaited<ReturnType<typeof channelsApp>>, fields: Record<string, string>) =>
    send(app.admin, '/channels/keys', '/channels/keys', { inn, ...fields })

  it('keeps a token with the end that it tells itself, and counts down to it', async () => {
    const app = await channelsApp()
    const exp = Date.UTC(2026, 10, 24, 16, 40) / 1000
    const token = ['e30', Buffer.from(JSON.stringify({ exp })).toString('base64url'), 'c2ln'].join('.')
    expect((await save(app, { token })).headers.location).toBe('/channels')
    const page = await app.text()
    expect(page).toContain('Токен проверен и сохранён.')
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

  it('tries a token before it is kept: a refused one is not, one that could not be tried is, with a note', async () => {
    const refused = await channelsApp({ tokenTrial: 'refused' })
    const answer = await save(refused, { token: 'a-dead-token', apiKey: 'a-key-of-the-tests-c41e' })
    expect(answer.status).toBe(422)
    expect(words(answer.text)).toContain('ЧЗ не принял этот токен, он не сохранён.')
    expect(answer.text).not.toContain('a-dead-token')
    expect(await refused.database.read.count(LegalEntity)).toBe(0)
    const silent = await channelsApp({ tokenTrial: 'silent' })
    await save(silent, { token: 'a-token' })
    expect(await silent.text()).toContain('Токен сохранён. Проверить его не удалось: ЧЗ не ответил')
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
    expect(await app.text()).toContain(
      `Поставки, где покупатель — ИНН ${other}, теперь проверяем от его имени.`,
    )
    await send(app.admin, '/channels', `/channels/entities/${inn}/cdn`, { to: 'off' })
    const page = await app.text()
    expect(page).toContain(`${other} для поставок, где оно покупатель токен: до 20:00 сегодня.`)
    expect(page).toContain(`${inn} от его имени Допуск спрашивает обычно`)
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

describe('asking now', () => {
  it('is ordered by a button, at most once a minute, and not while ЧЗ is kept in peace', async () => {
    const app = await channelsApp()
    expect(await app.text()).toContain('Опросить сейчас')
    const press = () => send(app.admin, '/channels', '/channels/questions', {})
    await press()
    expect(await app.text()).toContain('Ответы появятся здесь сами через несколько секунд.')
    await press()
    expect(await app.text()).toContain('Опрашивали меньше минуты назад')
    app.clock.move(60_000)
    await press()
    expect(await app.text()).toContain('Ответы появятся здесь сами')
    const asked = await app.database.read.findBy(JournalEntry, { action: 'line.asked' })
    expect(asked.map(({ at }) => at)).toEqual([app.now, app.now + 60_000])
    await send(app.admin, '/channels/maintenance', '/channels/maintenance', {
      until: '18:00',
      reason: 'тишина',
    })
    expect(await app.text()).not.toContain('Опросить сейчас')
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
