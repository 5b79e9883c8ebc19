import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { ClaimCode } from '../../../entities/index.js'
import { sheetMm, codesHeadMm, goodsHeadMm } from '../../../server/claims/act-measure.js'
import { makeCodeMeasure } from '../../../server/claims/act-codes.js'
import { endMm } from '../../../server/claims/act-end.js'
import { frontMm } from '../../../server/claims/act-front.js'
import { goodsRowMm } from '../../../server/claims/act-goods.js'
import { actFile, blockedLine, checkedDelivery, claimsBench, sampleLines } from './claim-fixture.js'

const textOf = (html: string) =>
  html
    .replace(/<style>.*?<\/style>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
const countOf = (html: string, mark: string) => html.split(mark).length - 1
const marked = (html: string, name: string) =>
  [...html.matchAll(new RegExp(`data-test="${name}">([^<]*)`, 'g'))].map(([, text]) => text)

describe('an act', () => {
  it('has the requisites of the form and of a primary document', async () => {
    const bench = await claimsBench()
    const delivery = await checkedDelivery(bench, sampleLines)
    const { id } = await bench.claims.service.makeClaim(delivery.id, { userId: 7 })
    await bench.claims.service.changeDetails(
      id,
      { chairPosition: 'директор магазина', chairName: 'Орлова М. В.' },
      7,
    )
    const text = textOf(await actFile(bench.claims, id))
    for (const requisite of [
      'Унифицированная форма № ТОРГ-2. Утверждена постановлением Госкомстата России от 25.12.1998 № 132',
      'Форма по ОКУД 0330202',
      'Номер акта 2026-0001',
      'Дата составления 24.11.2026',
      'Утверждаю',
      'Акт об установленном расхождении по количеству и качеству при приёмке товарно-материальных ценностей',
      'ООО «Полянка», ИНН 0069003184, КПП 006901001',
      'Магазин № 14, г. Тверь, ул. Озёрная, 6',
      'Сопроводительный документ УПД № МБ-004417 от 23.11.2026',
      'Договор № 118/24 от 15.02.2024',
      'Поставщик и производитель ООО «Молочный берег», ИНН 0069145277, г. Ржев, ул. Заводская, 2',
      'Вызов представителя',
      'Транспортное средство',
      'Пломбы',
      'По документам Фактически Брак Бой Недостача Излишки Причина',
      'шт., 796 600 61,20 36\u00a0720,00 600 36\u00a0720,00 8 489,60 – – – – – – Не введены в оборот',
      'Итого 2\u00a0160 114\u00a0156,00 2\u00a0160 114\u00a0156,00 14 808,60',
      'Описание дефектов.',
      'Заключение комиссии.',
      'предупреждены об ответственности за подписание акта',
      'Председатель комиссии директор магазина Орлова М. В.',
      'Представитель поставщика',
      'Принял на хранение',
      'Итого 14 единиц',
      'Контрольная сумма ответов: 9f2c 41ab 77d0 e815',
      'Лист 1 из 2',
      'Лист 2 из 2',
    ].map((words) => words.replace(/\s+/g, ' ')))
      expect(text).toContain(requisite)
    expect(text).not.toContain('УЧЕБНЫЙ КОНТУР')
    await bench.database.close()
  })

  it('says that it is for training across every sheet, where it is', async () => {
    const bench = await claimsBench({ training: true })
    const delivery = await checkedDelivery(bench, [blockedLine(60)])
    const { id } = await bench.claims.service.makeClaim(delivery.id, { userId: 7 })
    const html = await actFile(bench.claims, id)
    expect(countOf(html, '<p class="act-training"')).toBe(countOf(html, 'data-test="sheet"'))
    await bench.database.close()
  })

  it('is a file that needs nothing else, under a policy that its own style alone passes', async () => {
    const bench = await claimsBench()
    const delivery = await checkedDelivery(bench, [blockedLine(1)])
    const { id } = await bench.claims.service.makeClaim(delivery.id, { userId: 7 })
    const html = await actFile(bench.claims, id)
    const style = /<style>(.*?)<\/style>/s.exec(html)![1]!
    const hash = createHash('sha256').update(style).digest('base64')
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)![1]!
    expect(policy.replaceAll('&#x27;', "'").replaceAll('&#x3D;', '=')).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; font-src data:`,
    )
    expect(html).not.toMatch(/<(link|script|img|iframe)\b/)
    expect(html).not.toMatch(/ style="/)
    expect(style).not.toMatch(/url\((?!data:)/)
    await bench.database.close()
  })

  it.each([1, 14, 300, 5000])(
    'with %i codes names each once, and no sheet is over its height',
    async (count) => {
      const bench = await claimsBench()
      const lines =
        count < 40 ? [blockedLine(count)] : Array.from({ length: 40 }, () => blockedLine(count / 40))
      const delivery = await checkedDelivery(bench, lines)
      const { id } = await bench.claims.service.makeClaim(delivery.id, { userId: 7 })
      const claim = (await bench.claims.queries.findClaim(id))!
      const html = await actFile(bench.claims, id)
      const cises = [...html.matchAll(/<td><code>([^<·]+)<\/code><\/td>/g)].map(([, cis]) => cis)
      const codes = await bench.database.read.find(ClaimCode, {
        where: { claimId: id },
        order: { position: 'ASC' },
      })
      expect(cises).toEqual(codes.map(({ cis }) => cis))
      expect(countOf(html, 'data-test="goods-row"')).toBe(lines.length)

      const plan = await bench.claims.document.plan(claim)
      const places = Array.from(
        { length: plan.sheetCount },
        (_, index) => `Лист ${index + 1} из ${plan.sheetCount}`,
      )
      expect(marked(html, 'place').map((place) => place!.replaceAll('\u00a0', ''))).toEqual(places)
      const codeMm = makeCodeMeasure('')
      for (const [index, { from, to }] of plan.codes.entries()) {
        const tailMm = index === plan.codes.length - 1 ? endMm(plan.end) : 0
        const rowsMm = codes.slice(from, to).reduce((sum, code) => sum + codeMm(code), 0)
        expect(codesHeadMm + rowsMm + tailMm).toBeLessThanOrEqual(sheetMm)
      }
      for (const { front, rows } of plan.goods) {
        const rowsMm = rows.reduce((sum, row) => sum + goodsRowMm(row), 0)
        expect((front ? frontMm(front) : 0) + goodsHeadMm + rowsMm).toBeLessThanOrEqual(sheetMm)
      }
      await bench.database.close()
    },
  )
})
