import { z } from 'zod'
import { idText, moment } from '../web/api-schemas.js'

const count = z.int().min(0)
const kopecks = z.int().nullable()

export const madeClaimSchema = z.strictObject({ id: idText, number: z.string() }).meta({ id: 'MadeClaim' })

const line = z
  .strictObject({
    lineId: idText,
    number: z.string(),
    name: z.string(),
    gtin: z.string().nullable(),
    unit: z.string(),
    declared: z.string(),
    priceKopecks: kopecks,
    sumKopecks: kopecks,
    defectCount: count,
    defectKopecks: kopecks,
    reasonIds: z.array(z.string()),
  })
  .meta({ id: 'ClaimLine' })

/** What the act says besides the codes, field by field. */
const details = z
  .object({ startedAt: moment.nullable(), endedAt: moment.nullable() })
  .catchall(z.union([z.string(), z.number(), z.null()]))

export const claimSchema = z
  .strictObject({
    ...madeClaimSchema.shape,
    deliveryId: idText,
    state: z.string(),
    createdAt: moment,
    supplier: z.strictObject({ inn: z.string().nullable(), name: z.string().nullable() }),
    document: z.strictObject({ number: z.string().nullable(), issuedOn: z.iso.date().nullable() }),
    codes: count,
    sumKopecks: kopecks,
    chainHead: z.string(),
    lines: z.array(line),
    details,
    reasons: z.array(z.strictObject({ reasonId: z.string(), count })),
  })
  .meta({ id: 'Claim' })
