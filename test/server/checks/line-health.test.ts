import { afterEach, beforeEach, expect, it } from 'vitest'
import { ChannelState } from '../../../entities/index.js'
import { makeLineHealth } from '../../../server/checks/line-health.js'
import type { Database } from '../../../server/database.js'
import { freshDatabase } from '../../database.js'
import { testClock } from '../../test-clock.js'

const clock = testClock()
let database: Database
beforeEach(async () => {
  database = await freshDatabase()
})
afterEach(() => database.close())

const see = (row: Partial<ChannelState>) =>
  database.transact(({ manager }) =>
    manager.insert(ChannelState, {
      process: '1',
      channel: 'true-api',
      host: 'markirovka.crpt.ru',
      state: 'up',
      latencyMs: 410,
      updatedAt: clock.now(),
      ...row,
    }),
  )
const told = () => makeLineHealth({ database, clock })('ru')

it('of a line that answers says how soon', async () => {
  await see({})
  expect(await told()).toMatchObject({ tone: 'sell', word: 'ЧЗ отвечает', detail: 'за 0,4\u00a0с' })
})

it.each(['down', 'held'] as const)('says that only other states are silent: %s', async (state) => {
  await see({})
  await see({ channel: 'eaes', state })
  expect(await told()).toMatchObject({
    tone: 'sell',
    word: 'ЧЗ отвечает',
    detail: 'кроме обмена с ЕАЭС',
  })
})

it('does not repeat what a process said that is gone', async () => {
  await see({})
  await see({ channel: 'eaes', state: 'down', updatedAt: clock.now() - 31_000 })
  expect((await told()).detail).toContain('0,4')
})
