import { describe, expect, it } from 'vitest'
import { ChannelState, Delivery, LateNews } from '../../entities/index.js'
import { someDay } from '../build.js'
import { deliveriesApp } from './deliveries-app.js'
import { readable } from './readable.js'
import { send } from './small-app.js'
import { milkDelivery } from './milk-delivery.js'

async function milk() {
  const app = await deliveriesApp()
  return { ...app, ...(await milkDelivery(app.build)) }
}

describe('a delivery that is checked', () => {
  it('says the verdict, why, and the money, which adds up to the document', async () => {
    const { admin, delivery } = await milk()
    const text = readable((await admin.get(`/deliveries/${delivery.id}`).expect(200)).text)
    expect(text).toContain('Подписывать частично')
    expect(text).toContain(
      '3 кода из 24 касса не пропустит: не введены в оборот (2), истёк срок годности (1).',
    )
    expect(text).toContain('Ещё 3 ждут ответа, подписать остальное это не мешает.')
    expect(text).toContain('Принять 1 169,00 ₽ Не принимать 181,30 ₽ Ждёт ответа 534,00 ₽')
    expect(text).toContain('Всего 24 18 – 3 3 1 884,30 ₽')
  })

  it('groups what is wrong by reason, the weightiest first, each with its next step, who and when', async () => {
    const { admin, delivery } = await milk()
    const { text } = await admin.get(`/deliveries/${delivery.id}`)
    const findings = text.split('data-test="finding"').slice(1).map(readable)
    expect(findings).toHaveLength(3)
    expect(findings[0]).toContain('1 Истёк срок годности Творог 5 %, 180 г. Срок годности вышел 23.11.2026.')
    expect(findings[1]).toContain('2 Не введены в оборот Кефир 1 %, 900 г.')
    expect(findings[1]).toContain('Допуск переспросит в 14:18.')
    expect(findings[1]).toContain('Нанесён, не введён в оборот')
    expect(findings[2]).toContain('Следующая попытка в 14:47.')
    expect(findings[2]).toContain('решает директор: пт 27 ноября, 12:48.')
    expect(findings[2]).toContain('Система другой страны не ответила')
  })

  it('speaks of goods that are ours already as of goods on the shelf, not at the gate', async () => {
    const { admin, database, delivery } = await milk()
    await database.transact(({ manager }) =>
      manager.update(Delivery, { id: delivery.id }, { purpose: 'audit' }),
    )
    const text = readable((await admin.get(`/deliveries/${delivery.id}`)).text)
    expect(text).toContain('Часть убрать с полки')
    expect(text).toContain('Что убрать и почему')
    expect(text).toContain('Убрать с полки и списать или вернуть по договору.')
    expect(text).toContain('Ещё 3 ждут ответа, продавать остальное это не мешает.')
    expect(text).toMatch(/убрать 2 /)
    expect(text).not.toMatch(/принять|принимать|подписать/i)
    expect(readable((await admin.get('/deliveries')).text)).not.toContain('можно принять')
  })

  it.each([
    ['a document', 'upd', ['status', 'status'], 'Подпись кодов не проверена: в документе её нет.'],
    ['a list without check parts', 'list', ['status', 'status'], 'кассовый вопрос о них не задан.'],
    ['scanned codes', 'scan', ['both', 'till'], 'О кодах спросили так, как спросит касса.'],
    ['scans of which some lack it', 'list', ['both', 'status'], 'Подпись проверена не у всех кодов'],
  ] as const)('says what the sale of %s rests on', async (_, source, asked, words) => {
    const { admin, build } = await deliveriesApp()
    const delivery = await build.delivery({ source, codeCount: 2, sellCount: 2, lineCount: 1 })
    await build.run(delivery)
    const line = await build.line(delivery, { codeCount: 2 })
    await build.tally(line, { count: 2 })
    for (const [at, checkedBy] of asked.entries())
      await build.code(line, { cis: `code ${at}`, outcome: 'sell', reasonId: '', reasons: null, checkedBy })
    const text = readable((await admin.get(`/deliveries/${delivery.id}`)).text)
    expect(text).toContain(words)
    expect(text.includes('Подпись кодов не проверена')).toBe(asked.every((by) => by === 'status'))
  })

  it('tells for a day that late codes have their answer, on its page and in the list', async () => {
    const { admin, database, delivery, clock } = await milk()
    await database.transact(({ manager }) =>
      manager.insert(LateNews, { deliveryId: delivery.id, at: clock.now() - 60_000, count: 5, sellCount: 4 }),
    )
    const text = readable((await admin.get(`/deliveries/${delivery.id}`)).text)
    expect(text).toContain('Пришёл ответ по 5 кодам из ЕАЭС')
    expect(text).toContain('Продавать можно 4.')
    expect(readable((await admin.get('/deliveries')).text)).toContain('пришёл ответ по 5 кодам')
    clock.now = () => someDay + 26 * 3_600_000
    expect((await admin.get(`/deliveries/${delivery.id}`)).text).not.toContain('data-test="news"')
  })

  it('says that Belarus confirms a full code only, where a late code came without its check part', async () => {
    const { admin, delivery } = await milk()
    const { text } = await admin.get(`/deliveries/${delivery.id}`)
    expect(readable(text)).toContain('Белоруссия подтверждает только полный код')
  })

  it('says for each line what to do with it', async () => {
    const { admin, delivery } = await milk()
    const { text } = await admin.get(`/deliveries/${delivery.id}`)
    const lines = text.split('data-test="document-line"').slice(1).map(readable)
    expect(lines[0]).toContain('684,00 ₽ принять')
    expect(lines[1]).toContain('принять без 2')
    expect(lines[3]).toContain('отложить')
    expect(lines[0]).toMatch(/10 10 – – –/)
  })

  it('tells nobody to accept lines of a delivery that is not to be signed', async () => {
    const app = await deliveriesApp()
    const wrong = { key: 'document.warning.function', params: { function: 'СЧФ' } }
    const { delivery } = await milkDelivery(app.build, { warnings: [wrong] })
    const { text } = await app.admin.get(`/deliveries/${delivery.id}`)
    expect(text).toContain('Не подписывать')
    const lines = text.split('data-test="document-line"').slice(1).map(readable)
    expect(lines[0]).toContain('684,00 ₽ в порядке')
    expect(lines[1]).toContain('не принимать 2')
    expect(lines.join()).not.toMatch(/принять/)
  })

  it('offers a claim where a ground is, and to those who may make one', async () => {
    const { admin, delivery, build } = await milk()
    expect((await admin.get(`/deliveries/${delivery.id}`)).text).toContain(
      `formaction="/deliveries/${delivery.id}/claims"`,
    )
    const clean = await build.delivery({ codeCount: 1, sellCount: 1 })
    await build.run(clean)
    const { text } = await admin.get(`/deliveries/${clean.id}`)
    expect(text).toContain('Подписывать')
    expect(text).not.toContain('formaction')
    expect(text).not.toContain('data-test="recheck"')
  })

  it('asks again when told to', async () => {
    const { admin, delivery, asked } = await milk()
    const page = `/deliveries/${delivery.id}`
    await send(admin, page, `${page}/recheck`).then(({ status }) => expect(status).toBe(303))
    expect(asked).toEqual([`recheck ${delivery.id}`])
    expect((await admin.get(page)).text).toContain('Спрашиваем ещё раз.')
  })

  it('hands out the document as it came, under its own name', async () => {
    const { admin, delivery, build } = await milk()
    await admin.get(`/deliveries/${delivery.id}/document`).expect(404)
    await build.document(delivery, '<Файл/>')
    const { headers, body } = await admin.get(`/deliveries/${delivery.id}/document`).expect(200).buffer(true)
    expect(Buffer.from(body as Buffer).toString()).toBe('<Файл/>')
    expect(headers['content-disposition']).toContain('attachment; filename=ON_NSCHFDOPPR.xml')
    expect(headers['content-type']).toBe('application/octet-stream')
  })

  it('lists its codes by line and by finding', async () => {
    const { admin, delivery, lines } = await milk()
    const codes = async (query: string) => {
      const { text } = await admin.get(`/deliveries/${delivery.id}/codes?${query}`).expect(200)
      return [...text.matchAll(/class="nowrap">(\d+)<\/span><wbr>([^<]+)</g)].map(([, , rest]) => rest)
    }
    expect(await codes(`line=${lines.cheese.id}`)).toEqual(['212aB7kQ', '212cD8mR', '212eF9nS'])
    expect(await codes('outcome=block')).toEqual(['215hT%9q', '215kR8Lm', '215Ab7xQ'])
    expect(await codes('outcome=block&reason=expired')).toEqual(['215Ab7xQ'])
    expect(await codes('outcome=block&reason=no-such')).toHaveLength(3)
    expect(await codes('outcome=unknown')).toEqual([])
  })

  it('is not found under a number that is none', async () => {
    const { admin } = await deliveriesApp()
    for (const id of ['77', 'abc', '1e3', '99999999999999999999'])
      await admin.get(`/deliveries/${id}`).expect(404)
  })
})

describe('a delivery while it is checked', () => {
  async function checking() {
    const app = await deliveriesApp()
    const counts = { codeCount: 1000, sellCount: 500, blockCount: 20, waitCount: 480 }
    const delivery = await app.build.delivery({ ...counts, laneTotals: { by: 200 } })
    const startedAt = app.clock.now() - 10_000
    await app.build.run(delivery, {
      state: 'running',
      asked: 600,
      done: 520,
      startedAt,
      finishedAt: null,
      version: 5,
    })
    const line = await app.build.line(delivery, { name: 'Сметана 15 %, 380 г', codeCount: 1000 })
    await app.build.tally(line, { count: 500 })
    await app.build.tally(line, { outcome: 'block', reasonId: 'not-introduced', count: 20 })
    await app.build.tally(line, { outcome: 'wait', reasonId: 'eaeu-no-answer', count: 80 })
    await app.build.code(line, { outcome: 'block', reasonId: 'not-introduced' })
    for (let i = 0; i < 3; i++)
      await app.build.code(line, {
        lane: 'by',
        outcome: 'wait',
        reasonId: 'eaeu-no-answer',
        nextTryAt: someDay + 100 * 60_000,
      })
    return { ...app, delivery, page: `/deliveries/${delivery.id}` }
  }

  it('shows how far it is, how fast, and by lane', async () => {
    const { admin, page } = await checking()
    const { text } = await admin.get(page).expect(200)
    const words = readable(text)
    expect(words).toContain('520 из 1 000 кодов проверены')
    expect(words).toContain('60 кодов/с')
    expect(words).toContain('Осталось несколько секунд')
    expect(words).toContain('Машину держать не нужно.')
    expect(words).toContain('Белоруссия отвечают позже 197 из 200')
    expect(words).toContain('Следующая попытка 14:28')
    expect(text).toContain('aria-label="можно продавать 500, касса откажет 20, ждём ответа 80"')
    expect(text).not.toContain('data-test="verdict"')
  })

  it('shows what was found already, with an example', async () => {
    const { admin, page } = await checking()
    const found = (await admin.get(page)).text.split('data-test="found"')[1]!
    expect(readable(found)).toMatch(/Не введены в оборот Сметана 15 %, 380 г 20 0104600000041711/)
    expect(found).toMatch(/href="\/codes\/\d+"/)
  })

  it('lives by the version of its run, and stands still when that is done', async () => {
    const { admin, page, database, delivery } = await checking()
    expect((await admin.get(page)).text).toContain(`data-live="${page}/live" data-version="5"`)
    await admin.get(`${page}/live?version=5`).expect(204)
    await database.transact(({ manager }) =>
      manager.query(`UPDATE check_run SET state = 'done', version = 6 WHERE "deliveryId" = ${delivery.id}`),
    )
    const { text } = await admin.get(`${page}/live?version=5`).expect(200)
    expect(text).toContain('id="delivery"')
    expect(text).not.toContain('data-live')
    expect(text).toContain('data-test="verdict"')
  })

  it('says calmly who must mend what while the check is held', async () => {
    const { admin, page, database } = await checking()
    await database.transact(({ manager }) =>
      manager.query(
        `UPDATE check_run SET state = 'held', "heldReason" = 'token-dead', "heldWho" = 'administrator'`,
      ),
    )
    const { text } = await admin.get(page)
    expect(text).toContain('class="flash tone-wait" role="status" data-test="held"')
    const words = readable(text)
    expect(words).toContain('Проверка стоит: токен ЧЗ больше не действует. О товаре это ничего не говорит')
    expect(words).toContain('Администратор, сейчас.')
  })

  it('says that nobody checks while no worker tells of itself, at once and calmly', async () => {
    const { admin, page, database, clock } = await checking()
    const workerTells = (updatedAt: number) =>
      database.transact(({ manager }) => manager.update(ChannelState, { roles: 'worker' }, { updatedAt }))
    expect((await admin.get(page)).text).not.toContain('data-test="held"')
    await workerTells(clock.now() - 30_000)
    // A page that is open already learns of it too.
    const { text } = await admin.get(`${page}/live?version=5`).expect(200)
    expect(text).toContain('class="flash tone-wait" role="status" data-test="held"')
    const words = readable(text)
    expect(words).toContain('Проверка не идёт. О товаре это ничего не говорит, ответы не потеряны.')
    expect(words).toContain('Процесс с ролью worker молчит: последний раз сообщал о себе')
    expect(words).toContain('Администратор, сейчас.')
    await workerTells(clock.now())
    const shown = /data-version="([^"]+)"/.exec(text)![1]!
    const again = await admin.get(`${page}/live?version=${shown}`).expect(200)
    expect(again.text).not.toContain('data-test="held"')
  })

  it('is stopped only after a question', async () => {
    const { admin, page, asked, delivery } = await checking()
    const { text } = await admin.get(`${page}/cancel`).expect(200)
    expect(readable(text)).toContain('О 480 кодах ничего известно не будет')
    const { status, headers } = await send(admin, `${page}/cancel`, `${page}/cancel`)
    expect([status, headers.location]).toEqual([303, page])
    expect(asked).toEqual([`cancel ${delivery.id}`])
  })
})
