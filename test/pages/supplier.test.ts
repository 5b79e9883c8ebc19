import { describe, expect, it } from 'vitest'
import { DeliveryGroup, Participant, type Delivery } from '../../entities/index.js'
import { deliveriesApp } from './deliveries-app.js'
import { milkDelivery } from './milk-delivery.js'
import { readable } from './readable.js'

const hour = 3_600_000

async function start(row: Partial<Participant> | null, groups = ['milk'], own: Partial<Delivery> = {}) {
  const app = await deliveriesApp()
  const { delivery, run } = await milkDelivery(app.build, own)
  await app.database.transact(async ({ manager }) => {
    if (row !== null)
      await manager.insert(Participant, { inn: delivery.supplierInn!, askedAt: app.clock.now(), ...row })
    await manager.insert(
      DeliveryGroup,
      groups.map((productGroup) => ({ deliveryId: delivery.id, productGroup })),
    )
  })
  const path = `/deliveries/${delivery.id}`
  const { text } = await app.admin.get(path).expect(200)
  const note = /<div class="flash tone-(\w+)" data-test="supplier">(.*?)<\/div>\s*<\/div>/s.exec(text)
  return { ...app, delivery, run, path, text, tone: note?.[1] ?? null, note: readable(note?.[2] ?? '') }
}

describe('the supplier on the page of its delivery', () => {
  it('is said not to be registered, with the next step, who, and when ЧЗ said so', async () => {
    const { tone, note, text } = await start({ registered: false })
    expect(tone).toBe('risk')
    expect(note).toContain('Поставщик Молочный берег не зарегистрирован в «Честном ЗНАКе».')
    expect(note).toContain('До подписания попросите поставщика зарегистрироваться')
    expect(note).toContain('ИНН 0069145277, ответ ЧЗ сегодня в 13:48.')
    expect(note).toContain('Директор магазина и поставщик, до подписания.')
    // The verdict on the goods is what it was.
    expect(readable(text)).toContain('Подписывать частично')
  })

  it('is named with the status that it has at ЧЗ', async () => {
    const { note } = await start({ registered: false, status: 'Удалён' })
    expect(note).toContain('Его статус в ЧЗ: «Удалён».')
  })

  it('is asked about a group that ЧЗ does not name, without an accusation', async () => {
    const { tone, note, text } = await start({ registered: true, groups: ['water'] }, [
      'water',
      'milk',
      'beer',
    ])
    expect(tone).toBe('wait')
    expect(note).toContain('нет товарных групп «Пиво», «Молочная продукция».')
    expect(note).toContain('список групп в ответе может быть неполным')
    expect(note).toContain('зарегистрирован ли он в этих группах.')
    expect(note).not.toContain('не зарегистрирован')
    expect(readable(text)).not.toContain('поставщик зарегистрирован в ЧЗ')
  })

  it('that is in order is a quiet word', async () => {
    const { tone, text } = await start({ registered: true, groups: ['milk', 'water'] })
    expect(tone).toBeNull()
    expect(readable(text)).toContain(', поставщик зарегистрирован в ЧЗ')
  })

  it.each<[string, Partial<Participant> | null, Partial<Delivery>]>([
    ['nobody asked about', null, {}],
    ['ЧЗ said nothing of', { registered: null }, {}],
    ['ЧЗ was silent about', { registered: null, askedAt: null, dueAt: 9e12 }, {}],
    ['was asked about long before', { registered: false, askedAt: Date.UTC(2026, 10, 22) }, {}],
    ['delivered what is audited', { registered: false }, { purpose: 'audit' }],
    ['is not known to a list', { registered: false }, { supplierInn: null, supplier: null }],
  ])('that %s is not spoken of', async (_what, row, own) => {
    const app = await deliveriesApp()
    const { delivery } = await milkDelivery(app.build, own)
    if (row !== null)
      await app.database.transact(({ manager }) =>
        manager.insert(Participant, { inn: '0069145277', askedAt: app.clock.now(), ...row }),
      )
    const { text } = await app.admin.get(`/deliveries/${delivery.id}`).expect(200)
    expect(text).not.toContain('data-test="supplier"')
    expect(readable(text)).not.toContain('поставщик зарегистрирован')
  })

  it.each([
    [{ registered: true, groups: null }, ['milk']],
    [{ registered: true, groups: ['milk'] }, ['newer-than-we-know']],
    [{ registered: true, groups: ['milk'] }, []],
  ])('has nothing held against it for what is not known: %j %j', async (row, groups) => {
    expect((await start(row, groups)).tone).toBeNull()
  })

  it('comes up by itself, when the check is over too', async () => {
    const { admin, database, clock, run, path, delivery } = await start({ askedAt: null, dueAt: 0 })
    const change = (work: Parameters<typeof database.transact>[0]) => database.transact(work)
    await change(({ manager }) => manager.query(`UPDATE check_run SET state = 'done' WHERE id = ${run.id}`))
    expect((await admin.get(path)).text).toContain(`data-live="${path}/live"`)
    await change(({ manager }) =>
      manager.update(
        Participant,
        { inn: delivery.supplierInn! },
        { registered: false, askedAt: clock.now(), dueAt: null },
      ),
    )
    const { text } = await admin.get(`${path}/live?version=0`).expect(200)
    expect(text).toContain('data-test="supplier"')
    expect(text).not.toContain('data-live')
  })

  it('is not waited for while ЧЗ is silent about it', async () => {
    const { admin, database, clock, run, path, delivery } = await start({ askedAt: null, dueAt: 0 })
    await database.transact(async ({ manager }) => {
      await manager.query(`UPDATE check_run SET state = 'done' WHERE id = ${run.id}`)
      await manager.update(Participant, { inn: delivery.supplierInn! }, { dueAt: clock.now() + hour / 4 })
    })
    expect((await admin.get(path)).text).not.toContain('data-live')
  })
})
