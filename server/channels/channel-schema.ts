import { z } from 'zod'
import type { ChannelHealth } from '../../entities/channel-state.js'
import { channelSchema } from '../codes/facts-schema.js'
import { inn, moment } from '../web/api-schemas.js'
import type { Endpoint } from '../web/endpoint.js'

export const channelStateSchema = z
  .strictObject({
    inn: inn.nullable(),
    channel: channelSchema,
    process: z.string(),
    host: z.string(),
    state: z.enum(['up', 'down', 'held', 'idle']) satisfies z.ZodType<ChannelHealth>,
    latencyMs: z.number().nullable(),
    blockedUntil: moment.nullable(),
    lastError: z.string().nullable(),
    keyEndsAt: moment.nullable(),
  })
  .meta({ id: 'ChannelState' })

export const channelsEndpoints = {
  list: {
    method: 'get',
    path: '/channels',
    permission: 'channels.read',
    summary: 'api-docs.channels.list',
    answer: { status: 200, schema: z.strictObject({ items: z.array(channelStateSchema) }) },
    refusals: [],
  },
} as const satisfies Record<string, Endpoint>
