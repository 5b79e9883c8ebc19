import { Router } from 'express'
import type { z } from 'zod'
import { isoOf } from '../iso-time.js'
import type { Maintenance } from '../settings/maintenance.js'
import { serveOn } from '../web/endpoint.js'
import type { Web } from '../web/web.js'
import { channelsEndpoints, type channelStateSchema, type laneStandSchema } from './channel-schema.js'
import { codesOf, type ChannelsQueries, type LaneStand, type SeenChannel } from './channels-queries.js'

/** /api/v1/channels: the lines to ЧЗ. */
export function channelsApi({ web, queries, settings }: ChannelsApiParts): Router {
  const router = Router()
  serveOn(router, web)(channelsEndpoints.list, async () => {
    const lanes = await queries.listLanes()
    const used = lanes.reduce((sum, { requestsPerSecond }) => sum + requestsPerSecond, 0)
    return {
      items: (await queries.listChannels()).map(channelJson),
      queue: lanes.map(laneJson),
      budget: { limitPerSecond: settings.requestsPerSecond, usedPerSecond: used },
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
  inn: row.inn,
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
