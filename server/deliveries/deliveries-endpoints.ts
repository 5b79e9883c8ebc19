import { z } from 'zod'
import { codeSchema } from '../codes/code-schema.js'
import { outcomes } from '../domain/verdict/outcome.js'
import { idParams, idText, inn, sliceOf, sliceQuery } from '../web/api-schemas.js'
import type { Endpoint } from '../web/endpoint.js'
import {
  deliveryHeadSchema,
  deliverySchema,
  documentFaultSchema,
  listedDeliverySchema,
} from './delivery-schema.js'

const ofOne = { params: idParams, missing: 'delivery.not-found' }

export const deliveriesEndpoints = {
  handIn: {
    method: 'post',
    path: '/deliveries',
    permission: 'deliveries.upload',
    summary: 'api-docs.deliveries.hand-in',
    // the legal entity that asks, where the document names none
    query: z.strictObject({
      purpose: z.enum(['receipt', 'audit']).default('receipt'),
      inn: inn.optional(),
    }),
    takesDocument: true,
    answer: { status: 201, schema: deliveryHeadSchema },
    refusals: [409, 413, 422],
    details: { 409: z.strictObject({ id: idText }), 422: z.array(documentFaultSchema) },
  },
  list: {
    method: 'get',
    path: '/deliveries',
    permission: 'deliveries.read',
    summary: 'api-docs.deliveries.list',
    query: sliceQuery,
    answer: { status: 200, schema: sliceOf(listedDeliverySchema) },
    refusals: [],
  },
  find: {
    ...ofOne,
    method: 'get',
    path: '/deliveries/{id}',
    permission: 'deliveries.read',
    summary: 'api-docs.deliveries.find',
    answer: { status: 200, schema: deliverySchema },
    refusals: [404],
  },
  codes: {
    ...ofOne,
    method: 'get',
    path: '/deliveries/{id}/codes',
    permission: 'codes.read',
    summary: 'api-docs.deliveries.codes',
    query: sliceQuery.extend({ outcome: z.enum(outcomes).optional() }),
    answer: { status: 200, schema: sliceOf(codeSchema) },
    refusals: [404],
  },
} as const satisfies Record<string, Endpoint>
