import { z } from 'zod'
import type { Endpoint } from '../web/endpoint.js'

const count = z.int().min(0)

const takenSchema = z.strictObject({ rows: count, changed: count, codes: count }).meta({ id: 'TakenPrices' })

export const pricesEndpoints = {
  put: {
    method: 'put',
    path: '/prices',
    permission: 'prices.change',
    summary: 'api-docs.prices.put',
    takesDocument: true,
    answer: { status: 200, schema: takenSchema },
    refusals: [413, 422],
  },
} as const satisfies Record<string, Endpoint>
