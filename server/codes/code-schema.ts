import { z } from 'zod'
import type { Origin } from '../domain/codes/parsed-code.js'
import { lanes } from '../domain/lanes.js'
import { outcomes, type CheckedBy } from '../domain/verdict/outcome.js'
import { idText, moment } from '../web/api-schemas.js'
import { channelSchema, factsSchema } from './facts-schema.js'

const origin = z
  .strictObject({
    country: z.enum(['RU', 'BY', 'AM', 'KZ', 'KG']).nullable(),
    confidence: z.enum(['certain', 'sure', 'likely', 'none']),
  })
  .meta({ id: 'Origin' }) satisfies z.ZodType<Origin>

export const outcomeSchema = z.enum(outcomes)

export const reasonSchema = z
  .strictObject({
    id: z.string(),
    outcome: outcomeSchema,
    title: z.string(),
    text: z.string(),
    nextStep: z.string(),
    who: z.string(),
    until: moment.nullable(),
    blocksAt: moment.nullable(),
    source: z.string(),
    curable: z.boolean(),
  })
  .meta({ id: 'Reason' })

export const codeSchema = z
  .strictObject({
    id: idText,
    cis: z.string(),
    gtin: z.string().nullable(),
    serial: z.string().nullable(),
    group: z.string().nullable(),
    origin,
    lane: z.enum(lanes),
    outcome: outcomeSchema,
    checkedBy: (z.enum(['status', 'till', 'both']) satisfies z.ZodType<CheckedBy>).nullable(),
    reasons: z.array(reasonSchema),
    attempts: z.int().min(0),
    nextTryAt: moment.nullable(),
    checkedAt: moment.nullable(),
  })
  .meta({ id: 'Code' })

/** `raw` is what came about this code, as it came. */
const answerSchema = z
  .strictObject({
    channel: channelSchema,
    askedAt: moment,
    answeredAt: moment.nullable(),
    httpStatus: z.int().nullable(),
    requestId: z.string(),
    reqId: z.string().nullable(),
    facts: factsSchema.nullable(),
    raw: z.unknown(),
  })
  .meta({ id: 'Answer' })

export const codeWithAnswersSchema = z
  .strictObject({ ...codeSchema.shape, answers: z.array(answerSchema) })
  .meta({ id: 'CodeWithAnswers' })

const problem = z.strictObject({ key: z.string(), message: z.string(), nextStep: z.string() })

export const parsedCodeSchema = z
  .strictObject({
    kind: z.string(),
    valid: z.boolean(),
    certainty: z.enum(['sure', 'repaired', 'ambiguous']),
    cis: z.string().nullable(),
    gtin: z.string().nullable(),
    serial: z.string().nullable(),
    ai: z.record(z.string(), z.string()),
    tail: z.enum(['whole', 'partial', 'none']),
    origin,
    groups: z.array(z.string()),
    mrpKopecks: z.int().nullable(),
    weightGrams: z.number().nullable(),
    volumeMl: z.number().nullable(),
    repairs: z.array(z.string()),
    problems: z.array(problem),
  })
  .meta({ id: 'ParsedCode' })
