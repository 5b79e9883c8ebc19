import { describe, expect, it } from 'vitest'
import { DocumentCheck, type Delivery } from '../../entities/index.js'
import { codesShown, kindsShown } from '../../server/document-checks/document-check-query.js'
import { makeMaintenance } from '../../server/settings/maintenance.js'
import { someDay } from '../build.js'
import { deliveriesApp } from './deliveries-app.js'
import { milkDelivery } from './milk-delivery.js'
import { send } from './small-app.js'
import { readable } from './readable.js'

async function milk(options?: Parameters<typeof deliveriesApp>[0]) {
  const app = await deliveriesApp(options)
  const made = await milkDelivery(app.build)
  const { delivery } = made
  const path = `/deliveries/${delivery.id}`
  const panel = async () => {
    const { text } = await app.admin.get(path).expect(200)
    return /<section[^>]*id="document-check"[\s\S]*?<\/section>/.exec(text)?.[0] ?? ''
  }
  const check = (row: Partial<DocumentCheck> = {}) =>
    app.database.transact(({ manager }) =>
      manager.save(
        DocumentCheck,
        manager.create(DocumentCheck, {
          deliveryId: delivery.id,
          documentId: 'ours',
          state: 'waiting',
          startedAt: someDay,
          nextTryAt: someDay + 3_660_000,
          ...row,
        } as never),
      ),
    )
  return { ...app, ...made, path, panel, check }
}

const over = { finishedAt: someDay + 60_000, nextTryAt: null, exchangeIds: [40, 41, 42] }

describe('the check of the document on the page of its delivery', () => {
  it('is offered with a button, in words of what it does and what it does not', async () => {
    const { panel, admin, path, asked, delivery } = await milk()
    const text = readable(await panel())
    expect(text).toContain('Предпроверка УПД в Честном ЗНАКе')
    expect(text).toContain('в ГИС МТ не регистрируется')
    const sent = await send(admin, path, `${path}/document-check`)
    expect([sent.status, sent.headers.location]).toEqual([303, `${path}#document-check`])
    expect(asked).toEqual([`document ${delivery.id}`])
    expect((await admin.get(path)).text).toContain('Документ отправляется в Честный ЗНАК.')
  })

  it('takes no press without the token of the form', async () => {
    const { admin, path, asked } = await milk()
    expect((await admin.post(`${path}/document-check`).type('form').send({})).status).toBe(403)
    expect(asked).toEqual([])
  })

  it('says what to do where there is no token', async () => {
    const { panel } = await milk({ hindrance: 'token-missing' })
    const html = await panel()
    expect(html).toContain('href="/channels"')
    expect(html).not.toContain('document-check-act')
    expect(readable(html)).toContain('нужен токен True API')
  })

  it.each<[string, Partial<Delivery>]>([
    ['a list', { source: 'list' }],
    ['an audit', { purpose: 'audit' }],
    [
      'a function that is not processed',
      { warnings: [{ key: 'document.warning.function', params: { function: 'СЧФ' } }] },
    ],
  ])('is not offered for %s', async (_what, row) => {
    const { build, admin } = await deliveriesApp()
    const delivery = await build.delivery(row)
    await build.run(delivery)
    const { text } = await admin.get(`/deliveries/${delivery.id}`).expect(200)
    expect(text).not.toContain('document-check')
  })

  it('tells since when it waits, what ЧЗ says, when it is asked again and until when', async () => {
    const { panel, check, admin, path } = await milk()
    await check({
      sentAt: someDay,
      takenAt: someDay,
      lastSaid: 'in-progress',
      deadlineAt: someDay + 24 * 3_600_000,
    })
    const html = await panel()
    const text = readable(html)
    expect(text).toContain('Честный ЗНАК смотрит документ.')
    expect(text).toContain('Начали сегодня в 12:48 ЧЗ говорит документ проверяется Спросим снова 13:49')
    expect(text).toContain('Ждём до ср 25 ноября, 12:48')
    expect(html).not.toContain('document-check-act')
    expect(html).toContain('tone-wait')
    expect((await admin.get(path)).text).toContain(`data-live="${path}/live"`)
  })

  it('is looked after by the page until it is over', async () => {
    const { check, admin, path, database } = await milk()
    const made = await check()
    const live = `${path}/live`
    const version = /data-version="([^"]+)"/.exec((await admin.get(path)).text)![1]!
    expect((await admin.get(live).query({ version }).set('x-live', '1')).status).toBe(204)
    await database.transact(({ manager }) =>
      manager.update(DocumentCheck, { id: made.id }, { ...over, state: 'verified', version: 7 } as object),
    )
    const { status, text } = await admin.get(live).query({ version }).set('x-live', '1')
    expect(status).toBe(200)
    expect(readable(text)).toContain('Честный ЗНАК замечаний к документу не нашёл.')
  })

  it.each([
    ['token-missing', 'Документ ждёт: нет токена ЧЗ.'],
    ['token-dead', 'Документ ждёт: токен ЧЗ больше не действует.'],
  ])('says whom it waits for: %s', async (heldReason, words) => {
    const { panel, check } = await milk()
    await check({ heldReason })
    expect(readable(await panel())).toContain(words)
  })

  it('says that ЧЗ is not asked during maintenance', async () => {
    const { panel, check, database, clock } = await milk()
    await check()
    const maintenance = makeMaintenance({ database, clock, onEnd: async () => undefined })
    await maintenance.begin({ id: 1, name: 'Орлова' }, { reason: 'работы', untilAt: someDay + 7_200_000 })
    expect(readable(await panel())).toContain('Идёт режим обслуживания до 14:48.')
  })

  it('says plainly what it does not tell, and where the answers are kept', async () => {
    const { panel, check } = await milk()
    await check({ ...over, state: 'verified', errors: [], rewrittenFrom: 'utf-8' })
    const html = await panel()
    expect(html).toContain('tone-sell')
    const text = readable(html)
    expect(text).toContain('Ответ получен сегодня в 12:49.')
    expect(text).toContain('Коды внутри упаковок и наборов эта проверка не смотрит')
    expect(text).toContain('пришёл в кодировке utf-8')
    expect(text).toContain('3 записи в цепочке обменов, последняя № 42.')
    expect(text).toContain('Проверить ещё раз')
  })

  it('takes silence for nothing but silence', async () => {
    const { panel, check } = await milk()
    await check({ ...over, state: 'unanswered', attempts: 31 })
    const html = await panel()
    expect(html).not.toMatch(/tone-(block|risk)/)
    expect(readable(html)).toContain('ЧЗ не ответил. Спрашивали 31 раз.')
    expect(readable(html)).toContain('Проверить ещё раз')
  })

  it.each([
    [
      'not-taken',
      'Неверный формат',
      'ЧЗ не взял его на проверку. Попросите поставщика прислать УПД в формате 5.03. ЧЗ пишет: Неверный формат',
    ],
    ['no-access', null, 'ЧЗ не пускает к этой проверке.'],
    ['method-gone', null, 'По этому адресу ЧЗ такой проверки не знает.'],
    ['missing', null, 'Файл этой поставки не сохранён.'],
    ['too-big', null, 'Он больше 30 МБ'],
    ['letters', null, 'ЧЗ берёт только кодировку windows-1251'],
    ['not-upd', null, 'В сохранённом файле не нашлось XML УПД.'],
  ])('says why a document was not looked at: %s', async (reason, reasonWords, words) => {
    const { panel, check } = await milk()
    await check({ ...over, state: 'refused', reason, reasonWords })
    const text = readable(await panel())
    expect(text).toContain('Документ не проверен.')
    expect(text).toContain(words)
  })
})

describe('what ЧЗ finds wrong with a document', () => {
  const error = (code: string, cis: string | null = null, description = 'слова ЧЗ') => ({
    code,
    description,
    cis,
  })

  it('is grouped by its number, with what it means, who does what, and links to the codes', async () => {
    const { panel, check, database, delivery } = await milk()
    const { Code } = await import('../../entities/index.js')
    const [code] = await database.read.findBy(Code, { deliveryId: delivery.id })
    const errors = [
      error('116', code!.cis, 'КИ не введён'),
      error('116', 'stranger'),
      error('10', null, 'Продавец не зарегистрирован'),
      error('9999', null, 'Новая причина'),
    ]
    await check({ ...over, state: 'not-valid', errors })
    const html = await panel()
    expect(html).not.toContain('tone-block')
    expect(readable(html)).toContain('Честный ЗНАК такой документ не примет. 4 замечания.')
    const rows = html.split('data-test="document-error"').slice(1)
    const texts = rows.map(readable)
    expect(texts[0]).toContain('2 Коды не введены в оборот ЧЗ пишет: КИ не введён ошибка ЧЗ 116')
    expect(texts[0]).toContain('Исправить может поставщик.')
    expect(rows[0]).toContain(`href="/codes/${code!.id}"`)
    expect(texts[0]).toContain('stranger')
    expect(texts[1]).toContain('1 Участник не работает в ЧЗ ЧЗ пишет: Продавец не зарегистрирован')
    expect(texts[1]).toContain('Исправить может тот, о ком пишет ЧЗ')
    expect(texts[2]).toContain('1 Другое замечание ЧЗ ЧЗ пишет: Новая причина')
  })

  it('is shown in part and counted whole', async () => {
    const { panel, check } = await milk()
    const many = Array.from({ length: 1000 - kindsShown }, (_, at) => error('24', `code-${at}`))
    const kinds = Array.from({ length: kindsShown }, (_, at) => error(String(2000 + at)))
    await check({ ...over, state: 'not-valid', errors: [...many, ...kinds] })
    const html = await panel()
    const text = readable(html)
    expect(text).toContain('1 000 замечаний, больше ЧЗ за раз не называет.')
    expect(html.split('data-test="document-error"')).toHaveLength(kindsShown + 1)
    expect(html.match(/code-\d+/g)).toHaveLength(codesShown)
    expect(text).toContain(`и ещё ${many.length - codesShown} кодов`)
    expect(text).toContain('Есть и другие замечания: ещё 1 вид.')
  })

  it('may have no reasons', async () => {
    const { panel, check } = await milk()
    await check({ ...over, state: 'not-valid', errors: [] })
    expect(readable(await panel())).toContain('Причин ЧЗ не назвал.')
  })
})
