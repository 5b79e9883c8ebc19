import { Router } from 'express'
import type { z } from 'zod'
import { rolesOf } from '../../entities/channel-state.js'
import { isoOf } from '../iso-time.js'
import type { ProcessRole } from '../process-roles.js'
import type { Maintenance } from '../settings/maintenance.js'
import { serveOn } from '../web/endpoint.js'
import type { Web } from '../web/web.js'
import {
  channelsEndpoints,
  type channelStateSchema,
  type laneStandSchema,
  type processSchema,
} from './channel-schema.js'
import { codesOf, type ChannelsQueries, type LaneStand, type SeenChannel } from './channels-queries.js'

/** /api/v1/channels: the lines to ЧЗ. */
export function channelsApi({ web, queries, settings }: ChannelsApiParts): Router {
  const router = Router()
  serveOn(router, web)(channelsEndpoints.list, async () => {
    const lanes = await queries.listLanes()
    const used = lanes.reduce((sum, { requestsPerSecond }) => sum + requestsPerSecond, 0)
    const channels = await queries.listChannels()
    return {
      items: channels.map(channelJson),
      processes: processesOf(channels),
      queue: lanes.map(laneJson),
      budget: { limitPerSecond: settings.requestsPerSecond, usedPerSecond: used },
      budgets: (await queries.listBudgets()).map(({ inn, requestsPerSecond }) => ({
        inn: inn || null,
        limitPerSecond: settings.requestsPerSecond,
        usedPerSecond: requestsPerSecond,
      })),
      maintenance: maintenanceJson(await queries.maintenance()),
    }
  })
  return router
}

export interface ChannelsApiParts {
  web: Web
  queries: ChannelsQueries
  settings: { requestsPerSecond: number }
}

/** Who tells the items, and what each does besides. */
function processesOf(channels: readonly SeenChannel[]): z.infer<typeof processSchema>[] {
  const byName = new Map(channels.map(({ row }) => [row.process, row]))
  return [...byName.values()].map((row) => ({
    process: row.process,
    roles: rolesOf(row) as ProcessRole[],
    seenAt: isoOf(row.updatedAt)!,
  }))
}

const laneJson = (stand: LaneStand): z.infer<typeof laneStandSchema> => ({
  lane: stand.lane,
  codes: codesOf(stand),
  oldestSeconds: stand.ageSeconds,
  nextTryAt: isoOf(stand.firstDueAt),
  requestsPerSecond: stand.requestsPerSecond,
})

const maintenanceJson = (maintenance: Maintenance | null) =>
  maintenance && {
    reason: maintenance.reason,
    sinceAt: isoOf(maintenance.sinceAt)!,
    untilAt: isoOf(maintenance.untilAt)!,
  }

const channelJson = ({ row, keyEndsAt }: SeenChannel): z.infer<typeof channelStateSchema> => ({
  inn: row.inn || null,
  channel: row.channel,
  process: row.process,
  host: row.host,
  state: row.state,
  latencyMs: row.latencyMs,
  // Only a site of the CDN is put aside for a while.
  blockedUntil: isoOf(row.blockedUntil),
  lastError: row.lastError,
  keyEndsAt: isoOf(keyEndsAt),
})
