import { LessThan } from 'typeorm'
import { pulseMs } from '../../entities/channel-pulse.js'
import { BudgetUse, ChannelPulse, ChannelState } from '../../entities/index.js'
import { pulseReader } from './channel-pulse-reader.js'
import type { CheckTools } from './check-tools.js'

const forgetMs = 24 * 3600_000

/** Writes how this process sees its channels: pages, API and metrics read rows, not this process's memory. */
export function makeChannelReport(tools: CheckTools): () => Promise<void> {
  const { database, clock, ownInn, processName, turns } = tools
  const readPulses = pulseReader(database.read)
  return async () => {
    const now = clock.now()
    const seen = { process: processName, updatedAt: now }
    const states = statesOf(tools)
    const rows = states.map((row) => ({ ...seen, inn: ownInn, ...row }))
    const pulses = await readPulses(states, now)
    const uses = turns().map((use) => ({ ...seen, ...use }))
    await database.transact(async ({ manager }) => {
      await manager.upsert(ChannelState, rows, ['process', 'channel', 'host'])
      if (pulses.length > 0) await manager.upsert(ChannelPulse, pulses, ['minuteAt', 'channel', 'host'])
      await manager.delete(BudgetUse, { process: processName })
      if (uses.length > 0) await manager.insert(BudgetUse, uses)
      // What this process does not see any more, and what one that is gone has left.
      await manager.delete(ChannelState, { process: processName, updatedAt: LessThan(now) })
      await manager.delete(ChannelState, { updatedAt: LessThan(now - forgetMs) })
      await manager.delete(BudgetUse, { updatedAt: LessThan(now - forgetMs) })
      await manager.delete(ChannelPulse, { minuteAt: LessThan(now - pulseMs) })
    })
  }
}

function statesOf({ trueApi, till, health, abroad }: CheckTools) {
  const status = {
    channel: 'true-api' as const,
    host: trueApi.host,
    blockedUntil: null,
    ...health.snapshot(),
  }
  const seenAbroad = abroad.health.snapshot()
  // A store without goods of other states never hears of this channel.
  const eaes = seenAbroad.state === 'idle' ? [] : [{ ...status, channel: 'eaes' as const, ...seenAbroad }]
  const sites = (till?.rows() ?? []).map((site) => ({ channel: 'cdn' as const, ...site }))
  const rows = [status, ...eaes, ...sites, ...(till?.moduleRows() ?? [])]
  return rows.map((row) => ({ syncedAt: null, ...row }))
}
