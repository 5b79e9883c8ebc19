import { expect, it } from 'vitest'
import { systemClock } from '../../../server/clock.js'
import { readConfig } from '../../../server/config.js'
import { givenScanOrder } from '../../../server/configured-modules.js'
import { parseCis } from '../../../server/domain/codes/settle-readings.js'
import { introduced } from '../../../server/sandbox/states.js'
import { makeScanOrders } from '../../../server/settings/scan-order.js'
import { cisOf } from '../../codes.js'
import { startWork } from '../../start-work.js'

const producer = { inn: '0069145277', name: 'ООО «Родник»' }
const goods = { name: 'Вода', brand: 'Родник', group: 'water', groupId: 13, tnVedGroup: '2201', producer }
const user = { id: 1, name: 'Орлова М. В.' }

it('a scan goes the ways that are set at the moment, by whichever process; nobody left is «не проверено»', async () => {
  const work = await startWork({
    scenario: () => introduced(goods, producer),
    apiKey: 'a-key',
    hasModules: true,
    token: null,
  })
  const orders = makeScanOrders({
    database: work.database,
    clock: systemClock,
    given: { order: null, askLocalModule: null },
  })
  const scan = () => work.checks.checkScan(parseCis(`${cisOf(1)}\u001d93Zk4w`), null)
  const { tillModule, localModule } = work.sandbox
  expect((await scan())?.way).toBe('till-module')
  await orders.change(user, { order: ['local-module', 'cdn'] })
  expect((await scan())?.way).toBe('local-module')
  const asked = tillModule.counts().requests
  localModule.setMood({ answer: 'cut' })
  expect((await scan())?.way).toBe('cdn')
  await orders.change(user, { order: ['local-module'] })
  const nobody = await scan()
  expect(nobody?.way ?? null).toBeNull()
  expect(nobody?.decision.outcome).not.toMatch(/sell|block/)
  localModule.setMood({ answer: 'plain' })
  await orders.change(user, { order: ['cdn', 'local-module'], askLocalModule: 'always' })
  const both = await scan()
  expect(both?.answers.map(({ channel }) => channel)).toEqual(['cdn', 'local-module'])
  expect(tillModule.counts().requests).toBe(asked)
  await work.close()
})

it('the environment says it, or leaves it to the administrator', () => {
  const givenBy = (env: Record<string, string>) => givenScanOrder(readConfig(env).config!)
  expect(givenBy({})).toEqual({ order: null, askLocalModule: null })
  expect(givenBy({ DOPUSK_SCAN_WAYS: 'cdn, local-module', DOPUSK_LOCAL_MODULE_ASK: 'always' })).toEqual({
    order: ['cdn', 'local-module'],
    askLocalModule: 'always',
  })
})
