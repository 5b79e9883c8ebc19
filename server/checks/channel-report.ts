import { ChannelState } from '../../entities/index.js'
import type { CheckTools } from './check-tools.js'

/** Writes how this process sees its channels: pages, API and metrics read rows, not this process's memory. */
export async function reportChannels({
  database,
  trueApi,
  health,
  clock,
  ownInn,
  processName,
}: CheckTools): Promise<void> {
  const row = {
    process: processName,
    channel: 'true-api' as const,
    host: trueApi.host,
    inn: ownInn,
    updatedAt: clock.now(),
    ...health.snapshot(),
  }
  await database.transact(async ({ manager }) => {
    await manager.upsert(ChannelState, row, ['process', 'channel', 'host'])
  })
}
