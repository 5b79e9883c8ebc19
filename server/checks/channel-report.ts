import { LessThan } from 'typeorm'
import { ChannelState } from '../../entities/index.js'
import type { CheckTools } from './check-tools.js'

const forgetMs = 24 * 3600_000

/** Writes how this process sees its channels: pages, API and metrics read rows, not this process's memory. */
export async function reportChannels(tools: CheckTools): Promise<void> {
  const { database, trueApi, till, health, clock, ownInn, processName } = tools
  const common = { process: processName, inn: ownInn, updatedAt: clock.now() }
  const status = {
    channel: 'true-api' as const,
    host: trueApi.host,
    blockedUntil: null,
    ...health.snapshot(),
  }
  const sites = (till?.rows() ?? []).map((site) => ({ channel: 'cdn' as const, ...site }))
  const rows = [status, ...sites, ...(till?.moduleRows() ?? [])].map((row) => ({
    syncedAt: null,
    ...common,
    ...row,
  }))
  await database.transact(async ({ manager }) => {
    await manager.upsert(ChannelState, rows, ['process', 'channel', 'host'])
    // What a process that is gone has left.
    await manager.delete(ChannelState, { updatedAt: LessThan(clock.now() - forgetMs) })
  })
}
