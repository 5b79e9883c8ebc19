import { z } from 'zod'
import type { ClaimDetails } from '../../entities/claim.js'
import { allActFields, type ActField } from '../domain/claim/act-fields.js'
import { fromFieldTime } from './act-dates.js'

/** A text of the act: one space between words, so that its height is that of its letters. */
const wording = ({ max }: ActField) =>
  z
    .string()
    .transform((value) => value.replace(/\s+/g, ' ').trim())
    .refine((value) => value.length <= max, 'claim.too-long')

const moment = (zone: string) =>
  z.string().transform((value, context) => {
    if (value.trim() === '') return null
    const at = fromFieldTime(value.trim(), zone)
    if (at === null) context.addIssue({ code: 'custom', message: 'claim.not-time' })
    return at
  })

/** What was entered into the act, from the table of its fields. A field that was not sent stays as it was. */
export const detailsForm = (zone: string): z.ZodType<Partial<ClaimDetails>> =>
  z
    .object(
      Object.fromEntries(
        allActFields.map((field) => [
          field.name,
          (field.kind === 'time' ? moment(zone) : wording(field)).optional(),
        ]),
      ),
    )
    .refine((form) => isInOrder(form as Partial<ClaimDetails>), {
      path: ['endedAt'],
      message: 'claim.time-order',
    }) as unknown as z.ZodType<Partial<ClaimDetails>>

const isInOrder = ({ startedAt, endedAt }: Partial<ClaimDetails>): boolean =>
  typeof startedAt !== 'number' || typeof endedAt !== 'number' || startedAt <= endedAt
