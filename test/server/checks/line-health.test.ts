import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ChannelState, DocumentCheck } from '../../../entities/index.js'
import { makeLineHealth } from '../../../server/checks/line-health.js'
import type { Database } from '../../../server/database.js'
import { builder } from '../../build.js'
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
      inn: '0069003184',
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

describe('in a chain', () => {
  const work = async (state: 'running' | 'done') => {
    const build = builder(database)
    await build.run(await build.delivery(), { state })
  }

  it.each(['up', 'idle', 'down'] as const)('pages that are %s hide no missing worker', async (state) => {
    await see({ roles: 'web', state })
    await work('done')
    expect(await told()).toEqual({
      tone: 'wait',
      word: 'Связь с ЧЗ неизвестна',
      detail: 'проверка не запущена',
    })
    await work('running')
    expect(await told()).toEqual({
      tone: 'risk',
      word: 'Проверка не идёт',
      detail: 'не запущен процесс worker, нужен администратор',
    })
  })

  it('a document that ЧЗ looks over needs a worker too', async () => {
    await see({ roles: 'web' })
    await database.transact(({ manager }) =>
      manager.insert(DocumentCheck, {
        deliveryId: 1,
        documentId: '1',
        state: 'waiting',
        startedAt: clock.now(),
      }),
    )
    expect((await told()).word).toBe('Проверка не идёт')
  })

  it.each([
    ['down', 'ЧЗ не отвечает'],
    ['held', 'Проверка стоит'],
  ] as const)('newer rows of pages hide no worker that is %s', async (state, word) => {
    await see({ roles: 'worker', state, lastError: 'token-dead', updatedAt: clock.now() - 4000 })
    await see({ process: '2', roles: 'web', state: 'idle' })
    await see({ process: '3', roles: 'web' })
    expect((await told()).word).toBe(word)
  })

  it('is well as long as workers are answered, whatever pages meet', async () => {
    await see({ roles: 'worker', updatedAt: clock.now() - 4000 })
    await see({ process: '2', roles: 'web', state: 'down', lastError: 'timeout' })
    await see({ process: '2', roles: 'web', state: 'down', channel: 'eaes' })
    await see({ process: '1', roles: 'worker', channel: 'eaes' })
    expect(await told()).toMatchObject({ tone: 'sell', word: 'ЧЗ отвечает', detail: 'за 0,4\u00a0с' })
  })
})

it('names the legal entity whose checks are held while others are asked for', async () => {
  await see({})
  await see({ inn: '0078120046', state: 'held', lastError: 'token-dead' })
  expect(await told()).toMatchObject({
    tone: 'risk',
    word: 'Проверка стоит',
    detail: 'ИНН\u00a00078120046: токен ЧЗ не действует',
  })
})

it('is as good as the best answer of several legal entities', async () => {
  await see({ state: 'idle', latencyMs: null })
  await see({ inn: '0078120046' })
  expect(await told()).toMatchObject({ tone: 'sell', word: 'ЧЗ отвечает' })
})
