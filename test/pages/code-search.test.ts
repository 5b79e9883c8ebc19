import { describe, expect, it } from 'vitest'
import type { ScanCheck } from '../../server/checks/check-scan.js'
import { decideCode } from '../../server/domain/verdict/decide-code.js'
import type { ChannelAnswer } from '../../server/domain/verdict/facts.js'
import { officialSettings } from '../../server/domain/verdict/settings.js'
import { someDay } from '../build.js'
import { deliveriesApp } from './deliveries-app.js'
import { send } from './small-app.js'
import { readable } from './readable.js'

const milk = '0104600000041711215hT%9q'
const whole = `${milk}␝93Zk4w`

/** A page with a form of its own. */
const anyForm = `/codes?q=${encodeURIComponent(whole)}`

const saidOf = (answers: ChannelAnswer[]): ScanCheck => ({
  answers,
  way: null,
  decision: decideCode(
    {
      ...{ kind: 'unit', hasTail: true, serial: '5hT%9q', mrpKopecks: null },
      origin: { country: 'RU', confidence: 'sure' },
    },
    answers,
    {
      ...{ now: someDay, purpose: 'audit', supplierInn: null, ownInn: null, priceKopecks: null },
      ...{ deadlinePassed: false, settings: officialSettings },
    },
  ),
})
const till: ChannelAnswer = {
  channel: 'cdn',
  askedAt: someDay,
  facts: { found: true, valid: true, verified: true, utilised: true, realizable: true, sold: false },
}
const status: ChannelAnswer = {
  channel: 'true-api',
  askedAt: someDay,
  facts: { status: 'INTRODUCED', group: 'milk', ownerInn: '0069003184', ownerName: 'ООО «Полянка»' },
}

/** The page after ЧЗ was asked about a code. */
async function askedAbout(said: ScanCheck, q = whole) {
  const { admin } = await deliveriesApp({ said })
  const { text } = await send(admin, `/codes?q=${encodeURIComponent(q)}`, '/codes', { q })
  return { html: text, text: readable(text) }
}
async function readingOf(q: string) {
  const { admin } = await deliveriesApp()
  const { text } = await admin.get('/codes').query({ q }).expect(200)
  return { html: text, text: readable(text) }
}

describe('what is no code of a unit', () => {
  it.each([
    ['020460000000001537100', 'Это количество товара с GTIN 04600000000015: 100 шт. О нём ЧЗ не спросить.'],
    ['4600000000015', 'Это штрихкод товара: у всех упаковок он один. Сканируйте квадратный код'],
  ])('is not called a code that reads well: %s', async (raw, words) => {
    const { text } = await readingOf(raw)
    expect(text).toContain('Это не код единицы')
    expect(text).toContain(words)
    expect(text).not.toContain('Код прочитан целиком')
    expect(text).not.toContain('Спросить ЧЗ сейчас')
  })
})

describe('a code that was asked about', () => {
  it('says the word, what each way answered, and what the till will say', async () => {
    const { text } = await askedAbout(saidOf([status, till]))
    expect(text).toContain('Можно продавать Код в обороте, запретов нет.')
    expect(text).toContain('True API В обороте. Владелец: ООО «Полянка».')
    expect(text).toContain('Касса, площадка ЧЗ Подпись верна, в обороте.')
    expect(text).toContain(
      'Продажа разрешена Марка проверена. Продажа разрешена. Кассиру: продавать как обычно.',
    )
  })

  it('promises nothing of the till by the status alone', async () => {
    const { html, text } = await askedAbout(saidOf([status]))
    expect(text).toContain('Можно продавать')
    expect(text).not.toContain('Продажа разрешена')
    expect(html).toMatch(/id="code-till"[^>]* hidden>/)
  })

  it('says by what the signature is known, and that a till was not asked', async () => {
    const genuine: ChannelAnswer = { channel: 'check-parts', askedAt: someDay, facts: { verified: true } }
    const { text } = await askedAbout(saidOf([status, genuine]))
    expect(text).toContain('По статусу можно продавать. Подпись кода проверена в ЧЗ: код настоящий.')
    expect(text).toContain('Подпись кода Подпись верна.')
    expect(text).not.toContain('Продажа разрешена')
    const silent = { ...genuine, facts: { silence: 'rate-limit' } as const }
    for (const answers of [[status], [status, silent]])
      expect((await askedAbout(saidOf(answers))).text).toContain('Подпись кода не проверена. ')
  })

  it('with a wrong signature is refused by the word of ЧЗ itself', async () => {
    const forged: ChannelAnswer = { channel: 'check-parts', askedAt: someDay, facts: { verified: false } }
    const { html, text } = await askedAbout(saidOf([status, forged]))
    expect(text).toContain('Касса откажет: неверный код проверки')
    expect(text).toContain('Подпись кода Подпись неверна.')
    expect(html).toMatch(/<li class="tone-block">\s*<time>/)
  })

  it('names what the till holds against it', async () => {
    const facts = { ...till.facts, verified: false, realizable: false, sold: true }
    const { html, text } = await askedAbout(saidOf([{ ...till, facts }]))
    expect(text).toContain('Касса откажет: неверный код проверки')
    expect(text).toContain('Подпись неверна, уже продан, не в обороте.')
    expect(html).toMatch(/<li class="tone-block">\s*<time>/)
  })

  it('is not promised to be asked again where it is in no delivery', async () => {
    const { text } = await askedAbout(saidOf([{ ...status, facts: { silence: 'timeout' } }]))
    expect(text).toContain('Ждём ответа ЧЗ пока не ответил. О товаре это ничего не говорит.')
    expect(text).toContain('Дальше Спросить ещё раз через минуту.')
    expect(text).toContain('Нет ответа Честный ЗНАК не ответил за 1,5 с. Идёт проверка без связи.')
    expect(text).not.toContain('переспросит сам')
  })

  it('says for how long the way without the net is good', async () => {
    const offline: ChannelAnswer = {
      channel: 'local-module',
      askedAt: someDay,
      facts: { checkedOffline: true, blocked: false, sold: false },
    }
    const { text } = await askedAbout(saidOf([offline]))
    expect(text).toContain('Запрета нет, остальное без связи не узнать.')
    expect(text).not.toContain('Продажа разрешена')
  })
})

describe('a damaged code', () => {
  it('offers no question, and is not asked about though one was sent', async () => {
    const { admin } = await deliveriesApp({ said: saidOf([status]) })
    const page = `/codes?q=${encodeURIComponent(`${milk}␝93Zk`)}`
    const { text } = await admin.get(page).expect(200)
    expect(readable(text)).toContain('Спросить о таком коде нельзя')
    expect(readable(text)).toContain('Криптохвост неполный')
    expect(text).not.toContain('method="post" action="/codes"')
    const sent = await send(admin, anyForm, '/codes', { q: `${milk}␝93Zk` })
    expect(readable(sent.text)).toContain('Спросить о таком коде нельзя')
    expect(sent.text).not.toContain('data-test="asked"')
  })

  it('of a box may be asked about: a box is never blocked', async () => {
    const { html, text } = await readingOf('00046000000000000016')
    expect(text).toContain('В коде есть ошибка')
    expect(html).toContain('method="post" action="/codes"')
  })

  it('of a list is not asked about from its own page', async () => {
    const { admin, build, asked } = await deliveriesApp()
    const delivery = await build.delivery({ source: 'list' })
    const code = await build.code(await build.line(delivery), {
      ...{ cis: '0104600000041712215hT%9q', raw: null, outcome: 'unknown', reasonId: 'code-damaged' },
      reasons: [{ id: 'code-damaged', outcome: 'unknown' }],
    })
    const { text } = await admin.get(`/codes/${code.id}`).expect(200)
    expect(readable(text)).toContain('Не проверено: код прочитан с ошибкой')
    expect(readable(text)).toContain('Контрольная цифра GTIN не сходится')
    expect(text).not.toContain('data-test="ask"')
    expect((await send(admin, anyForm, `/codes/${code.id}/recheck`)).status).toBe(409)
    expect(asked).toEqual([])
  })
})

describe('the parts of a code', () => {
  it('stand as on the label: price of a block before its check part', async () => {
    const { html, text } = await readingOf('010460000004171121abcdefg␝8005112000␝93Zk4w')
    expect(html.indexOf('<i>8005</i>')).toBeLessThan(html.indexOf('<i>93</i>'))
    expect(text).toContain('МРЦ блока 1 120,00 ₽')
    expect(text).toContain('Криптохвост прочитан целиком')
  })

  it.each([
    ['a pack with its price', '04600000041711abcdefgACVUkey1', 'ACVU МРЦ 145,00 ₽'],
    ['a pack without a price', '04600000041711abcdefgAAAAkey1', 'AAAA МРЦ не указана'],
    ['a weight', `${whole}␝3103000353`, 'Масса нетто 353 г'],
    ['a keg', '0104600000041711215hT%9qa␝93Zk4w␝3350000020', 'Объём 20 000 мл'],
    ['a separator that was lost', `${milk}93Zk4w`, 'Разделитель восстановлен'],
    ['a separator in its place', whole, 'Разделитель на месте'],
  ])('are named: %s', async (_, raw, words) => expect((await readingOf(raw)).text).toContain(words))
})
