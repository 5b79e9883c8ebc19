import type { Request } from 'express'
import { z } from 'zod'
import { AppError, notFound } from '../errors.js'

const sliceSchema = z.object({
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  cursor: z.string().regex(/^\d+$/).optional(),
})

/** `limit` 1…1000 (100) and `cursor` of a list. @throws AppError user `api.input` (400) */
export const readSlice = (req: Request): z.infer<typeof sliceSchema> => readInput(sliceSchema, req.query)

/** Input of a program by its schema; every fault with its field. @throws AppError user `api.input` (400) */
export function readInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.infer<Schema> {
  const result = schema.safeParse(input ?? {})
  if (result.success) return result.data
  const details = result.error.issues.map((issue) => ({
    field: issue.path.join('.'),
    message: issue.message,
  }))
  throw new AppError('user', 'api.input', { field: details[0]?.field ?? '' }, { status: 400, details })
}

/** A row's id out of the path. @throws AppError user 404 with the key given */
export function readId(req: Request, key: string, name = 'id'): number {
  const id = Number(req.params[name])
  if (!Number.isSafeInteger(id) || id < 1) throw notFound(key)
  return id
}
