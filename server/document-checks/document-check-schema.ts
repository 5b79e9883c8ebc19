import { z } from 'zod'
import { idParams, idText, moment } from '../web/api-schemas.js'
import type { Endpoint } from '../web/endpoint.js'

const error = z
  .strictObject({
    /** The number of ЧЗ. */
    code: z.string(),
    /** What it means to who receives goods, and what is to be done. */
    message: z.string(),
    nextStep: z.string(),
    /** In the words of ЧЗ. */
    description: z.string(),
    cis: z.string().nullable(),
  })
  .meta({ id: 'DocumentError' })

export const documentCheckSchema = z
  .strictObject({
    state: z.enum(['waiting', 'verified', 'not-valid', 'unanswered', 'refused']),
    startedAt: moment,
    sentAt: moment.nullable(),
    /** What ЧЗ said last while it was not ready. */
    lastSaid: z.enum(['awaiting', 'in-progress']).nullable(),
    attempts: z.int().min(0),
    nextTryAt: moment.nullable(),
    deadlineAt: moment.nullable(),
    heldReason: z.string().nullable(),
    finishedAt: moment.nullable(),
    /** Why it is refused. */
    refusal: z.strictObject({ key: z.string(), message: z.string() }).nullable(),
    rewrittenFrom: z.string().nullable(),
    errors: z.array(error),
    /** In the chain of exchanges. */
    exchangeIds: z.array(idText),
  })
  .meta({ id: 'DocumentCheck' })

export const documentChecksEndpoints = {
  start: {
    method: 'post',
    path: '/deliveries/{id}/document-check',
    permission: 'documents.check',
    summary: 'api-docs.document-check.start',
    params: idParams,
    missing: 'delivery.not-found',
    answer: { status: 200, schema: documentCheckSchema },
    refusals: [404, 422],
  },
} as const satisfies Record<string, Endpoint>
