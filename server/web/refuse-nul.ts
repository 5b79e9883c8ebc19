import type { Request, RequestHandler } from 'express'
import { AppError } from '../errors.js'

/**
 * Nobody types a NUL and PostgreSQL keeps none in a text: a page with one in its address, its form or the name of a file
 * is refused before anything reads it. What is in a file is the reader's.
 */
export const refuseNul: RequestHandler = (req, _res, next) => {
  const isRefused = /%00/.test(req.url) || textsOf(req).some((text) => text.includes('\u0000'))
  next(isRefused ? new AppError('user', 'request.nul', {}, { status: 400 }) : undefined)
}

function textsOf({ body, files }: Request): string[] {
  const fields = Object.entries((body ?? {}) as Record<string, unknown>).flat(2)
  const names = (Array.isArray(files) ? files : []).map(({ originalname }) => originalname)
  return [...fields, ...names].filter((text) => typeof text === 'string')
}
