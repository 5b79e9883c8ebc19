import { z } from 'zod'
import { idParams } from '../web/api-schemas.js'
import type { Endpoint } from '../web/endpoint.js'
import { codeWithAnswersSchema, parsedCodeSchema } from './code-schema.js'

export const codesEndpoints = {
  parse: {
    method: 'post',
    path: '/codes/parse',
    permission: 'codes.read',
    summary: 'api-docs.codes.parse',
    body: z.strictObject({ raw: z.string() }),
    answer: { status: 200, schema: parsedCodeSchema },
    refusals: [],
  },
  find: {
    method: 'get',
    path: '/codes/{id}',
    permission: 'codes.read',
    summary: 'api-docs.codes.find',
    params: idParams,
    missing: 'code.not-found',
    answer: { status: 200, schema: codeWithAnswersSchema },
    refusals: [404],
  },
} as const satisfies Record<string, Endpoint>
