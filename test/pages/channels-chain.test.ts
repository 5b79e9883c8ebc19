import { describe, expect, it } from 'vitest'
import { BudgetUse } from '../../entities/index.js'
import { channelsApp, inn, words } from './channels-app.js'

const worker = { process: 'shop-7/41/aa/p', roles: 'worker,schedule' }
const web = { process: 'shop-7/42/bb/p', roles: 'web' }
const idle = { state: 'idle', lastAnswerAt: null, latencyMs: null } as const

type App = Awaited<ReturnType<typeof channelsApp>>
const verdictOf = async ({ admin }: App) => {
  const { text } = await admin.get('/channels').expect(200)
  return words(/data-test="line-verdict"[\s\S]*?<\/section>/.exec(text)![0])
}
const sitesOf = async ({ admin }: App) => {
  const { text } = await admin.get('/channels').expect(200)
  return [...text.matchAll(/data-test="site"[\s\S]*?<\/tr>/g)].map(([row]) => words(row))
}
/** A delivery whose check has begun. */
async function checking({ build }: App): Promise<void> {
  const delivery = await build.delivery({ codeCount: 3, waitCount: 3 })
  await build.run(delivery, { state: 'running', total: 3, asked: 0, done: 0 })
}

describe('the verdict on the line in a chain', () => {
  it.each([
    ['idle', idle],
    ['answered', {}],
  ] as const)('says that no worker is running, be pages %s', async (_state, row) => {
    const app = await channelsApp()
    await app.see({ ...web, ...row })
    expect(await verdictOf(app)).toContain('Связь с ЧЗ неизвестна Никто не сообщает, как идёт связь')
    await checking(app)
    app.clock.move(5000)
    const verdict = await verdictOf(app)
    expect(verdict).toContain('Проверка не идёт Ни один процесс с ролью worker не сообщает о себе.')
    expect(verdict).toContain('Запустите его: коды и ответы на месте, проверка пойдёт дальше сама.')
    expect(verdict).toContain('Администратор, сейчас.')
    expect(verdict).toContain('3 кода ждут ответа, приёмку это не задерживает.')
    expect(verdict.includes('О кодах, которые сканируют по одному, ЧЗ отвечает.')).toBe(row !== idle)
    expect(await app.text()).toContain('Проверять некому: не запущен процесс с ролью worker.')
  })

  it('says since when the worker is silent, thirty seconds after its last word and not before', async () => {
    const app = await channelsApp()
    await app.see(worker)
    await app.see({ ...web, ...idle, updatedAt: app.now + 60_000 })
    await checking(app)
    app.clock.move(29_999)
    expect(await verdictOf(app)).toContain('ЧЗ отвечает')
    expect(await app.text()).toContain('Проверка идёт.')
    app.clock.move(1)
    expect(await verdictOf(app)).toContain(
      'Процесс с ролью worker молчит: последний раз сообщал о себе сегодня в 14:32.',
    )
  })

  it.each([
    ['down', { state: 'down', lastError: 'timeout' }, 'ЧЗ не отвечает с 14:31'],
    ['held', { state: 'held', lastError: 'token-dead' }, 'Проверка стоит: токен ЧЗ больше не действует'],
  ] as const)('is the word of a worker that is %s, whatever pages know', async (_state, row, word) => {
    for (const pages of [idle, { lastAnswerAt: Date.UTC(2026, 10, 24, 11, 31, 30) }]) {
      const app = await channelsApp()
      await app.see({ ...worker, ...row })
      await app.see({ ...web, ...pages })
      expect(await verdictOf(app)).toContain(word)
    }
  })

  it('is good while workers are answered, and shows beside what pages meet', async () => {
    const app = await channelsApp()
    await app.see(worker)
    await app.see({ ...web, state: 'down', lastError: 'timeout', lastAnswerAt: null })
    expect(await verdictOf(app)).toContain('ЧЗ отвечает')
    expect(await app.text()).toContain('Страницы видят иначе: смотрите «Адреса ЧЗ».')
    const [own, beside] = await sitesOf(app)
    expect(own).toContain('Отвечает 0,41 с')
    expect(beside).toContain('для страниц, процесс shop-7/42, ещё не отвечал')
    expect(beside).toContain('Не отвечает')
    expect(beside).toContain('Не ответил вовремя')
  })

  it('is told by pages where the worker has asked nothing yet', async () => {
    const app = await channelsApp()
    await app.see({ ...worker, ...idle })
    await app.see(web)
    expect(await verdictOf(app)).toContain('ЧЗ отвечает')
    expect(await app.text()).toContain('Спрашивали только со страниц, по одному коду.')
    expect(await sitesOf(app)).toHaveLength(1)
  })
})

describe('sites and budget in a chain', () => {
  it('show a site that pages have put aside, until when, though it answers the worker', async () => {
    const app = await channelsApp()
    await app.see(worker)
    await app.see({ ...web, ...idle })
    await app.site(worker)
    await app.site({ ...web, state: 'down', blockedUntil: app.now + 540_000, lastError: 'timeout' })
    await app.site({ ...worker, host: 'cdn02.crpt.ru' })
    await app.site({ ...web, host: 'cdn02.crpt.ru' })
    const rows = await sitesOf(app)
    expect(rows.map((row) => /[\w.]+\.ru/.exec(row)![0])).toEqual([
      'markirovka.crpt.ru',
      'cdn01.crpt.ru',
      'cdn01.crpt.ru',
      'cdn02.crpt.ru',
    ])
    expect(rows[1]).toContain('площадка CDN')
    expect(rows[1]).not.toContain('14:41')
    expect(rows[2]).toContain('для страниц, процесс shop-7/42, отвечал сегодня в 14:31 Не отвечает')
    expect(rows[2]).toContain('14:41 Не ответил вовремя')
    expect(await app.text()).toContain('2 площадки из 2 отвечают.')
    expect(await verdictOf(app)).toContain('ЧЗ отвечает')
  })

  it('count the turns that pages take', async () => {
    const app = await channelsApp()
    await app.see(worker)
    const use = { inn, requests: 10, windowMs: 5000, updatedAt: app.now }
    await app.database.transact(({ manager }) =>
      manager.insert(BudgetUse, [
        { ...use, process: worker.process, lane: 'check', requests: 50 },
        { ...use, process: web.process, lane: 'gate' },
      ]),
    )
    const page = await app.text()
    expect(page).toContain('бюджет на ИНН: занято 12 из 45 запросов в секунду')
    expect(page).toContain('сканы, всегда первыми 0 никто сразу 2 из 45')
  })
})
