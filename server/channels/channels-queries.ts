import { MoreThan } from 'typeorm'
import { pulseMs } from '../../entities/channel-pulse.js'
import { goneMs } from '../../entities/channel-state.js'
import { BudgetUse, ChannelPulse, ChannelState, LegalEntity } from '../../entities/index.js'
import type { Clock } from '../clock.js'
import type { Database } from '../database.js'
import { lanes, type Lane } from '../domain/lanes.js'
import { readQueueFigures, type LaneFigures } from '../health/queue-figures.js'
import { keepFor } from '../keep-for.js'
import { readMaintenance, type Maintenance } from '../settings/maintenance.js'
import type { ScanOrderStand } from '../settings/scan-order.js'
import { mergeChannels, mergeHosts, type MergedChannel } from './merge-channels.js'
import { readWaitingRuns, type WaitingRuns } from './waiting-runs.js'
import { readWorkerSilence, type WorkerSilence } from './worker-silence.js'

/** Whoever asks more often gets the same queue: a page asks every second. */
const queueKeepMs = 5000

export interface SeenChannel {
  row: ChannelState
  /** When the token that is kept ends; null where none is, or its end is not known. */
  keyEndsAt: number | null
}

/** A lane of the queue with its part of the budget. */
export interface LaneStand extends LaneFigures {
  lane: Lane
  requestsPerSecond: number
}

/** How much of its budget a legal entity has lately used. */
export interface BudgetStand {
  inn: string
  requestsPerSecond: number
}

/** Codes that wait in a lane. */
export const codesOf = ({ waitingCodes, unaskedCodes }: LaneFigures): number => waitingCodes + unaskedCodes

/** All that the page «Связь с ЧЗ» tells. */
export interface LineStand {
  /** For each legal entity by itself. */
  channels: MergedChannel[]
  /** Whoever asks them. */
  hosts: MergedChannel[]
  /** Null while a process that checks deliveries tells of itself. */
  silence: WorkerSilence | null
  pulses: ChannelPulse[]
  lanes: LaneStand[]
  waiting: WaitingRuns
  entities: LegalEntity[]
  maintenance: Maintenance | null
  scanOrder: ScanOrderStand
  /** Other than before where there is something new to show. */
  version: string
}

export type ChannelsQueries = ReturnType<typeof channelsQueries>

/** `tokenIsGiven`: the environment has a token, the one that is kept is not used. */
export function channelsQueries(parts: {
  database: Database
  clock: Clock
  tokenIsGiven: boolean
  readScanOrder: () => Promise<ScanOrderStand>
}) {
  const { database, clock, tokenIsGiven, readScanOrder } = parts
  const { read } = database
  const readQueue = keepFor(queueKeepMs, clock, (now) => readQueueFigures(read, now))
  const readWaiting = keepFor(queueKeepMs, clock, () => readWaitingRuns(read))
  const isAlive = () => MoreThan(clock.now() - goneMs)
  const listRows = () =>
    read.find(ChannelState, {
      where: { updatedAt: isAlive() },
      order: { process: 'ASC', inn: 'ASC', channel: 'ASC', host: 'ASC' },
    })

  const listUses = () => read.findBy(BudgetUse, { updatedAt: isAlive() })

  async function listLanes(): Promise<LaneStand[]> {
    const figures = await readQueue()
    const uses = await listUses()
    return lanes.map((lane) => ({
      lane,
      ...figures.get(lane)!,
      requestsPerSecond: paceOf(uses.filter((use) => use.lane === lane)),
    }))
  }

  async function listBudgets(): Promise<BudgetStand[]> {
    const uses = await listUses()
    return [...new Set(uses.map(({ inn }) => inn))].sort().map((inn) => ({
      inn,
      requestsPerSecond: paceOf(uses.filter((use) => use.inn === inn)),
    }))
  }

  /** What changes when a report, a pause or a key comes; a process that falls silent takes its row away. */
  async function version(): Promise<string> {
    const [rows, entities, maintenance, { changed }] = await Promise.all([
      listRows(),
      read.find(LegalEntity),
      readMaintenance(read, clock.now()),
      readScanOrder(),
    ])
    const newest = (list: { updatedAt: number }[]) => Math.max(0, ...list.map(({ updatedAt }) => updatedAt))
    const others = [maintenance?.sinceAt ?? 0, changed?.at ?? 0]
    return [newest(rows), rows.length, newest(entities), ...others].join('-')
  }

  return {
    version,
    listLanes,
    listBudgets,
    maintenance: () => readMaintenance(read, clock.now()),
    /** How every process that lives sees its channels. */
    async listChannels(): Promise<SeenChannel[]> {
      const rows = await listRows()
      const entities = tokenIsGiven ? [] : await read.find(LegalEntity)
      const endOf = ({ channel, inn }: ChannelState) =>
        channel === 'true-api' ? entities.find((entity) => entity.inn === inn)?.tokenExpiresAt : null
      return rows.map((row) => ({ row, keyEndsAt: endOf(row) ?? null }))
    },
    async readStand(): Promise<LineStand> {
      // The version first: what changes after it is asked for again.
      const seen = await version()
      const rows = await listRows()
      return {
        version: seen,
        channels: mergeChannels(rows),
        hosts: mergeHosts(rows),
        silence: await readWorkerSilence(read, clock.now()),
        pulses: await read.find(ChannelPulse, {
          where: { minuteAt: MoreThan(clock.now() - pulseMs) },
          order: { minuteAt: 'ASC' },
        }),
        lanes: await listLanes(),
        waiting: await readWaiting(),
        entities: await read.find(LegalEntity, { order: { inn: 'ASC' } }),
        maintenance: await readMaintenance(read, clock.now()),
        scanOrder: await readScanOrder(),
      }
    },
  }
}

const paceOf = (uses: readonly BudgetUse[]): number =>
  uses.reduce((sum, { requests, windowMs }) => sum + (requests * 1000) / windowMs, 0)
