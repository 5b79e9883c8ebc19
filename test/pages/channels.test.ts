import { describe, expect, it } from 'vitest'
import { BudgetUse, LegalEntity } from '../../entities/index.js'
import { channelsApp, inn, words } from './channels-app.js'

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

  it('says that codes of other states wait where only their question is off', async () => {
    const { see, text, now } = await channelsApp()
    await see({})
    await see({ channel: 'eaes', state: 'down', lastError: 'http-5xx', lastAnswerAt: now - 34 * 60_000 })
    const page = await text()
    expect(page).toContain('ЧЗ отвечает, кроме обмена с ЕАЭС')
    expect(page).toContain('пока не спросить: на стороне ЧЗ сбой. Остальные коды проверяем как обычно.')
    expect(page).toContain('Последний ответ сегодня в 13:58.')
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
  it('reckon each its own latency, though they share a host', async () => {
    const { see, pulse, text, now } = await channelsApp()
    await see({})
    await see({ channel: 'check-parts', latencyMs: 1900, lastAnswerAt: now - 60_000 })
    await pulse(5, { latencyMs: 400 })
    await pulse(5, { channel: 'check-parts', latencyMs: 2000 })
    const page = await text()
    expect(page).toContain('True API приёмка и остатки, до 1 000 кодов в запросе Отвечает В среднем 0,40 с.')
    expect(page).toContain('запрос раз в две секунды Отвечает В среднем 2,00 с.')
  })

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

  it('say when the list of sites was got, and within which hour the next one is', async () => {
    const { see, site, text, now } = await channelsApp()
    await see({})
    await site({ syncedAt: now - 210 * 60_000 })
    const page = await text()
    expect(page).toContain('Список получен сегодня в 11:02, следующий между 17:02 и 18:02.')
    expect(page).not.toContain('база от')
  })

  it('say how old the base of the local module is, and what it can know', async () => {
    const { see, text, now } = await channelsApp()
    await see({})
    await see({ channel: 'local-module', host: 'localhost:5995', syncedAt: now - 502 * 60_000 })
    expect(await text()).toContain('База от сегодня в 06:10: знает только заблокированные и проданные у нас.')
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
    const { build, database, see, text, now } = await channelsApp()
    await see({})
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
    expect(page).toContain('Проверка поставок новые УПД 5 000 в очереди сразу 18 из 45')
    expect(page).toContain('Повторы ждём ответа или перемены в ЧЗ 1 12 мин сразу')
    expect(page).toContain('Белоруссия не больше пятой части, пока ждут другие 1 все в срок в 14:35')
    expect(page).toContain(`${run.total.toString().replace('5', '5 ')} Проверка идёт.`)
  })

  it('names the deliveries that wait, those first that a person must help, each with a link', async () => {
    const { build, see, admin } = await channelsApp()
    await see({})
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

describe('several legal entities', () => {
  const other = '0078120046'
  const start = async () => {
    const app = await channelsApp()
    await app.database.transact(({ manager }) =>
      manager.insert(LegalEntity, { inn: other, tokenCipher: 'sealed', updatedAt: app.now }),
    )
    return app
  }
  const rowsOf = (html: string, name: string) =>
    [...html.matchAll(new RegExp(`data-test="${name}"[\\s\\S]*?</tr>`, 'g'))].map(([row]) => words(row))

  it('have a row a channel each, while a host stands once', async () => {
    const { see, site, admin } = await start()
    await see({})
    await see({ inn: other, state: 'held', lastError: 'token-dead' })
    await site({})
    await site({ inn: other, state: 'held', lastError: 'key-missing', lastAnswerAt: null })
    const { text } = await admin.get('/channels')
    const channels = rowsOf(text, 'channel')
    expect(channels).toHaveLength(4)
    expect(channels[0]).toMatch(/ИНН 0069003184.*Отвечает/)
    expect(channels[1]).toMatch(/ИНН 0078120046.*Токен ЧЗ не действует/)
    expect(channels[3]).toMatch(/ИНН 0078120046.*Нет ключа X-API-KEY для касс/)
    expect(rowsOf(text, 'site')).toHaveLength(2)
    expect(words(text)).toContain('ИНН 0069003184 и ещё 1 юрлицо.')
    expect(words(text)).not.toContain('Так видят')
  })

  it('say whose checks are held, and that the others go on', async () => {
    const { see, text } = await start()
    await see({})
    await see({ inn: other, state: 'held', lastError: 'token-dead' })
    const page = await text()
    expect(page).toContain('Проверка стоит: токен ЧЗ больше не действует Только для юрлица с ИНН 0078120046.')
    expect(page).toContain('Поставки других юрлиц проверяем как обычно.')
    const all = await start()
    await all.see({ state: 'held', lastError: 'token-dead' })
    await all.see({ inn: other, state: 'held', lastError: 'token-dead' })
    expect(await all.text()).not.toContain('Поставки других юрлиц')
  })

  it('name in the list of who waits the one that has to be helped, and share no budget', async () => {
    const { build, see, text, database, now } = await start()
    await see({})
    const delivery = await build.delivery({ codeCount: 3, waitCount: 3, ownInn: other })
    const held = { state: 'held', heldReason: 'token-dead', heldWho: 'administrator' } as const
    await build.run(delivery, { ...held, ownInn: other, total: 3 })
    await database.transact(({ manager }) =>
      manager.insert(
        BudgetUse,
        [inn, other].map((whose) => ({
          ...{
            process: '1',
            inn: whose,
            lane: 'check' as const,
            requests: 45,
            windowMs: 5000,
            updatedAt: now,
          },
        })),
      ),
    )
    const page = await text()
    expect(page).toContain('токен ЧЗ больше не действует. ИНН 0078120046. Администратор, сейчас.')
    expect(page).toContain('бюджет у каждого ИНН свой, их 2: занято 18 из 90 запросов в секунду')
  })
})
