import { expect, it } from 'vitest'
import { makeMaintenance } from '../../server/settings/maintenance.js'
import { deliveriesApp } from './deliveries-app.js'
import { send } from './small-app.js'
import { milkDelivery } from './milk-delivery.js'

it('a delivery that waits and a code that is typed in say until when ЧЗ is not asked, and why', async () => {
  const app = await deliveriesApp()
  const { delivery, run } = await milkDelivery(app.build)
  await app.database.transact(({ manager }) =>
    manager.query(`UPDATE check_run SET state = 'running' WHERE id = ${run.id}`),
  )
  const page = `/deliveries/${delivery.id}`
  expect((await app.admin.get(page)).text).not.toContain('data-test="maintenance"')
  const maintenance = makeMaintenance({
    database: app.database,
    clock: app.clock,
    onEnd: async () => undefined,
  })
  const untilAt = app.clock.now() + 3_600_000
  await maintenance.begin({ id: 1, name: 'Орлова М. В.' }, { reason: 'меняем провайдера', untilAt })
  const { text } = await app.admin.get(page)
  expect(text).toContain('data-test="maintenance"')
  expect(text).toContain('Причина: меняем провайдера.')
  const asked = await send(app.admin, '/account', '/codes', { q: '0104600000000008215abcdefghijkl' })
  expect(asked.text).toContain('ЧЗ сейчас не спрашиваем: обслуживание до')
})
