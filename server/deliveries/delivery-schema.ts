import { z } from 'zod'
import { documentCheckSchema } from '../document-checks/document-check-schema.js'
import { outcomes, type Outcome } from '../domain/verdict/outcome.js'
import { idText, inn, moment } from '../web/api-schemas.js'

const count = z.int().min(0)
const day = z.iso.date()

const party = z
  .strictObject({ inn: z.string().nullable(), kpp: z.string().nullable(), name: z.string() })
  .meta({ id: 'Party' })

const byOutcome = Object.fromEntries(outcomes.map((outcome) => [outcome, count])) as Record<
  Outcome,
  typeof count
>
const counts = z.strictObject({ total: count, ...byOutcome }).meta({ id: 'Counts' })

const runStates = ['queued', 'running', 'held', 'waiting', 'done', 'cancelled'] as const

const run = z
  .strictObject({
    state: z.enum(runStates),
    done: count,
    total: count,
    startedAt: moment.nullable(),
    finishedAt: moment.nullable(),
    heldReason: z.string().nullable(),
  })
  .meta({ id: 'Run' })

/** What is answered to who hands a document in. */
export const deliveryHeadSchema = z
  .strictObject({
    id: idText,
    number: z.string().nullable(),
    issuedOn: day.nullable(),
    supplier: party.nullable(),
    buyer: party.nullable(),
    /** The legal entity of ours that asks; null: the one that is asked for where nobody is named. */
    inn: inn.nullable(),
    contract: z.strictObject({ number: z.string(), signedOn: day.nullable() }).nullable(),
    lineCount: count,
    codes: count,
    state: z.enum(['reading', ...runStates]),
  })
  .meta({ id: 'DeliveryHead' })

export const listedDeliverySchema = z
  .strictObject({ ...deliveryHeadSchema.shape, counts, run: run.nullable() })
  .meta({ id: 'ListedDelivery' })

const warning = z.strictObject({
  key: z.string(),
  message: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})

const line = z
  .strictObject({
    number: z.string(),
    name: z.string(),
    gtin: z.string().nullable(),
    declared: z.number().nullable(),
    counts,
  })
  .meta({ id: 'DeliveryLine' })

/** What ЧЗ says of the supplier; null while it has not said. */
const registration = z
  .strictObject({
    registered: z.boolean(),
    status: z.string().nullable(),
    groups: z.array(z.string()).nullable(),
    missingGroups: z.array(z.string()),
    askedAt: moment,
    message: z.string().nullable(),
    nextStep: z.string().nullable(),
  })
  .meta({ id: 'SupplierRegistration' })

export const deliverySchema = z
  .strictObject({
    ...listedDeliverySchema.shape,
    verdict: z.enum(['do-not-sign', 'sign-partly', 'wait', 'sign']),
    warnings: z.array(warning),
    supplierRegistration: registration.nullable(),
    lines: z.array(line),
    documentCheck: documentCheckSchema.nullable(),
  })
  .meta({ id: 'Delivery' })

/** A fault of a document that is not taken: in `details` of a 422. */
export const documentFaultSchema = z
  .strictObject({
    key: z.string(),
    line: z.int().nullable(),
    message: z.string(),
    nextStep: z.string(),
  })
  .meta({ id: 'DocumentFault' })
