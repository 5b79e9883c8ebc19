import type { Request } from 'express'
import type { z } from 'zod'
import { AppError, notFound } from '../errors.js'
import type { Language } from '../text/say.js'
import { inputFaults } from './input-faults.js'
import { rowIdOf } from './row-id.js'

/** Input of a program by its schema; every fault with its field. @throws AppError user `api.input` (400) */
export function readInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  language: Language,
): z.infer<Schema> {
  const given = input ?? {}
  const result = schema.safeParse(given)
  if (result.success) return result.data
  const details = inputFaults(result.error, given, language)
  const field = details[0]?.field ?? ''
  const [key, params] = field === '' ? ['api.body', {}] : ['api.input', { field }]
  throw new AppError('user', key, params as Record<string, string>, { status: 400, details })
}

/** A row's id out of the path of a page. @throws AppError user 404 with the key given */
export function readId(req: Request, key: string, name = 'id'): number {
  const id = rowIdOf(req.params[name])
  if (id === null) throw notFound(key)
  return id
}
