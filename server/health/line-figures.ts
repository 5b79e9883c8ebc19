import { MoreThan, type EntityManager } from 'typeorm'
import { goneMs, rolesOf } from '../../entities/channel-state.js'
import { BudgetUse, ChannelState } from '../../entities/index.js'
import { mergeChannels, mergeHosts } from '../channels/merge-channels.js'
import { readMaintenance } from '../settings/maintenance.js'

/** How the line does by the rows of processes that live. */
export interface LineFigures {
  /** Lane → requests to the True API a second. */
  lanePaces: Map<string, number>
  /**
   * Channel → its hosts that answer at least one process, all of them, and those that a process for pages cannot ask though
   * they answer the workers.
   */
  hosts: Map<string, HostCounts>
  /** Role → processes that tell of themselves. */
  processes: Map<string, number>
  /** State of the status channel → legal entities for which it is so, by their best process. */
  entities: Map<ChannelState['state'], number>
  isMaintenance: boolean
}

interface HostCounts {
  up: number
  all: number
  lostToPages: number
}

export async function readLine(read: EntityManager, now: number): Promise<LineFigures> {
  const alive = { updatedAt: MoreThan(now - goneMs) }
  const [states, uses, maintenance] = await Promise.all([
    read.findBy(ChannelState, alive),
    read.findBy(BudgetUse, alive),
    readMaintenance(read, now),
  ])
  const lanePaces = new Map<string, number>()
  for (const { lane, requests, windowMs } of uses)
    lanePaces.set(lane, (lanePaces.get(lane) ?? 0) + (requests * 1000) / windowMs)
  return {
    lanePaces,
    hosts: countHosts(states),
    processes: countProcesses(states),
    entities: countEntities(states),
    isMaintenance: maintenance !== null,
  }
}

function countHosts(states: ChannelState[]): LineFigures['hosts'] {
  const hosts: LineFigures['hosts'] = new Map()
  for (const { channel, state, besides } of mergeHosts(states)) {
    const counts = hosts.get(channel) ?? { up: 0, all: 0, lostToPages: 0 }
    hosts.set(channel, counts)
    counts.all += 1
    if (state !== 'up') continue
    counts.up += 1
    if (besides.length > 0) counts.lostToPages += 1
  }
  return hosts
}

function countProcesses(states: ChannelState[]): LineFigures['processes'] {
  const byName = new Map(states.map((row) => [row.process, rolesOf(row)]))
  const all = [...byName.values()]
  return new Map(['web', 'worker'].map((role) => [role, all.filter((some) => some.includes(role)).length]))
}

/** By the best of the processes that check for it. */
function countEntities(states: ChannelState[]): LineFigures['entities'] {
  const counts: LineFigures['entities'] = new Map(
    (['up', 'held', 'down', 'idle'] as const).map((state) => [state, 0]),
  )
  for (const { channel, state } of mergeChannels(states))
    if (channel === 'true-api') counts.set(state, counts.get(state)! + 1)
  return counts
}
