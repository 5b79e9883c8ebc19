import { expect, it } from 'vitest'
import { Box, BoxedCode } from '../../entities/index.js'
import { someDay } from '../build.js'
import { cisOf } from '../codes.js'
import { deliveriesApp } from './deliveries-app.js'

const readable = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0]+/g, ' ')
const sscc = '00046000000000000012'

async function boxApp(gap: Box['gap'] = null) {
  const app = await deliveriesApp()
  const delivery = await app.build.delivery({ codeCount: 1, blockCount: 1 })
  await app.build.run(delivery)
  const line = await app.build.line(delivery)
  const asked = await app.build.exchange(
    { [sscc]: { [cisOf(1)]: [], [cisOf(2)]: [] } },
    { path: '/api/v3/true-api/cises/aggregated/list' },
  )
  const params = { count: 1, heldCount: 2 }
  const code = await app.build.code(line, {
    cis: sscc,
    kind: 'sscc',
    gtin: null,
    outcome: 'block',
    reasonId: 'box-holds-blocked',
    reasons: [{ id: 'box-holds-blocked', outcome: 'block', params }],
    exchangeIds: String(asked.id),
  })
  const inner = { boxId: code.id, parent: sscc, gtin: null, askedAt: someDay, exchangeId: asked.id }
  await app.database.transact(async ({ manager }) => {
    await manager.insert(Box, { codeId: code.id, deliveryId: delivery.id, askedAt: someDay, gap })
    await manager.insert(BoxedCode, [
      {
        ...inner,
        cis: cisOf(1),
        role: 'unit',
        facts: { status: 'INTRODUCED' },
        outcome: 'sell',
        reasonId: '',
      },
      {
        ...inner,
        cis: cisOf(2),
        role: 'unit',
        facts: { status: 'APPLIED' },
        outcome: 'block',
        reasonId: 'not-introduced',
      },
    ])
  })
  return { ...app, page: `/codes/${code.id}` }
}

it('shows what the box of a delivery holds: how many, how they stand, what forbids first', async () => {
  const { admin, page } = await boxApp()
  const { text } = await admin.get(page).expect(200)
  const said = readable(text)
  expect(said).toContain('в коробе есть то, что касса не продаст')
  expect(said).toContain('Касса откажет по 1 коду из 2 внутри короба.')
  expect(said).toContain('По данным ЧЗ, 2 единицы. Спрошено')
  const rows = text
    .split('data-test="inside"')[1]!
    .split('</section>')[0]!
    .split('<tr>')
    .slice(2)
    .map(readable)
  expect(rows[0]).toContain(cisOf(2).slice(16))
  expect(rows[0]).toContain('Не введён в оборот')
  expect(rows[1]).toContain('В обороте')
  // The answer that named them is in the history of the box.
  expect(readable(text.split('data-test="timeline"')[1]!)).toContain('Внутри 2 кода')
  expect((await admin.get(`${page}/live`)).text).toContain('id="code-inside"')
})

it('says so in English too, and why not all of it is known', async () => {
  const { admin, page } = await boxApp('untold')
  const text = readable((await admin.get(page).set('Accept-Language', 'en')).text)
  const words = text.includes('What is inside')
    ? 'GIS MT knows the pack, but does not name all that lies in it.'
    : 'ЧЗ знает упаковку, но не называет всё, что в ней лежит.'
  expect(text).toContain(words)
})

it('says nothing of an inside of what is no box', async () => {
  const app = await deliveriesApp()
  const delivery = await app.build.delivery({ codeCount: 1, sellCount: 1 })
  await app.build.run(delivery)
  const code = await app.build.code(await app.build.line(delivery))
  const { text } = await app.admin.get(`/codes/${code.id}`).expect(200)
  expect(text).toMatch(/id="code-inside"[^>]*hidden/)
})
