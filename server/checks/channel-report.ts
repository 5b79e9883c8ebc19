import { LessThan } from 'typeorm'
import { pulseMs } from '../../entities/channel-pulse.js'
import { BudgetUse, ChannelPulse, ChannelState } from '../../entities/index.js'
import { pulseReader } from './channel-pulse-reader.js'
import type { CheckTools, EntityTools, ProcessTools } from './check-tools.js'

const forgetMs = 24 * 3600_000

/** Writes how this process sees its channels: pages, API and metrics read rows, not this process's memory. */
export function makeChannelReport({
  database,
  clock,
  processName,
  roles,
  turns,
  entities,
}: Pick<ProcessTools, 'database' | 'clock' | 'processName' | 'roles' | 'turns'> & {
  entities: EntityTools
}): () => Promise<void> {
  const isWorker = roles.includes('worker')
  const readPulses = pulseReader(database.read)
  return async () => {
    const now = clock.now()
    const seen = { process: processName, updatedAt: now }
    const states = entities.all().flatMap(statesOf)
    const rows = states.map((row) => ({ ...seen, roles: roles.join(), ...row }))
    // The line of a host is the workers': what a process for pages has put aside may well answer them.
    const pulses = await readPulses(isWorker ? states : [], now)
    const uses = turns().map((use) => ({ ...seen, ...use }))
    await database.transact(async ({ manager }) => {
      await manager.upsert(ChannelState, rows, ['process', 'channel', 'host', 'inn'])
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

/** The modules are those of the store: they stand once, with the legal entity of nobody named. */
function statesOf({ trueApi, till, health, abroad, checkParts, ownInn, isDefault }: CheckTools) {
  const status = {
    channel: 'true-api' as const,
    host: trueApi.host,
    blockedUntil: null,
    ...health.snapshot(),
  }
  // A store without goods of other states never hears of the one, one with a till mostly not of the other.
  const asked = { eaes: abroad.health.snapshot(), 'check-parts': checkParts.health.snapshot() }
  const beside = (['eaes', 'check-parts'] as const)
    .filter((channel) => asked[channel].state !== 'idle')
    .map((channel) => ({ ...status, channel, ...asked[channel] }))
  const sites = (till?.rows() ?? []).map((site) => ({ channel: 'cdn' as const, ...site }))
  const rows = [status, ...beside, ...sites, ...(isDefault() ? (till?.moduleRows() ?? []) : [])]
  return rows.map((row) => ({ syncedAt: null, inn: ownInn ?? '', ...row }))
}
