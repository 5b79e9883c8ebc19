import { z } from 'zod'
import { mostId } from './row-id.js'

const isId = (text: string) => Number(text) <= mostId

/** Ids are strings outside. */
export const idText = z
  .string()
  .regex(/^[1-9]\d{0,9}$/)
  .refine(isId)
export const idParams = z.strictObject({ id: idText.transform(Number) })

/** ISO 8601, UTC. */
export const moment = z.iso.datetime()
export const inn = z.string().regex(/^(\d{10}|\d{12})$/)

/** `limit` 1…1000 (100) and `cursor` of a list. */
export const sliceQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  cursor: idText.optional(),
})

/** A part of a list; `next` is handed back as `cursor`. */
export const sliceOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), next: idText.nullable() })

/** An error whose details are of this shape. */
export const errorWith = <Details extends z.ZodType>(details: Details) =>
  z.strictObject({ error: z.strictObject({ key: z.string(), message: z.string(), details }) })

export const errorAnswer = errorWith(z.unknown().optional()).meta({ id: 'Error' })

/** In the details of a 400: what is wrong with which field. */
export const inputFaultSchema = z
  .strictObject({ field: z.string(), message: z.string() })
  .meta({ id: 'InputFault' })
