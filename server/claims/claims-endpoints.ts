import { idParams } from '../web/api-schemas.js'
import type { Endpoint } from '../web/endpoint.js'
import { claimSchema, madeClaimSchema } from './claim-schema.js'

const ofOne = { params: idParams, missing: 'claim.not-found' }

export const claimsEndpoints = {
  make: {
    method: 'post',
    path: '/deliveries/{id}/claims',
    permission: 'claims.make',
    summary: 'api-docs.claims.make',
    params: idParams,
    missing: 'claim.no-delivery',
    answer: { status: 201, schema: madeClaimSchema },
    refusals: [404, 409],
  },
  find: {
    ...ofOne,
    method: 'get',
    path: '/claims/{id}',
    permission: 'claims.read',
    summary: 'api-docs.claims.find',
    answer: { status: 200, schema: claimSchema },
    refusals: [404],
  },
  act: {
    ...ofOne,
    method: 'get',
    path: '/claims/{id}/act.html',
    permission: 'claims.read',
    summary: 'api-docs.claims.act',
    answer: { status: 200, schema: 'html' },
    refusals: [404],
  },
} as const satisfies Record<string, Endpoint>
