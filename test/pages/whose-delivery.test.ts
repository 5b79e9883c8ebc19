import { describe, expect, it } from 'vitest'
import { Delivery, LegalEntity } from '../../entities/index.js'
import { cisOf } from '../codes.js'
import { words } from './channels-app.js'
import { deliveriesApp } from './deliveries-app.js'
import { tokenIn } from './small-app.js'

const own = '0069003184'
const other = '0078120046'
const buyer = { inn: other, kpp: null, name: 'ООО «Лавка»', address: null }

async function app({ isKnown }: { isKnown: boolean }) {
  const made = await deliveriesApp({ ownInn: own })
  if (isKnown)
    await made.database.transact(({ manager }) =>
      manager.insert(LegalEntity, { inn: other, tokenCipher: 'sealed', updatedAt: 1 }),
    )
  const pageOf = async ({ id }: Delivery) => (await made.admin.get(`/deliveries/${id}`).expect(200)).text
  return { ...made, pageOf }
}

describe('a delivery of one of several legal entities', () => {
  it('says for whom it is asked, and whose checks are held', async () => {
    const { build, pageOf } = await app({ isKnown: true })
    const delivery = await build.delivery({ buyer, ownInn: other, codeCount: 2, waitCount: 2 })
    const held = { state: 'held', heldReason: 'token-dead', heldWho: 'administrator' } as const
    await build.run(delivery, { ...held, ownInn: other, asked: 0, done: 0 })
    const text = await pageOf(delivery)
    expect(text).toContain('data-test="whose"')
    expect(words(text)).toContain(`Речь об ИНН ${other}. Получите новый токен True API.`)
    const nobodys = await build.delivery({ documentKey: 'another' })
    await build.run(nobodys)
    expect(words(await pageOf(nobodys))).toContain(`Спрашиваем от имени ИНН ${own}`)
  })

  it('says nothing of it where there is but one', async () => {
    const { build, pageOf } = await app({ isKnown: false })
    const delivery = await build.delivery({ ownInn: own, buyer: { ...buyer, inn: own } })
    await build.run(delivery)
    const text = await pageOf(delivery)
    expect(text).not.toContain('data-test="whose"')
    expect(text).not.toContain('data-test="stranger"')
  })

  it('says quietly that its buyer is none of us', async () => {
    const { build, pageOf } = await app({ isKnown: false })
    const delivery = await build.delivery({ buyer })
    await build.run(delivery)
    const text = await pageOf(delivery)
    expect(text).toMatch(/class="flash tone-note" data-test="stranger"/)
    expect(words(text)).toContain(
      `Покупатель в документе — ООО «Лавка», ИНН ${other}. В Допуске такого юрлица нет: проверьте, вам ли эта поставка.`,
    )
  })
})

describe('the page where a delivery is given in', () => {
  it('lets a person choose for whom to ask, where there are several', async () => {
    const { admin, database } = await app({ isKnown: true })
    const { text } = await admin.get('/deliveries/new').expect(200)
    expect(text).toContain(`<option value="">ИНН ${own}, как обычно</option>`)
    const fields = { _csrf: tokenIn(text), codes: cisOf(1), inn: other }
    await admin.post('/deliveries').field(fields).expect(303)
    expect(await database.read.findOneByOrFail(Delivery, {})).toMatchObject({ ownInn: other, source: 'scan' })
    await admin
      .post('/deliveries')
      .field({ ...fields, codes: cisOf(2), inn: '0012345678' })
      .expect(400)
  })

  it('asks nobody where there is but one', async () => {
    const { admin } = await app({ isKnown: false })
    expect((await admin.get('/deliveries/new').expect(200)).text).not.toContain('data-test="entity"')
  })
})
