import { z } from 'zod'
import type { ChannelHealth } from '../../entities/channel-state.js'
import { channelSchema } from '../codes/facts-schema.js'
import { lanes } from '../domain/lanes.js'
import { processRoles } from '../process-roles.js'
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

export const processSchema = z
  .strictObject({
    process: z.string(),
    roles: z.array(z.enum(processRoles)),
    seenAt: moment,
  })
  .meta({ id: 'ProcessState' })

export const laneStandSchema = z
  .strictObject({
    lane: z.enum(lanes),
    codes: z.number(),
    oldestSeconds: z.number(),
    nextTryAt: moment.nullable(),
    requestsPerSecond: z.number(),
  })
  .meta({ id: 'LaneStand' })

export const lineSchema = z.strictObject({
  items: z.array(channelStateSchema),
  processes: z.array(processSchema),
  queue: z.array(laneStandSchema),
  // the limit is that of one legal entity, the use that of all
  budget: z.strictObject({ limitPerSecond: z.number(), usedPerSecond: z.number() }),
  budgets: z.array(
    z.strictObject({ inn: inn.nullable(), limitPerSecond: z.number(), usedPerSecond: z.number() }),
  ),
  maintenance: z.strictObject({ reason: z.string(), sinceAt: moment, untilAt: moment }).nullable(),
})

export const channelsEndpoints = {
  list: {
    method: 'get',
    path: '/channels',
    permission: 'channels.read',
    summary: 'api-docs.channels.list',
    answer: { status: 200, schema: lineSchema },
    refusals: [],
  },
} as const satisfies Record<string, Endpoint>
