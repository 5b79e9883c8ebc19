import { MoreThan, type EntityManager } from 'typeorm'
import { BudgetUse, ChannelState } from '../../entities/index.js'
import { readMaintenance } from '../settings/maintenance.js'

/** How the line does by the rows of processes that live. */
export interface LineFigures {
  /** Lane → requests to the True API a second. */
  lanePaces: Map<string, number>
  /** Channel → its hosts that answer at least one process, and all of them. */
  hosts: Map<string, { up: number; all: number }>
  isMaintenance: boolean
}

/** A row that was not renewed for so long is of a process that is gone. */
const goneMs = 30_000

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
  return { lanePaces, hosts: countHosts(states), isMaintenance: maintenance !== null }
}

function countHosts(states: ChannelState[]): LineFigures['hosts'] {
  const hosts: LineFigures['hosts'] = new Map()
  for (const channel of new Set(states.map((row) => row.channel))) {
    const rows = states.filter((row) => row.channel === channel)
    const up = rows.filter(({ state }) => state === 'up')
    const count = (some: ChannelState[]) => new Set(some.map(({ host }) => host)).size
    hosts.set(channel, { up: count(up), all: count(rows) })
  }
  return hosts
}
