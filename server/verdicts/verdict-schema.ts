import { z } from 'zod'
import { outcomeSchema, reasonSchema } from '../codes/code-schema.js'
import { channelSchema } from '../codes/facts-schema.js'
import { moment } from '../web/api-schemas.js'
import type { Endpoint } from '../web/endpoint.js'

/** With a zone, or Unix milliseconds. */
const anyMoment = z
  .union([z.iso.datetime({ offset: true }), z.int().min(0)])
  .transform((at) => (typeof at === 'number' ? at : Date.parse(at)))

const deepest = 50

/** No answer of ЧЗ is nested deeper; a body that is would exhaust the stack of who walks it. */
function isShallow(body: unknown): boolean {
  if (body === undefined) return false
  let level = [body]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return false
    level = level.flatMap((value) =>
      typeof value === 'object' && value ? Object.values(value as object) : [],
    )
  }
  return true
}

const askedAnswer = z
  .strictObject({
    /** An answer of cises/check names none of its codes: without its question it says nothing. */
    channel: channelSchema.exclude(['check-parts']),
    askedAt: anyMoment,
    /** As it came over the wire. */
    body: z.unknown().refine(isShallow),
  })
  .meta({ id: 'WireAnswer' })

export const verdictQuestionSchema = z
  .strictObject({
    answers: z.array(askedAnswer).min(1).max(20),
    group: z.string().min(1).max(50).optional(),
    priceKopecks: z.int().min(0).optional(),
    now: anyMoment.optional(),
  })
  .meta({ id: 'VerdictQuestion' })

export type VerdictQuestion = z.infer<typeof verdictQuestionSchema>

export const verdictSchema = z
  .strictObject({ outcome: outcomeSchema, reasons: z.array(reasonSchema), blocksAt: moment.nullable() })
  .meta({ id: 'Verdict' })

export const verdictsEndpoints = {
  judge: {
    method: 'post',
    path: '/verdicts',
    permission: 'codes.read',
    summary: 'api-docs.verdicts.judge',
    body: verdictQuestionSchema,
    bodyLimit: '1mb',
    answer: { status: 200, schema: verdictSchema },
    refusals: [422],
  },
} as const satisfies Record<string, Endpoint>
