import { expect, it } from 'vitest'
import { ChannelPulse, ChannelState } from '../../../entities/index.js'
import { makeChannelHealth } from '../../../server/checks/channel-health.js'
import { makeChannelReport } from '../../../server/checks/channel-report.js'
import type { EntityTools } from '../../../server/checks/check-tools.js'
import type { ProcessRole } from '../../../server/process-roles.js'
import { freshDatabase } from '../../database.js'
import { startWork } from '../../start-work.js'
import { testClock } from '../../test-clock.js'

it('leaves no row of a host that the process does not see any more', async () => {
  const work = await startWork({ scenario: () => undefined })
  const rows = () => work.database.read.find(ChannelState, { order: { host: 'ASC' } })
  await work.checks.reportChannels()
  const [own] = await rows()
  const { process, inn, updatedAt } = own!
  const before = { channel: 'cdn', state: 'idle', inn, updatedAt: updatedAt - 1 } as const
  await work.database.transact(async ({ manager }) => {
    await manager.insert(ChannelState, { ...before, process, host: 'gone.crpt.ru' })
    await manager.insert(ChannelState, { ...before, process: 'another', host: 'seen.crpt.ru' })
  })
  await work.checks.reportChannels()
  const hosts = (await rows()).map(({ host }) => host)
  expect(hosts).toContain(own!.host)
  expect(hosts).toContain('seen.crpt.ru')
  expect(hosts).not.toContain('gone.crpt.ru')
  await work.close()
})

it.each<[ProcessRole, number]>([
  ['worker', 1],
  ['web', 0],
])('draws a gap where a host is down for a %s: %i', async (role, gaps) => {
  const database = await freshDatabase()
  const clock = testClock()
  const health = makeChannelHealth(clock, { onUp: () => undefined })
  for (let times = 0; times < 3; times++) health.failed('timeout')
  const quiet = { health: makeChannelHealth(clock, { onUp: () => undefined }) }
  const trueApi = { host: 'markirovka.crpt.ru' }
  const asked = { health, abroad: quiet, checkParts: quiet, trueApi, till: null, ownInn: null }
  const entities = { all: () => [{ ...asked, isDefault: () => true }] } as unknown as EntityTools
  const process = { database, clock, processName: 'shop/1', roles: [role], turns: () => [] }
  await makeChannelReport({ ...process, entities })()
  expect(await database.read.find(ChannelState)).toMatchObject([
    { process: 'shop/1', roles: role, state: 'down', lastError: 'timeout' },
  ])
  expect(await database.read.count(ChannelPulse)).toBe(gaps)
  await database.close()
})
