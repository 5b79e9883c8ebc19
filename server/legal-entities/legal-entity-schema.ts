import { z } from 'zod'
import { inn, moment } from '../web/api-schemas.js'
import type { Endpoint } from '../web/endpoint.js'

/** Goes into a header: visible ASCII, no spaces. */
const headerText = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .regex(/^[\x21-\x7e]+$/)

/** What was kept is never answered. `isTried`: ЧЗ took it before; false where it did not answer. */
const keptSchema = z
  .strictObject({
    inn,
    expiresAt: moment.nullable(),
    updatedAt: moment,
    isUsed: z.boolean(),
    isTried: z.boolean(),
  })
  .meta({ id: 'KeptSecret' })

const kept = {
  method: 'put',
  permission: 'channels.change',
  params: z.strictObject({ inn }),
  answer: { status: 200, schema: keptSchema },
} as const

export const legalEntitiesEndpoints = {
  putToken: {
    ...kept,
    path: '/entities/{inn}/token',
    summary: 'api-docs.entities.token',
    body: z.strictObject({
      token: headerText(16_000),
      expiresAt: z.iso.datetime({ offset: true }).optional(),
    }),
    refusals: [409, 422],
  },
  putApiKey: {
    ...kept,
    path: '/entities/{inn}/api-key',
    summary: 'api-docs.entities.api-key',
    // the key of old may be handed in too: it is never sent
    body: z
      .strictObject({ key: headerText(500).optional(), registrationKey: headerText(500).optional() })
      .refine((body) => body.key !== undefined || body.registrationKey !== undefined),
    refusals: [409, 422],
  },
} as const satisfies Record<string, Endpoint>
