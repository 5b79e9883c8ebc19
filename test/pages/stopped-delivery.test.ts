import { describe, expect, it } from 'vitest'
import { CheckRun, Code } from '../../entities/index.js'
import { codeJson } from '../../server/codes/code-json.js'
import { deliveriesApp } from './deliveries-app.js'
import { milkDelivery } from './milk-delivery.js'
import { readable } from './readable.js'

describe('a delivery whose check was stopped', () => {
  it('does not call waiting what nobody was asked about', async () => {
    const app = await deliveriesApp()
    const delivery = await app.build.delivery({ codeCount: 10, sellCount: 4, waitCount: 6 })
    await app.build.run(delivery, { state: 'cancelled', asked: 5 })
    const line = await app.build.line(delivery, { codeCount: 10, declared: '10' })
    await app.build.tally(line, { count: 4 })
    await app.build.tally(line, { outcome: 'wait', reasonId: 'no-answer', count: 1 })
    await app.build.tally(line, { outcome: 'wait', reasonId: 'not-asked', count: 5 })
    const text = readable((await app.admin.get(`/deliveries/${delivery.id}`)).text)
    expect(text).toContain('О 5 кодах не спросили: проверку остановили.')
    expect(text).toContain('4 можно продавать 1 ждём ответа 5 не проверено')
    expect(text).toContain('Продолжить проверку')
  })

  it('does not promise to ask again', async () => {
    const app = await deliveriesApp()
    const { delivery } = await milkDelivery(app.build)
    await app.database.transact(({ manager }) =>
      manager.update(CheckRun, { state: 'waiting' }, { state: 'cancelled' }),
    )
    const page = readable((await app.admin.get(`/deliveries/${delivery.id}`)).text)
    expect(page).not.toMatch(/переспросит|Следующая попытка|сообщит сам/)
    expect(page).toContain('Проверку остановили, сам Допуск больше не спросит.')
    const { id } = (await app.database.read.findOneBy(Code, { outcome: 'wait' }))!
    const code = readable((await app.admin.get(`/codes/${id}`)).text)
    expect(code).not.toMatch(/переспросит|Следующая попытка|сообщит сам|спросим/)
    expect(code).toContain('Проверку остановили, сам Допуск больше не спросит.')
  })

  it('promises nothing to a program either', async () => {
    const app = await deliveriesApp()
    const { delivery } = await milkDelivery(app.build)
    const { read } = app.database
    const codes = await read.findBy(Code, { deliveryId: delivery.id, outcome: 'wait' })
    const run = await read.findOneByOrFail(CheckRun, { deliveryId: delivery.id })
    for (const code of codes) {
      const told = codeJson(code, { delivery, run: { ...run, state: 'cancelled' } }, 'ru')
      expect(told.nextTryAt).toBeNull()
      expect(told.reasons[0]).toMatchObject({ who: 'Директор магазина', until: null })
      expect(told.reasons[0]!.nextStep).toContain('сам Допуск больше не спросит')
      expect(codeJson(code, { delivery, run }, 'ru').nextTryAt).not.toBeNull()
    }
    expect(codes).toHaveLength(3)
  })
})
