import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { Code } from '../../entities/index.js'
import { decideCode } from '../../server/domain/verdict/decide-code.js'
import type { ChannelAnswer } from '../../server/domain/verdict/facts.js'
import { officialSettings } from '../../server/domain/verdict/settings.js'
import { someDay } from '../build.js'
import { deliveriesApp } from './deliveries-app.js'
import { send } from './small-app.js'
import { milkDelivery } from './milk-delivery.js'
import { readable } from './readable.js'

const cisInfo = (cis: string, more: object) => ({
  cisInfo: { requestedCis: cis, cis, productGroup: 'milk', statusEx: 'EMPTY', ...more },
})

async function kefir(options?: Parameters<typeof deliveriesApp>[0]) {
  const app = await deliveriesApp(options)
  const { codes } = await milkDelivery(app.build)
  const code = codes.notIntroduced[0]!
  const others = [cisInfo('0104600000041711215zzzzz', { status: 'INTRODUCED' })]
  const silent = await app.build.exchange([], {
    askedAt: someDay + 30_000,
    answeredAt: null,
    httpStatus: null,
    failure: 'timeout',
  })
  const answered = await app.build.exchange([...others, cisInfo(code.cis, { status: 'APPLIED' })])
  const html = await app.build.exchange('<html>', { askedAt: someDay + 600_000, httpStatus: 502 })
  const exchangeIds = [silent.id, answered.id, html.id].join(',')
  await app.database.transact(({ manager }) =>
    manager.query(`UPDATE code SET "exchangeIds" = '${exchangeIds}' WHERE id = ${code.id}`),
  )
  return { ...app, code, page: `/codes/${code.id}` }
}

describe('a code', () => {
  it('says in words what the till will do, why, and what comes next', async () => {
    const { admin, page } = await kefir()
    const text = readable((await admin.get(page).expect(200)).text)
    expect(text).toContain('Касса откажет: не введён в оборот')
    expect(text).toContain('ПП РФ № 1944')
    expect(text).toContain('Дальше Отложить в карантин.')
    expect(text).toContain('Молочная продукция. Код загружен из УПД сегодня в 12:48')
  })

  it('shows what the till will say, and what the cashier does then', async () => {
    const { admin, page, code } = await kefir()
    const text = readable((await admin.get(page)).text)
    expect(text).toContain('Что скажет касса')
    expect(text).toContain('Марка не введена в оборот. Продажа запрещена. Заберите товар у покупателя.')
    expect(text).toContain('Кассиру: извиниться, забрать товар')
    expect((await admin.get(`/codes/${code.id}/live`)).text).toContain('id="code-till"')
  })

  it('stands by its parts, with the digit that says who emitted it', async () => {
    const { admin, page } = await kefir()
    const { text } = await admin.get(page)
    expect(text).toContain('<code><i>01</i>04600000041711</code>')
    expect(text).toContain('<code><i>21</i><u>5</u>hT%9q</code>')
    expect(readable(text)).toContain('первая цифра 5: код выпущен в России')
  })

  it('is drawn as it stands on the label, and says that the check part is not known', async () => {
    const { admin, page } = await kefir()
    const { text } = await admin.get(page)
    expect(text).toContain('role="img" aria-label="Data Matrix этого кода"')
    expect(text).toMatch(/<path d="(M\d+ \d+h\d+v1h-\d+z)+" \/>/)
    expect(readable(text)).toContain('Без криптохвоста')
  })

  it('keeps every answer, newest first, down to how it came to us', async () => {
    const { admin, page } = await kefir()
    const { text } = await admin.get(page)
    const moments = text.split('data-test="timeline"')[1]!.split('<li').slice(1).map(readable)
    expect(moments).toHaveLength(5)
    expect(moments[0]).toContain('14:18 Следующая попытка')
    expect(moments[1]).toContain(
      '12:58:00 True API Ответ пришёл, но об этом коде в нём ничего нет (HTTP 502).',
    )
    expect(moments[2]).toContain('12:49:00 True API Нанесён, не введён в оборот.')
    expect(moments[2]).toContain('cises/info, 398 мс, HTTP 200, запрос 1d08·e6a4')
    expect(moments[3]).toContain('12:48:30 True API Ответа не дождались. О товаре это ничего не говорит.')
    expect(moments[4]).toContain('12:48:00 Загружен из УПД МБ-004417 Строка 2, без криптохвоста')
  })

  it('that is late says why, when it is asked next, until when, and what happens then', async () => {
    const { admin, build, database } = await deliveriesApp()
    const { codes } = await milkDelivery(build)
    const page = `/codes/${codes.waiting[0]!.id}`
    const open = async () => readable((await admin.get(page).expect(200)).text)
    const text = await open()
    expect(text).toContain('Ждём ответа по коду из ЕАЭС')
    expect(text).toContain('Это не ошибка товара и не повод для возврата.')
    expect(text).toContain('14:47 Следующая попытка')
    expect(text).toContain('Переспрашиваем до пт 27 ноября, 12:48, потом решает директор.')
    const missing = 'Белоруссия подтверждает только полный код, а здесь нет криптохвоста.'
    expect(text).toContain(missing)
    await database.transact(({ manager }) =>
      manager.update(Code, { id: codes.waiting[0]!.id }, { raw: `${codes.waiting[0]!.cis}\u001d93Zk4w` }),
    )
    expect(await open()).not.toContain(missing)
  })

  it('never paints silence red', async () => {
    const { admin, page } = await kefir()
    const { text } = await admin.get(page)
    const moments = text.split('data-test="timeline"')[1]!.split('<li').slice(1)
    expect(moments.map((moment) => /tone-\w+/.exec(moment.split('>')[0]!)?.[0] ?? '')).toEqual([
      '',
      'tone-wait',
      'tone-block',
      'tone-wait',
      '',
    ])
  })

  it('is asked about at once', async () => {
    const { admin, page, asked, code } = await kefir()
    expect((await send(admin, page, `${page}/recheck`)).headers.location).toBe(page)
    expect(asked).toEqual([`ask ${code.id}`])
    expect((await admin.get(page)).text).toContain('Спрашиваем ЧЗ. Ответ появится здесь сам.')
  })

  it('of a delivery whose check was stopped is not asked about, and says why', async () => {
    const { admin, page } = await kefir({ recheck: 'stopped' })
    await send(admin, page, `${page}/recheck`)
    expect((await admin.get(page)).text).toContain(
      'Проверка этой поставки остановлена, поэтому код не спрашиваем.',
    )
  })

  it('lives until its answer has come', async () => {
    const { admin, page, database, code } = await kefir()
    const version = /data-version="([^"]+)"/.exec((await admin.get(page)).text)![1]!
    await admin.get(`${page}/live?version=${version}`).expect(204)
    await database.transact(({ manager }) =>
      manager.query(
        `UPDATE code SET attempts = 2, "nextTryAt" = NULL, outcome = 'sell', reasons = NULL WHERE id = ${code.id}`,
      ),
    )
    const { text } = await admin.get(`${page}/live?version=${version}`).expect(200)
    expect(text).toContain('id="code-verdict"')
    expect(text).toContain('id="code-answers"')
    expect(text).toContain('Подпись кода не проверена')
    expect(text).not.toContain('data-live')
  })

  it('says that its signature is genuine once ЧЗ has said so, beside the other answers', async () => {
    const { admin, page, build, database, code } = await kefir()
    const full = `${code.cis}\u001d93Zk4w`
    const told = await build.exchange(
      { result: false, codes: ['0104600000041711215zzzzz\u001d93Qq1e'] },
      {
        channel: 'check-parts',
        path: '/api/v3/true-api/cises/check',
        askedAt: someDay + 900_000,
        requestBody: gzipSync(JSON.stringify({ codes: ['0104600000041711215zzzzz\u001d93Qq1e', full] })),
      },
    )
    const answers: ChannelAnswer[] = [
      { channel: 'true-api', askedAt: someDay, facts: { status: 'INTRODUCED' } },
      { channel: 'check-parts', askedAt: told.askedAt, facts: { verified: true } },
    ]
    const sold = { raw: full, outcome: 'sell' as const, reasonId: '' as const, reasons: null }
    await database.transact(({ manager }) =>
      manager.update(Code, { id: code.id }, { ...sold, answers, exchangeIds: `${told.id}` } as never),
    )
    const text = readable((await admin.get(page).expect(200)).text)
    expect(text).toContain('Подпись кода проверена в ЧЗ: код настоящий.')
    expect(text).toContain('13:03:00 Подпись кода Подпись верна.')
    expect(text).toContain('cises/check')
  })

  it('of a delivery that is still being read is not there', async () => {
    const { admin, build } = await deliveriesApp()
    const code = await build.code(await build.line(await build.delivery({ visibleAt: null })))
    await admin.get(`/codes/${code.id}`).expect(404)
    await admin.get('/codes/none').expect(404)
  })
})

describe('checking a code', () => {
  it('reads it and finds where it is, tail or not', async () => {
    const { admin, code } = await kefir()
    const { text } = await admin.get('/codes').query({ q: '0104600000041711215hT%9q␝93Zk4w' }).expect(200)
    expect(readable(text)).toContain('Код прочитан целиком')
    expect(text).toContain('<kbd>GS</kbd>')
    expect(text).toContain('<code><i>93</i>Zk4w</code>')
    expect(text).toContain(`href="/codes/${code.id}"`)
    expect(text).toContain('value="0104600000041711215hT%9q␝93Zk4w"')
  })

  it('says what is wrong with a code that cannot be asked about', async () => {
    const { admin } = await deliveriesApp()
    const text = readable(
      (await admin.get('/codes').query({ q: '0104600000041712215hT%9q' }).expect(200)).text,
    )
    expect(text).toContain('Спросить о таком коде нельзя')
    expect(text).not.toContain('code.problem')
  })

  it('says so where no delivery has it', async () => {
    const { admin } = await deliveriesApp()
    const { text } = await admin.get('/codes').query({ q: '0104600000041711215hT%9q' })
    expect(text).toContain('Этого кода нет ни в одной поставке')
  })

  it('draws the code as it was mended', async () => {
    const { admin } = await deliveriesApp()
    const whole = (await admin.get('/codes').query({ q: '0104600000041711215hT%9q␝93Zk4w' })).text
    const lost = (await admin.get('/codes').query({ q: '0104600000041711215hT%9q93Zk4w' })).text
    const path = /<path d="[^"]+" \/>/.exec(whole)![0]
    expect(lost).toContain(path)
    expect(readable(lost)).toContain('Полный код')
    expect((await admin.get('/codes').query({ q: '00146000000000000417' })).text).not.toContain('data-matrix')
  })

  it('says what the till will say, once ЧЗ has answered', async () => {
    const decision = decideCode(
      {
        kind: 'unit',
        origin: { country: 'RU', confidence: 'sure' },
        hasTail: true,
        serial: '5hT%9q',
        mrpKopecks: null,
      },
      [{ channel: 'true-api', askedAt: someDay, facts: { status: 'APPLIED', group: 'milk' } }],
      {
        now: someDay,
        purpose: 'audit',
        supplierInn: null,
        ownInn: null,
        priceKopecks: null,
        deadlinePassed: false,
        settings: officialSettings,
      },
    )
    const { admin } = await deliveriesApp({ said: { decision, answers: [], way: null } })
    const text = readable(
      (await send(admin, '/codes?q=0104600000041711215hT%259q', '/codes', { q: '0104600000041711215hT%9q' }))
        .text,
    )
    expect(text).toContain('Что скажет касса')
    expect(text).toContain('Марка не введена в оборот. Продажа запрещена. Заберите товар у покупателя.')
  })
})
