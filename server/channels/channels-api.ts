import { Router } from 'express'
import type { z } from 'zod'
import { isoOf } from '../iso-time.js'
import { serveOn } from '../web/endpoint.js'
import type { Web } from '../web/web.js'
import { channelsEndpoints, type channelStateSchema } from './channel-schema.js'
import type { ChannelsQueries, SeenChannel } from './channels-queries.js'

/** /api/v1/channels: the lines to ЧЗ. */
export function channelsApi({ web, queries }: { web: Web; queries: ChannelsQueries }): Router {
  const router = Router()
  serveOn(router, web)(channelsEndpoints.list, async () => ({
    items: (await queries.listChannels()).map(channelJson),
  }))
  return router
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
