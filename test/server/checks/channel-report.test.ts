import { expect, it } from 'vitest'
import { ChannelState } from '../../../entities/index.js'
import { startWork } from '../../start-work.js'

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
